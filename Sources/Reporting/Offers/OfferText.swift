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

    var value: Double { type.value ?? 1 }
    /// The unit of what the type has.
    var unit: String { type.value == nil ? "value" : "own value" }
    var cost: Double { type.cost * offer.contribution }
    private var gain: Double { offer.utility - offer.outsideOption }

    // MARK: - The offer

    var offered: ReportPage.Section {
        var facts = [
            Fact("You bring", brought),
            Fact(
                "You get",
                "a model worth \(offer.reward.amount(4)) value units on average: a performance of \(offer.rewardPerformance.decimals(4))"
            ),
        ]
        if let capacity = type.capacity {
            facts.append(Fact("You own", "\(capacity.significant(6)) units, as your type says"))
        }
        facts += [Fact("The group", participation), Fact("What a model performs", curve)]
        if let high { facts.append(Fact("What it may perform at best", high)) }
        if let pilot = contract.pilot, pilot.baseline > 0 {
            facts.append(
                Fact(
                    "Performance", "(score - \(pilot.baseline.significant(6))) / (1 - \(pilot.baseline.significant(6)))"
                ))
        }
        facts.append(Fact("What it is worth", worth))
        return ReportPage.Section(heading: "Your offer", paragraphs: [offerInWords], facts: facts)
    }

    private var brought: String {
        let units = "\(offer.contribution.amount(3)) units"
        return type.quality == 1
            ? units : "\(units), which count as \(offer.effectiveContribution.amount(3)) effective ones"
    }

    private var offerInWords: String {
        if offer.contribution == 0, offer.reward == 0 {
            return """
                This contract has nothing for your type: you are asked for nothing and get nothing, which is as good as staying \
                out.
                """
        }
        let asked =
            offer.contribution == 0
            ? "You are asked for nothing" : "You bring \(offer.contribution.amount(3)) units of data"
        return """
            \(asked), and get a copy of the model that the group trains, \
            worth \(offer.reward.amount(4)) value units on average\(model). Nobody pays and nobody is paid.
            """
    }

    private var high: String? {
        contract.problem.accuracyHigh.map { text in
            (try? Specification.accuracy(text)).map(CurveWords.performance) ?? text
        }
    }

    /// Nil for a curve that was measured, which the contract names and does not hold.
    var accuracy: (any AccuracyFunction)? { try? Specification.accuracy(contract.problem.accuracy) }
    var valuation: (any Valuation)? { try? Specification.valuation(contract.problem.valuation) }

    private var curve: String {
        accuracy.map(CurveWords.performance)
            ?? "by a learning curve that was measured (\(contract.problem.accuracy))"
    }

    private var worth: String {
        valuation.map(CurveWords.worth) ?? contract.problem.valuation
    }

    private var model: String {
        guard let valuation else { return "" }
        return ", where a perfect model would be worth \(valuation.value(of: 1).significant(6))"
    }

    private var participation: String {
        guard let participation = try? Specification.participation(contract.problem.participation) else {
            return contract.problem.participation
        }
        return switch participation {
        case .fixed(let count): count == 1 ? "you alone" : "\(count) parties, you among them"
        case .atLeast(let count): "\(count) parties or more, you among them; all numbers are for exactly \(count)"
        case .poisson(let mean): "about \(mean.significant(6)) parties"
        case .binomial(let invited, let rate):
            invited == 1
                ? "you, if you join" : "\(invited) are invited, each of whom joins with chance \(rate.significant(6))"
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
                    "\(own)\(offer.reward.amount(4)) - \(cost.amount(4)) = \(offer.utility.decimals(4)): the model's worth, less what your data costs you at \(type.cost.significant(6)) a unit"
                ),
                Fact("Without it", without), Fact("Your gain", "\(gain.decimals(4)) [\(unit)]"),
            ] + knowing,
            points: [
                (gain.decimals(4) == 0.0.decimals(4)
                    ? "As the promise is reckoned, you have as much as without the contract."
                    : "As the promise is reckoned, you have more than without the contract.") + reservation,
                """
                No other offer of this contract\(type.capacity == nil ? "" : " that asks for no more than you own") is better for \
                you, if a unit of data costs you what is said here.
                """,
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
        if offer.outsideSource == "high-curve" {
            return "\(amount): training alone, less what the data costs you, if models learn as well as may be"
        }
        return offer.standaloneContribution > 0
            ? "\(amount): training alone on \(offer.standaloneContribution.decimals(3)) units, less what they cost you"
            : "\(amount): training alone does not pay"
    }
}
