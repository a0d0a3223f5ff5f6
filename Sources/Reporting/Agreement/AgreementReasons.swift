import ContractDesign
import PlainText

/// Why a contract is worth everybody's while.
extension AgreementText {
    var reasons: ReportPage.Section {
        let limit = problem.accuracy.limit
        let alone = offers.reduce(0) {
            $0 + $1.type.probability
                * problem.accuracy.performance(at: $1.type.quality * $1.standaloneContribution)
        }
        return ReportPage.Section(
            heading: "Why it is worth everybody's while",
            points: [
                """
                As the promises are reckoned, nobody is worse off than without the contract: what the promised model is worth \
                to a type, less what its data costs it, is at least what it has otherwise. \(gains)
                """,
                "Nobody gains by taking the offer to another type, so that there is nothing to be had by pretending.",
                "Nobody is promised more than the group's model can be expected to be worth.",
                """
                The group's model performs \(contract.performance.lower.decimals(4)) on average, where \
                \(limit.significant(4)) is the most that any amount of data gives; if everybody trained alone, a party's model \
                would perform \(alone.decimals(4)) on average.
                """,
            ] + best + disappointments, compared: .reasons)
    }

    /// What is left to those who know themselves to be in, where that is less than was promised.
    private var disappointments: [String] {
        let left = contract.disappointed.compactMap { view -> String? in
            guard let offer = offers.first(where: { $0.type.name == view.type }) else { return nil }
            let rest = offer.utility - offer.type.value * view.shortfall - offer.outsideOption
            let gain = rest < 0 ? "\((-rest).significant(3)) less" : "\(rest.significant(3)) more"
            return """
                type \(view.type.visible) \(view.shortfall.significant(3)) value units, which leaves it with \(gain) than without \
                the contract
                """
        }
        if left.isEmpty { return [] }
        return [
            """
            The promises are means over the groups with a type in them, each counted once. Who knows itself to be in meets \
            groups with many of its type more often, and expects less than the promise: \(left.joined(separator: "; ")).
            """
        ]
    }

    /// Who gains least, and who most.
    private var gains: String {
        let gains = offers.map { (name: $0.type.name.visible, gain: $0.utility - $0.outsideOption) }
        guard let least = gains.min(by: { $0.gain < $1.gain }), let most = gains.max(by: { $0.gain < $1.gain }) else {
            return ""
        }
        if most.gain.decimals(4) == 0.0.decimals(4) {
            return "Here it is just as much: the gain is the better model, which each type pays for by its data."
        }
        return gains.count == 1
            ? "It gains \(most.gain.decimals(4))."
            : """
            Least is gained by type \(least.name), \(least.gain.decimals(4)), and most by type \(most.name), \
            \(most.gain.decimals(4)).
            """
    }

    private var best: [String] {
        switch contract.verdict {
        case .certified:
            [
                """
                No other offers that keep these rules make the group's model perform better by more than \
                \(problem.tolerance.significant(2)): that is proved.
                """
            ]
        case .relaxed, .bounded:
            [
                """
                Other offers that keep these rules can make the group's model perform better by \
                \(contract.performance.gap.significant(2)) at most.
                """
            ]
        }
    }
}
