/// A problem's cost classes as parties whose kinds are known, and its averages by whichever way serves.
struct InformedPopulation {
    private let accuracy: any AccuracyFunction
    private let valuation: any Valuation
    private let participation: Participation
    private let model: CommonModel
    let order: CostOrder
    /// By class.
    let reservations: [ReservationUtility]
    private let kinds: [InformedKind]

    /// How the averages were obtained, and how far they may be off.
    struct Averages {
        /// Above v(a(0)), and the performance above a(0).
        var means: InformedMeans
        /// What the means are off by at most, as was measured on thousands of problems; five standard errors of draws.
        var errors: InformedMeans
        var standardError: Double?
        var evaluations: Int
    }

    init(_ problem: ContractProblem) {
        self.init(problem, problem.accuracy, problem.valuation)
    }

    private init(_ problem: ContractProblem, _ accuracy: some AccuracyFunction, _ valuation: some Valuation) {
        self.accuracy = accuracy
        self.valuation = valuation
        participation = problem.participation
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        model = CommonModel(accuracy, valuation, threshold: alone.threshold)
        order = CostOrder(problem.population)
        let start = model.start
        reservations = order.costs.map { alone.utility(atCost: $0) }
        kinds = zip(order.classes, reservations).map { kind, own in
            Self.kind(kind.cost, kind.probability, own, start: start)
        }
    }

    private static func kind(
        _ cost: Double, _ probability: Double, _ own: ReservationUtility, start: Double
    ) -> InformedKind {
        InformedKind(
            x: 1 / cost, y: own.contribution > 0 ? (own.utility - start) / cost : 0, probability: probability,
            reward: own.reward - start)
    }
}

// The ways, from the cheapest to the last resort.
extension InformedPopulation {
    /// Of a cubature's differences, what is stated as error.
    private static let caution = 50.0
    /// The least error that is stated where rules were used, and where compositions were enumerated, of the limits.
    private static let leastRuleError = 1e-10
    private static let enumerationError = 1e-12
    /// More classes than this are merged where rules of their moments do not serve.
    private static let mostClasses = 12
    /// A difference of merged classes' rules, of the limits, that is worth an enumeration.
    private static let mostMergingError = 1e-9
    /// What it counts in the error that is stated.
    private static let mergingCaution = 10.0
    /// Compositions that are listed where rules do not serve.
    private static let mostCompositions = 300_000.0
    /// Those that are listed where that is asked for: some seconds.
    private static let mostExact = 1e7

    private var compositions: Double { OutcomeTable.outcomeCount(participation, classes: kinds.count) }

    /// The chance of what no rule sees that is taken rather than draws.
    private static let mostRisk = 1e-8

    /// By moment cubature, with classes merged where they are many; by enumeration or draws where that does not serve.
    func fast(seed: UInt64) -> Averages {
        var found: Averages?
        if accuracy.isSmooth {
            found = kinds.count <= Self.mostClasses ? cubature(kinds) : byRules() ?? merged()
        }
        if let found { return found }
        if compositions <= Self.mostCompositions { return enumerated() }
        return (accuracy.isSmooth ? byRules(risk: Self.mostRisk) : nil) ?? drawn(seed: seed)
    }

    /// Over all compositions.
    func exact() throws(ContractError) -> Averages {
        try requireEnumeration()
        return enumerated()
    }

    func requireEnumeration() throws(ContractError) {
        if compositions <= Self.mostExact { return }
        throw .tooManyKnownCompositions(
            participation: participation.specification, classes: kinds.count, count: compositions)
    }

    private var cubature: MomentCubature { MomentCubature(model, valuation, accuracyLimit: accuracy.limit) }

    private func crowd(_ kinds: [InformedKind]) -> InformedCrowd {
        switch participation.law {
        case .poisson(let mean): return InformedCrowd(kinds: kinds, count: mean, isPoisson: true)
        case .binomial(let trials, let chance):
            var kinds = kinds
            if chance < 1 {
                for i in kinds.indices { kinds[i].probability *= chance }
                kinds.append(.absent(1 - chance))
            }
            return InformedCrowd(kinds: kinds, count: trials, isPoisson: false)
        }
    }

    private func cubature(_ kinds: [InformedKind]) -> Averages? {
        var sum = cubature
        sum.add(crowd(kinds), SettledParties(), weight: 1, isPart: false)
        return sum.isExhausted ? nil : averages(sum)
    }

    /// Rules of the moments of all classes as they are.
    private func byRules(risk: Double = MomentCubature.negligible) -> Averages? {
        var sum = cubature
        guard sum.addWhole(crowd(kinds), risk: risk) else { return nil }
        return averages(sum)
    }

    private func merged() -> Averages? {
        let fewest = 5
        // A jump among costs that are not there would be overlooked.
        let idle = kinds.filter { !$0.trains }
        guard idle.count <= fewest || cubature.isFarFromHinge(crowd(kinds)) else { return nil }
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        let start = model.start
        func sum(_ nodes: Int) -> Averages? {
            cubature(
                MergedKinds(nodesOfSegment: nodes).merged(kinds) { cost, probability, trains in
                    Self.kind(
                        cost, probability, trains ? alone.utility(atCost: cost) : .untrained(start), start: start)
                })
        }
        guard let fine = sum(fewest + 1), let coarse = sum(fewest) else { return nil }
        let value = abs(fine.means.value - coarse.means.value)
        let performance = abs(fine.means.performance - coarse.means.performance)
        guard max(value / model.limit, performance / accuracy.limit) <= Self.mostMergingError else { return nil }
        var answer = fine
        answer.errors.value += Self.mergingCaution * value
        answer.errors.performance += Self.mergingCaution * performance
        answer.evaluations += coarse.evaluations
        return answer
    }

    private func averages(_ sum: MomentCubature) -> Averages {
        let least = sum.hasRules ? Self.leastRuleError : Self.enumerationError
        let rest = least + sum.dropped
        return averages(
            sum.means,
            errors: InformedMeans(
                value: Self.caution * sum.differences.value + rest * model.limit,
                performance: Self.caution * sum.differences.performance + rest * accuracy.limit), sum.model)
    }

    /// With the performance of a proportional valuation made from the value.
    private func averages(
        _ means: InformedMeans, errors: InformedMeans, standardErrors: InformedMeans? = nil, _ model: CommonModel
    ) -> Averages {
        var (means, errors, standardError) = (means, errors, standardErrors?.performance)
        if let scale = valuation.constantSlope {
            means.performance = means.value / scale
            errors.performance = errors.value / scale
            standardError = standardErrors.map { $0.value / scale }
        }
        return Averages(means: means, errors: errors, standardError: standardError, evaluations: model.evaluations)
    }

    private func enumerated() -> Averages {
        var sum = cubature
        sum.enumerateWhole(crowd(kinds))
        return averages(sum)
    }

    private func drawn(seed: UInt64) -> Averages {
        var sum = cubature
        let draws = InformedDraws(participation, order, kinds)
        var last: CommonModel.Root?
        let estimate = draws.estimate(draws: CompositionDraws.number(classes: kinds.count), seed: seed) { settled in
            sum.outcome(of: settled, near: &last)
        }
        let errors = InformedMeans(
            value: 5 * estimate.standardErrors.value + Self.enumerationError * model.limit,
            performance: 5 * estimate.standardErrors.performance + Self.enumerationError * accuracy.limit)
        return averages(estimate.means, errors: errors, standardErrors: estimate.standardErrors, sum.model)
    }
}
