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
    /// - Throws: as those.
    /// - SeeAlso: ``expectations(atContributions:)``
    public func expectedPerformance(ofContributions contributions: [Double]) throws(ContractError) -> Double {
        try expectations(atContributions: contributions).performance
    }

    private func expectations(
        _ contributions: [Double], _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) throws(ContractError) -> GroupExpectations {
        let offers = OfferClasses(
            population, effectiveContributions: zip(population.types, contributions).map { $0.quality * $1 })
        let enumeration = EnumerationChoice(participation, offers.probabilities)
        // A sum that is good for totals beyond the onset also says that less data is worth nothing.
        let most = max(2 * accuracy.onset, participation.practicalMost * (offers.contributions.max() ?? 0))
        var laplace: LaplaceEngine?
        if engine != .enumerate, !participation.isSolitary, !(engine == .auto && enumeration.isCheap) {
            laplace = LaplaceEngine(self, offers.probabilities, accuracy, valuation, totalsUpTo: most)
        }
        let value = ModelValue(accuracy: accuracy, valuation: valuation)
        let scale = valuation.value(of: accuracy.limit)
        if let laplace { return offers.expectations(laplace, value, scale: scale) }
        if engine == .laplace, !participation.isSolitary {
            throw .noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification)
        }
        guard enumeration.fits else { throw enumeration.refusal }
        return offers.expectations(enumeration.engine(accuracy, valuation, conditioning), value, scale: scale)
    }
}

extension OfferClasses {
    /// No group with a party of a class in it has less data than that party brings, so where an engine understates a
    /// cap, v(a(m_i)) is a floor.
    fileprivate func expectations(
        _ engine: some ExpectationEngine, _ value: ModelValue, scale: Double
    ) -> GroupExpectations {
        var exact = engine.expectation(.exact)
        exact.move(to: contributions)
        let floors = contributions.map(value.value)
        let caps = zip(exact.caps(), floors).map(max)
        let own = zip(exact.ownCaps(), floors).map(max)
        var uncertainty = 0.0
        if engine.name == .laplace {
            var envelope = engine.expectation(.envelope)
            envelope.move(to: contributions)
            uncertainty = zip(envelope.caps(), caps).reduce(scale * exact.evaluationError) { max($0, $1.0 - $1.1) }
        }
        return GroupExpectations(
            performance: exact.performance, modelValue: exact.modelValue, caps: classOfType.map { caps[$0] },
            ownCaps: classOfType.map { own[$0] }, capUncertainty: uncertainty, engine: engine.name)
    }
}
