import ContractDesign
import PlainText

/// What a party may expect, group by group.
extension OfferText {
    var expected: ReportPage.Section {
        var table = TableText([
            ("Of 100 groups", .words), ("Reward [value]", .numbers), ("Less your cost [\(unit)]", .numbers),
            ("Against staying out [\(unit)]", .numbers),
        ])
        for quantile in Self.quantiles {
            let reward = kept.quantiles[quantile.key] ?? 0
            let rest = value * reward - cost
            table.append([
                "the poorest \(quantile.percent) give at most", reward.decimals(4), rest.decimals(4),
                (rest - offer.outsideOption).decimals(4),
            ])
        }
        let view =
            contract.problem.conditioning == "own"
            ? "as you expect it, knowing that you are in"
            : "over the groups with your type in them, by how likely each is"
        let source = draws.map { "; estimated from \($0) drawn groups" } ?? ""
        return ReportPage.Section(
            heading: "What you may expect",
            paragraphs: uncertain + [
                isCertain
                    ? "Whatever group comes, the reward is as promised."
                    : """
                    How good the model turns out depends on who comes. So the reward is a mean, and in a single group it is more or \
                    less (\(view)\(source)). Of a hundred such groups, this is what the poorer ones give at most:
                    """
            ], table: table.page,
            points: [
                """
                Others come by chance, and you learn their offers from nobody; what is uncertain is \(open). The numbers hold if \
                the model learns as the curve above says.
                """
            ])
    }

    /// Whether the percentiles are all one number, up to what is shown of them.
    private var isCertain: Bool {
        Set(Self.quantiles.compactMap { kept.quantiles[$0.key]?.decimals(4) }).count == 1
    }

    /// What the percentiles are over.
    private var open: String {
        switch try? Specification.participation(contract.problem.participation) {
        case .poisson, .binomial: "how many take part, and of which types they are"
        case .atLeast: "of which types the others are, and whether more come"
        default: "of which types the others are"
        }
    }

    /// What is promised where nobody knows how likely the types are.
    private var uncertain: [String] {
        if let scenarios = contract.problem.scenarios, scenarios.count > 1 {
            return [
                """
                How likely each type is, is not known: one of \(scenarios.count) scenarios holds. The promise is a mean in the \
                scenario that is worst for your type, and so are the numbers below.
                """
            ]
        }
        if contract.problem.worstProbabilities != nil {
            return [
                """
                How likely each type is, is known within bounds. The promise is a mean under the least favourable probabilities \
                in these bounds, and so are the numbers below.
                """
            ]
        }
        return []
    }
}
