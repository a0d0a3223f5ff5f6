import ContractDesign

extension ProofDocument {
    /// The file of a proof.
    public init(_ proof: ContractProof) {
        let problem = proof.problem
        let curves = proof.outsideCurves.map { CurveRecord($0) }
        let restsOnAccuracy = problem.setting.accuracyHigh == nil && problem.setting.outsideCurves.isEmpty
        self.init(
            problem: ProblemRecord(problem, outsideCurves: restsOnAccuracy ? nil : curves),
            menu: proof.offers.map {
                OfferRecord(contribution: WrittenDecimal($0.contribution), reward: WrittenDecimal($0.reward))
            },
            claims: Claims(
                lower: WrittenDecimal(proof.lower), upper: proof.upper.map(WrittenDecimal.init),
                violation: WrittenDecimal(proof.violation)),
            alone: proof.witnesses.count == 1 ? .ofOneCurve(proof.witnesses[0]) : .ofCurves(proof.witnesses),
            tree: proof.tree.map { NodeRecord($0, classCount: proof.witnesses[0].count) })
    }

    private init(problem: ProblemRecord, menu: [OfferRecord], claims: Claims, alone: Witnesses, tree: NodeRecord?) {
        self.problem = problem
        self.menu = menu
        self.claims = claims
        self.alone = alone
        self.tree = tree
    }
}

extension ProblemRecord {
    fileprivate init(_ problem: ContractProblem, outsideCurves: [CurveRecord]?) {
        participants = ParticipantsRecord(problem.participation)
        conditioning = problem.conditioning
        accuracy = CurveRecord(problem.accuracy)
        valuation = CurveRecord(specification: problem.valuation.specification)
        let idle = problem.typesWithIdleCapacity
        types = problem.population.types.enumerated().map {
            TypeRecord($0.element, isCapacityIdle: idle.contains($0.offset))
        }
        self.outsideCurves = outsideCurves
        scenarios = problem.scenarios?.map { scenario in
            // What has no chance at all still has its cap: given that it comes.
            ScenarioRecord(name: scenario.name, probabilities: scenario.probabilities.map { max($0, 1e-30) })
        }
        if case .atLeast = problem.participation { atLeast = true }
    }
}

extension ParticipantsRecord {
    fileprivate init(_ participation: Participation) {
        switch participation {
        case .fixed(let count), .atLeast(let count): self = .fixed(count)
        case .poisson(let mean): self = .poisson(mean)
        case .binomial(let invited, let rate): self = .binomial(invited: invited, rate: rate)
        }
    }
}

extension CurveRecord {
    fileprivate init(_ accuracy: any AccuracyFunction) {
        if let table = accuracy as? TableAccuracy {
            self.init(family: "table", parameters: [], points: table.points.map { [$0.samples, $0.performance] })
        } else {
            self.init(specification: accuracy.specification)
        }
    }

    fileprivate init(specification: String) {
        let halves = specification.split(separator: ":", maxSplits: 1)
        self.init(
            family: String(halves[0]),
            parameters: halves.count < 2 ? [] : halves[1].split(separator: ",").compactMap { Double($0) })
    }
}
