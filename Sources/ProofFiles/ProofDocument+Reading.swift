import ContractDesign

extension ProofDocument {
    /// The proof that the file holds; nothing is checked but that it is one.
    /// - Throws: `ProofFileError` with the place of what makes it none.
    public func proof() throws(ProofFileError) -> ContractProof {
        let problem = try problem.posed()
        guard menu.count == problem.population.types.count else {
            throw ProofFileError(
                place: "menu", problem: "it has \(menu.count) offers for \(problem.population.types.count) types")
        }
        guard (tree == nil) == (claims.upper == nil) else {
            throw ProofFileError(
                place: "tree", problem: "there must be one where an upper bound is claimed, and none elsewhere")
        }
        let classCount = problem.classCount
        return ContractProof(
            problem: problem,
            offers: menu.map { ExactOffer(contribution: $0.contribution.decimal, reward: $0.reward.decimal) },
            lower: claims.lower.decimal, upper: claims.upper?.decimal, violation: claims.violation.decimal,
            witnesses: alone.numbers, tree: try tree?.tree(classCount: classCount, at: "tree"))
    }
}

extension Witnesses {
    fileprivate var numbers: [[Double]] {
        switch self {
        case .ofOneCurve(let one): [one.map { $0 ?? 0 }]
        case .ofCurves(let several): several.map { $0.map { $0 ?? 0 } }
        }
    }
}

extension NodeRecord {
    fileprivate func tree(classCount: Int, at place: String) throws(ProofFileError) -> ProofTree {
        switch self {
        case .leaf(let leaf):
            return .leaf(try leaf.leaf(classCount: classCount, at: place))
        case .split(let weights, let at, let below, let above):
            let used = weights.indices.filter { weights[$0] != 0 }
            guard weights.count == classCount, used.count == 1, let i = used.first, weights[i] > 0 else {
                throw ProofFileError(
                    place: place + ".split", problem: "it is not one positive number among \(classCount - 1) zeros")
            }
            return .split(
                classIndex: i, contribution: at / weights[i],
                below: try below.tree(classCount: classCount, at: place + ".below"),
                above: try above.tree(classCount: classCount, at: place + ".above"))
        }
    }
}

extension LeafRecord {
    fileprivate func leaf(classCount: Int, at place: String) throws(ProofFileError) -> ProofLeaf {
        func rows(_ rows: [[Double]], _ name: String, _ counts: [Int]) throws(ProofFileError) {
            for (k, row) in rows.enumerated() {
                let isRow =
                    row.count == counts.count + 1
                    && zip(row, counts).allSatisfy { $0 >= 0 && $0 < Double($1) && $0 == $0.rounded() }
                if !isRow {
                    throw ProofFileError(
                        place: "\(place).\(name)[\(k)]", problem: "it is no row of indices with a multiplier")
                }
            }
        }
        guard points.allSatisfy({ $0.count == classCount && $0.allSatisfy { $0 >= 0 } }) else {
            throw ProofFileError(place: place + ".points", problem: "a point has \(classCount) numbers of 0 or more")
        }
        guard objective.count == points.count else {
            throw ProofFileError(place: place + ".objective", problem: "there is one multiplier for each point")
        }
        guard laws.map({ $0.count == points.count && $0.allSatisfy { $0 >= 0 } }) ?? true else {
            throw ProofFileError(place: place + ".laws", problem: "there is one scenario for each point")
        }
        guard path?.allSatisfy({ $0 == 0 }) ?? true else {
            throw ProofFileError(place: place + ".path", problem: "multipliers of splits are not read here")
        }
        try rows(caps, "caps", [points.count, classCount])
        try rows(ir, "ir", [classCount])
        try rows(ic, "ic", [classCount, classCount])
        return ProofLeaf(
            points: zip(points, laws ?? points.map { _ in 0 }).map { ProofLeaf.Point($0, law: $1) },
            objective: objective,
            caps: caps.map { .init(point: Int($0[0]), classIndex: Int($0[1]), multiplier: $0[2]) },
            rationality: ir.map { .init(classIndex: Int($0[0]), multiplier: $0[1]) },
            incentives: ic.map { .init(classIndex: Int($0[0]), posingAs: Int($0[1]), multiplier: $0[2]) })
    }
}

extension ProblemRecord {
    fileprivate func posed() throws(ProofFileError) -> ContractProblem {
        do {
            let types = try Population(
                types.enumerated().map { index, type in
                    ParticipantType(
                        name: type.name ?? "\(index + 1)", cost: type.cost, probability: type.probability,
                        quality: type.quality ?? 1, value: type.value ?? 1, outside: type.outside,
                        capacity: type.capacity)
                }, normalizing: true
            ).types
            let population =
                try scenarios.map { scenarios in
                    if scenarios.isEmpty {
                        throw ProofFileError(place: "problem.scenarios", problem: "there is none")
                    }
                    return
                        try Population(
                            types,
                            under: scenarios.map { scenario in
                                guard scenario.probabilities.count == types.count else {
                                    throw ProofFileError(
                                        place: "problem.scenarios", problem: "each has a probability for every type")
                                }
                                return Scenario(name: scenario.name, probabilities: scenario.probabilities)
                            })
                } ?? Population(types)
            var setting = try Setting(
                accuracy: try accuracy.function(at: "problem.accuracy"),
                valuation: try Specification.valuation(valuation.specification), conditioning: conditioning)
            let curves = try (outsideCurves ?? []).map { try $0.function(at: "problem.outsideCurves") }
            let others = curves.filter { $0.specification != setting.accuracy.specification }
            if others.count == curves.count, others.count == 1 {
                setting.accuracyHigh = others[0]
            } else {
                setting.outsideCurves = others
            }
            return try ContractProblem(
                population: population, participation: participants.participation(isLeast: atLeast ?? false),
                setting: setting)
        } catch let error as ProofFileError {
            throw error
        } catch {
            throw ProofFileError(place: "problem", problem: "it is no problem. \(error)".trimmedFullStop)
        }
    }
}

extension ParticipantsRecord {
    fileprivate func participation(isLeast: Bool) -> Participation {
        switch self {
        case .fixed(let count): isLeast ? .atLeast(count) : .fixed(count)
        case .poisson(let mean): .poisson(mean: mean)
        case .binomial(let invited, let rate): .binomial(invited: invited, rate: rate)
        }
    }
}

extension CurveRecord {
    fileprivate func function(at place: String) throws -> any AccuracyFunction {
        guard family == "table" else { return try Specification.accuracy(specification) }
        guard let points, points.allSatisfy({ $0.count == 2 }) else {
            throw ProofFileError(place: place, problem: "a table is a list of pairs, size and performance")
        }
        return try TableAccuracy(
            points.map { LearningPoint(samples: $0[0], performance: $0[1]) }, file: "proof")
    }
}
