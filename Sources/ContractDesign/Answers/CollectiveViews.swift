import NumericalMethods

/// The value of the collective model as each type sees it.
struct CollectiveViews {
    private enum Source {
        /// The value of the model by outcome of the table, and the outcomes from the least value to the greatest.
        case enumerated(OutcomeTable, values: [Double], ranking: [Int])
        /// Groups that a party joins: what the others bring, and how many of them are of each class.
        case drawn(totals: [Double], others: [[Double]])
    }

    private let source: Source
    private let conditioning: Conditioning
    private let value: ModelValue
    private let classes: OfferClasses

    /// Types with the same number count as one.
    var classOfType: [Int] { classes.classOfType }

    /// - Parameter contributions: effective units by type.
    init(_ problem: ContractProblem, contributions: [Double], seed: UInt64) {
        conditioning = problem.conditioning
        value = ModelValue(accuracy: problem.accuracy, valuation: problem.valuation)
        classes = OfferClasses(problem.population, effectiveContributions: contributions)
        let enumeration = EnumerationChoice(problem.participation, classes.probabilities)
        if enumeration.isCheap {
            let table = enumeration.table
            var totals = [Double](repeating: 0, count: table.outcomeCount)
            table.sumTotals(classes.contributions, into: &totals)
            let values = totals.map(value.value)
            source = .enumerated(table, values: values, ranking: totals.indices.sorted { totals[$0] < totals[$1] })
        } else {
            let count = classes.probabilities.count
            let draws = CompositionTable.draws(classes: count)
            let group = CompositionDraws(problem.participation.law.others, probabilities: classes.probabilities)
            var random = SplitMix64(seed: seed)
            var composition = [Double](repeating: 0, count: count)
            var totals = [Double](repeating: 0, count: draws)
            var others = [[Double]](repeating: totals, count: count)
            for k in 0..<draws {
                group.draw(into: &composition, using: &random)
                for i in 0..<count {
                    totals[k] += classes.contributions[i] * composition[i]
                    others[i][k] = composition[i]
                }
            }
            source = .drawn(totals: totals, others: others)
        }
    }

    /// v(a(S)) given that the type occurs, or from its own view.
    ///
    /// A party that is in finds itself in a composition n_i times as often as the composition occurs; so the
    /// compositions of others that it joins, weighted by 1 / n_i, are those in which its type occurs.
    func distribution(of type: Int) -> RewardDistribution {
        let i = classes.classOfType[type]
        switch source {
        case .enumerated(let table, let values, let ranking):
            let counts = table.counts[i]
            return RewardDistribution(
                ranking.map { k in
                    let times = conditioning == .own ? counts[k] : counts[k] > 0 ? 1 : 0
                    return (values[k], table.probabilities[k] * times)
                }, draws: nil)
        case .drawn(let totals, let others):
            return RewardDistribution(
                totals.indices.map { k in
                    let weight = conditioning == .own ? 1 : 1 / (others[i][k] + 1)
                    return (value.value(at: totals[k] + classes.contributions[i]), weight)
                }, draws: totals.count)
        }
    }
}
