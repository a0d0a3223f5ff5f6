import NumericalMethods

/// The best that a coordinator can do who knows every party's type.
///
/// In each composition n every party gets the same model, the best that the group can sustain: the largest root A of
/// A = a(S(A)) with S(A) = sum of n_i (v(A) - f_i) / c_i. A party of type i brings (v(A) - f_i) / c_i and keeps f_i,
/// what it has alone.
/// - SeeAlso: Wang, Wu, Liu, Low, "Paid with Models", AAAI 2025, section "Complete information".
public struct CompleteInformation: Hashable, Sendable {
    /// E[A], a group of nobody included, which is worth a(0).
    public var performance: Double
    /// E[v(A)], value units.
    public var modelValue: Double
    /// By type, raw units: the mean of (v(A) - f_i) / c_i over all compositions with anybody in them, also those
    /// without the type, as the published figures have it.
    public var contributions: [Double]
    /// Standard error of `performance`; nil where all compositions were enumerated.
    public var standardError: Double?
}

extension ContractProblem {
    /// The outcome where the coordinator knows the types, exact where the compositions can be enumerated, else from
    /// 100,000 drawn compositions or fewer, with its standard error.
    /// - Parameter seed: of the draws.
    /// - Complexity: about five evaluations of the accuracy function a composition.
    public func completeInformation(seed: UInt64 = 1) -> CompleteInformation {
        completeInformation(accuracy, valuation, seed)
    }

    private func completeInformation(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation, _ seed: UInt64
    ) -> CompleteInformation {
        let order = CostOrder(population)
        let table = CompositionTable(participation, order.probabilities, seed: seed, mostBytes: setting.mostTableBytes)
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        let group = InformedGroup(
            costs: order.costs, reservations: order.costs.map(alone.utility(atCost:)),
            value: ModelValue(accuracy: accuracy, valuation: valuation), onset: accuracy.onset,
            untrained: valuation.value(of: accuracy.performanceWithoutData),
            valueLimit: valuation.value(of: accuracy.limit))

        let outcomes = table.outcomes
        var values = [Double](repeating: 0, count: outcomes.outcomeCount)
        var performances = values
        for k in values.indices {
            values[k] = group.value(ofComposition: outcomes.counts.map { $0[k] })
            performances[k] = values[k] > 0 ? valuation.performance(worth: values[k]) : 0
        }
        let weights = outcomes.probabilities
        func mean(_ terms: [Double]) -> Double { BlockedSum.over(terms.count) { weights[$0] * terms[$0] } }
        let somebody = BlockedSum.over(weights.count) { k in
            outcomes.counts.contains { $0[k] > 0 } ? weights[k] : 0
        }
        let performance = mean(performances)
        let modelValue = mean(values)
        let untrained = accuracy.performanceWithoutData
        // Of a ratio of two sums: the mean given that there is a group, times the chance that there is.
        let squares = BlockedSum.over(weights.count) { k in
            let part = weights[k] * (performances[k] - performance / somebody)
            return part * part
        }
        return CompleteInformation(
            performance: performance + outcomes.absence * untrained,
            modelValue: modelValue + outcomes.absence * valuation.value(of: untrained),
            contributions: zip(population.types, order.classOfType).map { type, i in
                somebody > 0
                    ? (modelValue / somebody - group.reservations[i].utility) / group.costs[i] / type.quality : 0
            },
            standardError: table.isDrawn ? squares.squareRoot() : nil)
    }
}

/// Parties whose types are known.
private struct InformedGroup {
    let costs: [Double]
    let reservations: [ReservationUtility]
    let value: ModelValue
    let onset: Double
    /// v(a(0)), value units.
    let untrained: Double
    let valueLimit: Double

    /// v(A), value units, for a group with `counts` parties by class.
    ///
    /// With K = sum n_i / c_i and L = sum n_i f_i / c_i, S is the largest root of v(a(S)) = (S + L) / K. The difference
    /// of the two sides is concave beyond the onset, so Newton's method from the right comes down to that root and
    /// never passes it; where it meets a rising difference there is none, which can only be where nobody trains alone:
    /// the group then has what it has without data. A party by itself is where the root is double: it has what it has
    /// alone.
    func value(ofComposition counts: [Double]) -> Double {
        var slope = 0.0
        var offset = 0.0
        var parties = 0.0
        for i in counts.indices {
            parties += counts[i]
            slope += counts[i] / costs[i]
            offset += counts[i] * reservations[i].utility / costs[i]
        }
        if parties == 0 { return untrained }
        if parties == 1, let i = counts.firstIndex(of: 1) { return reservations[i].reward }
        var total = valueLimit * slope - offset
        for _ in 0..<100 where total > onset {
            let jet = value.branch(at: total)
            let descent = 1 / slope - jet.slope
            if descent <= 0 { return untrained }
            let next = total - ((total + offset) / slope - jet.value) / descent
            if !(next < total) { break }
            let isSettled = total - next <= 1e-15 * total
            total = next
            if isSettled { break }
        }
        return total > onset ? max(untrained, value.value(at: total)) : untrained
    }
}
