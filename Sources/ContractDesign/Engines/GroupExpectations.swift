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
    /// understate what groups with very little data learn, Gauss rules are lowered by their error.
    public var capUncertainty: Double
    /// How the expectations were computed.
    public var engine: Engine
}

extension ContractProblem {
    /// What offers are worth where the probabilities are theirs.
    /// - Parameter isOneOfMany: take exponential sums where they are exact, though a table might do; its making counts
    ///   where it serves but once and the question is asked for many laws.
    func expectations(
        of offers: OfferClasses, isOneOfMany: Bool = false
    ) throws(ContractError) -> GroupExpectations {
        try expectations(of: offers, isOneOfMany, accuracy, valuation)
    }

    private func expectations(
        of offers: OfferClasses, _ isOneOfMany: Bool, _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) throws(ContractError) -> GroupExpectations {
        // A sum that is good for totals beyond the onset also says that less data is worth nothing.
        let most = max(2 * accuracy.onset, participation.practicalMost * (offers.contributions.max() ?? 0))
        let least = Double(participation.leastCount) * (offers.contributions.min() ?? 0)
        func sum() -> LaplaceEngine? {
            LaplaceEngine(self, offers.probabilities, accuracy, valuation, totalsUpTo: most)
        }
        let exact = isOneOfMany && engine == .auto ? sum().flatMap { least >= $0.exactFrom ? $0 : nil } : nil
        let candidate =
            if let exact {
                EngineChoice.Candidate.laplace(exact)
            } else {
                try EngineChoice(self, offers.probabilities).candidateForOneMenu(
                    sum: sum(),
                    otherwise: .noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification))
            }
        let value = ModelValue(accuracy: accuracy, valuation: valuation)
        let scale = valuation.value(of: accuracy.limit)
        switch candidate {
        case .laplace(let laplace):
            var envelope = laplace.expectation(.envelope)
            envelope.move(to: offers.contributions)
            let caps = offers.caps(envelope, conditioning)
            let found = offers.expectations(laplace.expectation(.exact), conditioning, .laplace, value) {
                exact, found in
                zip(caps, found).reduce(scale * exact.evaluationError) { max($0, $1.0 - $1.1) }
            }
            guard engine == .auto, found.capUncertainty > Self.sureEnough * scale, accuracy.isSmooth else {
                return found
            }
            return withoutSums(offers, accuracy, valuation)
        case .enumeration(let table):
            let exact = Enumeration(
                table, CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation), conditioning)
            return offers.expectations(exact, conditioning, .enumerate, value) { _, _ in scale * table.omitted }
        case .sums, .gauss: return withoutSums(offers, accuracy, valuation)
        }
    }

    /// Sums that may understate a cap by more than this, as a fraction of what a perfect model is worth, are not relied upon:
    /// so do they the performance where groups may have very little data.
    private static let sureEnough = 1e-9

    /// Over the compositions of pools, or by Gauss rules.
    private func withoutSums(
        _ offers: OfferClasses, _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) -> GroupExpectations {
        let value = ModelValue(accuracy: accuracy, valuation: valuation)
        let scale = valuation.value(of: accuracy.limit)
        // What is seen together has at most the errors of all that see it.
        let most = Double(offers.mostOffersOfOneCost)
        if engine == .auto, let pooled = pooled(offers, accuracy, valuation) {
            return offers.expectations(pooled, conditioning, .enumerate, value) { exact, _ in
                most * scale * exact.evaluationError
            }
        }
        let exact = gaussEngine(offers.probabilities, accuracy, valuation).expectation(.exact)
        return offers.expectations(exact, conditioning, .gauss, value) { exact, _ in
            2 * most * scale * exact.evaluationError
        }
    }

    /// Over the compositions of pools that get one and the same, where they are few enough.
    private func pooled(
        _ offers: OfferClasses, _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) -> GroupExpectation? {
        let partition = GroupPartition(offers.contributions, apart: 0)
        guard let table = GroupTable(participation, offers.probabilities, partition) else { return nil }
        let curves = CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation)
        return GroupExpectation(
            table, GroupCurves(curves, count: table.outcomes.outcomeCount), conditioning, isMajorant: true)
    }
}

extension OfferClasses {
    /// By class: what is known where a party of its cost is in, or what a party of the class itself expects.
    fileprivate func caps(_ expectation: some SharedExpectation, _ conditioning: Conditioning) -> [Double] {
        var caps = expectation.caps()
        if conditioning == .own { return caps }
        for classes in costClasses where classes.count > 1 {
            let cap = expectation.cap(ofAny: classes)
            for i in classes { caps[i] = cap }
        }
        return caps
    }

    /// The least that groups have with a party of the class's cost in it, or of the class itself.
    private func leastTotals(_ conditioning: Conditioning) -> [Double] {
        if conditioning == .own { return contributions }
        return costClasses.flatMap { repeatElement(contributions[$0.lowerBound], count: $0.count) }
    }

    /// No group with a party of a class in it has less data than that party brings, so where an engine understates a
    /// cap, v(a(m_i)) is a floor.
    fileprivate func expectations<Expectation: SharedExpectation>(
        _ expectation: Expectation, _ conditioning: Conditioning, _ engine: Engine, _ value: ModelValue,
        uncertainty: (Expectation, [Double]) -> Double
    ) -> GroupExpectations {
        var exact = expectation
        exact.move(to: contributions)
        let caps = zip(caps(exact, conditioning), leastTotals(conditioning).map(value.value)).map(max)
        let own = zip(exact.ownCaps(), contributions.map(value.value)).map(max)
        return GroupExpectations(
            performance: exact.performance, modelValue: exact.modelValue, caps: classOfType.map { caps[$0] },
            ownCaps: classOfType.map { own[$0] }, capUncertainty: uncertainty(exact, caps), engine: engine)
    }
}
