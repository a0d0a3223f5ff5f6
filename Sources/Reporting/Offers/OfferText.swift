import ContractDesign
import PlainText

/// The offer to one type, in the words of whoever reads it; of the other types it knows nothing.
struct OfferText {
    let contract: WrittenContract
    let type: WrittenContract.WrittenType
    let offer: WrittenContract.WrittenOffer
    let kept: WrittenContract.Kept
    let policy: String
    let draws: Int?
    /// What the type expects that knows itself to be in; nil where the contract does not say.
    let ownView: WrittenContract.OwnView?

    /// The quantiles that a document has, by how many groups of a hundred give no more.
    static let quantiles: [(key: String, percent: Int)] = [
        ("p05", 5), ("p25", 25), ("p50", 50), ("p75", 75), ("p95", 95),
    ]

    private var value: Double { type.value ?? 1 }
    /// The unit of what the type has.
    private var unit: String { type.value == nil ? "value" : "own value" }
    private var cost: Double { type.cost * offer.contribution }
    private var gain: Double { offer.utility - offer.outsideOption }

    // MARK: - The offer

    var offered: ReportPage.Section {
        let units =
            type.quality == 1
            ? "units" : "units, which count as \(offer.effectiveContribution.decimals(3)) effective ones,"
        let asked =
            offer.contribution == 0
            ? "You are asked for nothing" : "You bring \(offer.contribution.decimals(3)) \(units) of data"
        return ReportPage.Section(
            heading: "Your offer",
            paragraphs: [
                """
                \(asked), and get a copy of the model that the group trains, worth \(offer.reward.decimals(4)) value units on \
                average\(model). Nobody pays and nobody is paid.
                """
            ],
            facts: [
                Fact("You bring", "\(offer.contribution.decimals(3)) units"),
                Fact(
                    "You get",
                    "a model worth \(offer.reward.decimals(4)) value units on average: a performance of \(offer.rewardPerformance.decimals(4))"
                ),
                Fact("The group", participation), Fact("What a model performs", curve), Fact("What it is worth", worth),
            ])
    }

    private var curve: String {
        (try? Specification.accuracy(contract.problem.accuracy)).map(CurveWords.performance)
            ?? "by a learning curve that was measured (\(contract.problem.accuracy))"
    }

    private var worth: String {
        (try? Specification.valuation(contract.problem.valuation)).map(CurveWords.worth) ?? contract.problem.valuation
    }

    private var model: String {
        guard let valuation = try? Specification.valuation(contract.problem.valuation) else { return "" }
        return ", where a perfect model would be worth \(valuation.value(of: 1).significant(6))"
    }

    private var participation: String {
        guard let participation = try? Specification.participation(contract.problem.participation) else {
            return contract.problem.participation
        }
        return switch participation {
        case .fixed(let count): "\(count) parties, you among them"
        case .atLeast(let count): "\(count) parties or more, you among them"
        case .poisson(let mean): "about \(mean.significant(6)) parties"
        case .binomial(let invited, let rate):
            "\(invited) are invited, each of whom joins with chance \(rate.significant(6))"
        }
    }

    // MARK: - What it is worth

    var gains: ReportPage.Section {
        let own = value == 1 ? "" : "\(value.significant(6)) × "
        return ReportPage.Section(
            heading: "What you gain over staying out",
            facts: [
                Fact(
                    "With the contract",
                    "\(own)\(offer.reward.decimals(4)) - \(type.cost.significant(6)) × \(offer.contribution.decimals(3)) = \(offer.utility.decimals(4)): the model's worth, less what your data costs you"
                ),
                Fact("Without it", without), Fact("Your gain", "\(gain.decimals(4)) [\(unit)]"),
            ] + knowing,
            points: [
                (gain.decimals(4) == 0.0.decimals(4)
                    ? "As the promise is reckoned, you have as much as without the contract."
                    : "As the promise is reckoned, you have more than without the contract.") + reservation,
                "No other offer of this contract is better for you, if a unit of data costs you what is said here.",
            ])
    }

    /// What the promise comes to for a party that knows itself to be in, where that is less.
    private var knowing: [Fact] {
        guard let ownView, isDisappointed else { return [] }
        let rest = value * ownView.reward - cost
        return [
            Fact(
                "Once you are in",
                "a model worth \(ownView.reward.decimals(4)) on average, \(ownView.shortfall.significant(3)) less than the promise"
            ),
            Fact("Your gain then", "\((rest - offer.outsideOption).decimals(4)) [\(unit)]"),
        ]
    }

    private var reservation: String {
        isDisappointed
            ? """
             The promise is a mean over the groups with your type in them, each once; who knows itself to be in one meets groups \
            with many of its type more often, and expects less: see above what is left then.
            """ : ""
    }

    private var isDisappointed: Bool { (ownView?.shortfall ?? 0) > 1e-6 * max(1, offer.reward) }

    private var without: String {
        let amount = offer.outsideOption.decimals(4)
        if offer.outsideSource == "given" { return "\(amount), as your type says itself" }
        return offer.standaloneContribution > 0
            ? "\(amount): training alone on \(offer.standaloneContribution.decimals(3)) units, less what they cost you"
            : "\(amount): training alone does not pay"
    }

    // MARK: - What to expect

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
                """
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

    /// What the percentiles are over.
    private var open: String {
        switch try? Specification.participation(contract.problem.participation) {
        case .poisson, .binomial: "how many take part, and of which types they are"
        default: "of which types the others are"
        }
    }

    /// What is promised where nobody knows how likely the types are.
    private var uncertain: [String] {
        if let scenarios = contract.problem.scenarios, scenarios.count > 1 {
            return [
                """
                How likely each type is, is not known: one of \(scenarios.count) scenarios holds. The promise is a mean in the \
                scenario that is worst for your type, and so is all that stands here.
                """
            ]
        }
        if contract.problem.worstProbabilities != nil {
            return [
                """
                How likely each type is, is known within bounds. The promise is a mean under the least favourable probabilities \
                in these bounds, and so is all that stands here.
                """
            ]
        }
        return []
    }

    // MARK: - The day

    var day: ReportPage.Section {
        ReportPage.Section(
            heading: "How the promise is kept",
            steps: [
                offer.contribution == 0
                    ? "You say that you take this offer." : "You say that you take this offer, and bring the data.",
                "One model is trained on all the data, and what it performs is measured; that says what it is worth.",
                rule,
            ])
    }

    private var rule: String {
        switch policy {
        case "threshold":
            let threshold = kept.threshold ?? 0
            return """
                You get the model itself where it is worth no more than \(threshold.decimals(4)) value units; else a copy that is \
                worth so much, made weaker by training it on less of the data.
                """
        default:
            let part = 100 * (kept.part ?? 0)
            return part.decimals(3) == 100.0.decimals(3)
                ? "You get the model itself, whatever it is worth."
                : """
                You get a copy that is worth \(part.decimals(3))% of that\(beyond), made weaker by training it on less of the data.
                """
        }
    }

    private var beyond: String {
        guard let accuracy = try? Specification.accuracy(contract.problem.accuracy) else {
            return ", counted from what a model without data is worth"
        }
        guard accuracy.performance(at: 0) > 0, let valuation = try? Specification.valuation(contract.problem.valuation)
        else { return "" }
        return " beyond the \(valuation.value(of: accuracy.performance(at: 0)).decimals(4)) of a model without data"
    }
}
