/// What a group is worth at given contributions, whoever chose them.
public struct GroupExpectations: Hashable, Sendable {
    /// E[a(S)].
    public var performance: Double
    /// E[v(a(S))], value units.
    public var modelValue: Double
    /// T_i by type, value units, under the problem's conditioning.
    public var caps: [Double]
    /// E[v(a(m_i + S'))] by type, S' the total of the others, value units: what a party that is in expects.
    public var ownCaps: [Double]
    /// By how much a cap may lie above the number given, value units; 0 up to rounding by enumeration. Exponential sums
    /// understate what groups with very little data learn.
    public var capUncertainty: Double
    /// How the expectations were computed.
    public var engine: Engine
}

extension ContractProblem {
    /// Expectations at any contributions, also where no contract would ask for them.
    ///
    /// Types count as one where both their effective costs and their effective contributions are equal.
    /// - Parameter contributions: raw units per type, in the population's order, each finite and at least 0.
    /// - Throws: `ContractError.tooManyOutcomes` where neither engine can hold the problem; `noExponentialSum` where
    ///   `laplace` was asked for and there is none.
    /// - Complexity: one evaluation: O(I) a term of the exponential sum, or O(I C(N + I - 1, I - 1)) by enumeration.
    public func expectations(atContributions contributions: [Double]) throws(ContractError) -> GroupExpectations {
        precondition(contributions.count == population.types.count, "One contribution per type is needed.")
        return try expectations(contributions, accuracy, valuation)
    }

    /// What given contributions would be worth to the coordinator: E[a(S)].
    /// - SeeAlso: ``expectations(atContributions:)``
    public func expectedPerformance(ofContributions contributions: [Double]) throws(ContractError) -> Double {
        try expectations(atContributions: contributions).performance
    }

    private func expectations(
        _ contributions: [Double], _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) throws(ContractError) -> GroupExpectations {
        let offers = OfferClasses(population, contributions)
        let enumeration = EnumerationChoice(participation, offers.probabilities)
        let most = participation.practicalMost * (offers.contributions.max() ?? 0)
        var laplace: LaplaceEngine?
        if engine != .enumerate, !(engine == .auto && enumeration.isCheap) {
            laplace = LaplaceEngine(self, offers.probabilities, accuracy, valuation, totalsUpTo: most)
        }
        if let laplace { return offers.expectations(laplace, valueScale: valuation.value(of: accuracy.limit)) }
        if engine == .laplace {
            throw .noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification)
        }
        guard enumeration.fits else { throw enumeration.refusal }
        return offers.expectations(
            enumeration.engine(accuracy, valuation, conditioning), valueScale: valuation.value(of: accuracy.limit))
    }
}

/// Types grouped by effective cost and effective contribution.
private struct OfferClasses {
    private(set) var contributions: [Double] = []
    private(set) var probabilities: [Double] = []
    private var classOfType: [Int]

    init(_ population: Population, _ contributions: [Double]) {
        let types = population.types
        let amounts = zip(types, contributions).map { $0.quality * $1 }
        let order = types.indices.sorted {
            (-types[$0].effectiveCost, amounts[$0]) < (-types[$1].effectiveCost, amounts[$1])
        }
        classOfType = [Int](repeating: 0, count: types.count)
        var last: Int?
        for i in order {
            if let last, types[last].effectiveCost == types[i].effectiveCost, amounts[last] == amounts[i] {
                probabilities[probabilities.count - 1] += types[i].probability
            } else {
                self.contributions.append(amounts[i])
                probabilities.append(types[i].probability)
            }
            classOfType[i] = probabilities.count - 1
            last = i
        }
        let sum = probabilities.reduce(0, +)
        for k in probabilities.indices { probabilities[k] /= sum }
    }

    func expectations(_ engine: some ExpectationEngine, valueScale: Double) -> GroupExpectations {
        var exact = engine.expectation(.exact)
        exact.move(to: contributions)
        let caps = exact.caps()
        var uncertainty = 0.0
        if engine.name == .laplace {
            var envelope = engine.expectation(.envelope)
            envelope.move(to: contributions)
            uncertainty = zip(envelope.caps(), caps).reduce(valueScale * exact.evaluationError) { max($0, $1.0 - $1.1) }
        }
        let own = exact.ownCaps()
        return GroupExpectations(
            performance: exact.performance, modelValue: exact.modelValue, caps: classOfType.map { max(0, caps[$0]) },
            ownCaps: classOfType.map { max(0, own[$0]) }, capUncertainty: uncertainty, engine: engine.name)
    }
}
