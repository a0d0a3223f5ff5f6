import NumericalMethods

extension FinishedMenu {
    /// Everyone training alone, as far as it is known without an engine: each is promised what it has alone, which no cap
    /// falls below, and performance and value are lower bounds.
    ///
    /// Classes are taken together to as few groups as can be listed, each class bringing no more than the least of its
    /// group; where even the numbers of parties are too many, the smallest group stands for all.
    /// - Complexity: O(I), and one evaluation of the curve for each of some ten thousand compositions.
    init(untried screening: ScreeningProblem, _ participation: Participation) {
        let menu = screening.standAlone
        let each = screening.laws.map {
            Self.leastExpectations(screening.under([$0]), participation, menu.contributions)
        }
        let least = each.dropFirst().reduce(each[0]) { (min($0.performance, $1.performance), min($0.value, $1.value)) }
        self.init(
            contributions: menu.contributions,
            rewards: screening.lattice(menu.contributions, caps: menu.rewards),
            caps: menu.rewards, ownCaps: menu.rewards, performance: min(screening.performanceLimit, least.performance),
            modelValue: min(screening.valueScale, least.value))
    }

    /// So many groups are tried first.
    private static let mostGroups = 12
    /// By how much, relatively, rounding may raise the sums.
    private static let rounding = 1e-11

    private static func leastExpectations(
        _ screening: ScreeningProblem, _ participation: Participation, _ contributions: [Double]
    ) -> (performance: Double, value: Double) {
        func sum(_ weights: [Double], _ totals: [Double]) -> (performance: Double, value: Double) {
            func mean(_ part: (Double) -> Double) -> Double {
                (1 - rounding) * BlockedSum.over(weights.count) { weights[$0] * part(totals[$0]) }
            }
            return (
                mean { screening.exact.performance.jet(at: $0).value }, mean { screening.exact.valueJet(at: $0).value }
            )
        }
        var partition: GroupPartition? = GroupPartition(contributions, apart: 0)
        if contributions.count > mostGroups {
            partition = GroupPartition(groupCount: mostGroups, classCount: contributions.count)
        }
        while let groups = partition?.groups {
            let chances = groups.map { $0.reduce(0) { $0 + screening.order.probabilities[$1] } }
            let outcomes = OutcomeTable(
                participation, probabilities: chances, negligible: negligible, atMost: GroupTable.mostOutcomes)
            if let outcomes {
                return sum(outcomes.probabilities, outcomes.totals(groups.map { contributions[$0.lowerBound] }))
            }
            partition = partition?.joiningNearest(contributions)
        }
        let somebody = participation.law.drop(gap: 0, step: 1)
        return sum([somebody], [Double(participation.leastCount) * (contributions.first ?? 0)])
    }

    /// Compositions less likely than this are left out, which makes the sums smaller.
    private static let negligible = 1e-19
}
