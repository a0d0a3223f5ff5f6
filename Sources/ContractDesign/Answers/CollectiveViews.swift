import NumericalMethods

/// The value of the collective model as each type sees it.
struct CollectiveViews {
    private enum Source {
        /// The value of the model by outcome of the table, and the outcomes from the least value to the greatest.
        case enumerated(OutcomeTable, values: [Double], ranking: [Int])
        /// Groups that a party joins: what the others bring, and how many of them are of each class.
        case drawn(totals: [Double], others: [[Double]], seed: UInt64)
    }

    private let source: Source
    private let conditioning: Conditioning
    private let value: ModelValue
    private let classes: OfferClasses

    /// Types with the same number count as one: those of one effective cost.
    let classOfType: [Int]

    /// - Parameters:
    ///   - contributions: effective units by type.
    ///   - draws: at most so many, where the compositions are too many; nil for as many as take a fraction of a second.
    init(_ problem: ContractProblem, contributions: [Double], draws: Int? = nil, seed: UInt64) {
        conditioning = problem.conditioning
        value = ModelValue(accuracy: problem.accuracy, valuation: problem.valuation)
        classes = problem.offerClasses(effectiveContributions: contributions)
        classOfType = classes.costClassOfType
        let enumeration = EnumerationChoice(
            problem.participation, classes.probabilities, mostBytes: problem.setting.mostTableBytes)
        if enumeration.isCheap {
            let table = enumeration.table()
            var totals = [Double](repeating: 0, count: table.outcomeCount)
            table.sumTotals(classes.contributions, into: &totals)
            let values = totals.map(value.value)
            source = .enumerated(table, values: values, ranking: totals.indices.sorted { totals[$0] < totals[$1] })
        } else {
            let count = classes.probabilities.count
            let draws = min(draws ?? .max, CompositionDraws.number(classes: count))
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
            source = .drawn(totals: totals, others: others, seed: random.next())
        }
    }

    /// v(a(S)) given that the type occurs, or from its own view.
    ///
    /// A party that is in finds itself in a composition n_i times as often as the composition occurs; so the
    /// compositions of others that it joins, weighted by 1 / n_i, are those in which its type occurs. Types of one
    /// effective cost count as one there: whoever joins is of any of them.
    func distribution(of type: Int) -> RewardDistribution {
        let i = classes.classOfType[type]
        let alike = classes.costClasses[classOfType[type]]
        switch source {
        case .enumerated(let table, let values, let ranking):
            let counts = table.counts[i]
            return RewardDistribution(
                ranking.map { k in
                    let times = conditioning == .own ? counts[k] : table.holds(k, anyOf: alike) ? 1 : 0
                    return (values[k], table.probabilities[k] * times)
                }, draws: nil)
        case .drawn(let totals, let others, let seed):
            var joining = Joining(conditioning == .own ? i..<(i + 1) : alike, classes.probabilities, seed: seed)
            return RewardDistribution(
                totals.indices.map { k in
                    let weight = conditioning == .own ? 1 : 1 / (alike.reduce(0) { $0 + others[$1][k] } + 1)
                    return (value.value(at: totals[k] + classes.contributions[joining.next()]), weight)
                }, draws: totals.count)
        }
    }

    /// Of which of some classes the parties are that join, one after another.
    private struct Joining {
        private let classes: Range<Int>
        private let probabilities: [Double]
        private let sum: Double
        private var random: SplitMix64

        init(_ classes: Range<Int>, _ probabilities: [Double], seed: UInt64) {
            self.classes = classes
            self.probabilities = probabilities
            sum = probabilities[classes].reduce(0, +)
            random = SplitMix64(seed: seed)
        }

        mutating func next() -> Int {
            if classes.count == 1 { return classes.lowerBound }
            var left = random.unit() * sum
            for i in classes.dropLast() {
                left -= probabilities[i]
                if left < 0 { return i }
            }
            return classes.upperBound - 1
        }
    }
}
