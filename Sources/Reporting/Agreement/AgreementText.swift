import ContractDesign
import PlainText

/// A contract in plain words: who is asked for what, what each gets for it, why that is worth its while, and what happens
/// on the day.
struct AgreementText {
    let contract: Contract
    private let rewards: RewardPlan

    init(_ contract: Contract, rewards: RewardPlan) {
        self.contract = contract
        self.rewards = rewards
    }

    var offers: [Offer] { contract.menu.offers }
    var problem: ContractProblem { contract.problem }

    // MARK: - What is agreed

    var agreed: ReportPage.Section {
        ReportPage.Section(
            heading: "What is agreed",
            paragraphs: [
                """
                \(ProblemText(problem).parties.capitalizedFirst) train one model together, each with data of its own. Nobody \
                pays and nobody is paid: what a party gets for its data is a copy of the model, made weaker where its offer \
                says so. Each party takes one of the offers below. They are made so that the best one for a party is that to \
                its own type; what its data costs it, it need not show anybody.
                """,
                """
                What a model is worth is counted in value units, in which a perfect model is worth \
                \(problem.valuation.value(of: 1).significant(6)). A reward is a mean over the groups that may come: how good \
                a model turns out is known on the day.
                """,
            ], table: table.page(named: "offers"), points: pools.count <= Self.mostSentences ? pools.map(sentence) : [],
            compared: .offers)
    }

    private static let mostSentences = 12

    private var table: TableText {
        let own = contract.menu.types.haveOwnValues ? "own value" : "value"
        var table = TableText([
            ("Type", .words), ("Contribution [units]", .numbers), ("Reward [value]", .numbers),
            ("Share of cap", .numbers), ("Utility [\(own)]", .numbers), ("Outside option [\(own)]", .numbers),
            ("Gain [\(own)]", .numbers),
        ])
        for offer in offers {
            table.append([
                offer.type.name, offer.contribution.amount(3), offer.reward.amount(4),
                offer.share.map { "\((100 * $0).decimals(1))%" } ?? "-", offer.utility.decimals(4),
                offer.outsideOption.decimals(4), (offer.utility - offer.outsideOption).decimals(4),
            ])
        }
        return table
    }

    /// The offers that differ, each with the types that it is made to.
    private var pools: [[Offer]] {
        Dictionary(grouping: offers, by: \.pool).sorted { $0.key < $1.key }.map(\.value)
    }

    private func sentence(_ pool: [Offer]) -> String {
        let offer = pool[0]
        let names = pool.map(\.type.name.visible)
        let many =
            pool.count > 1
            ? "Types \(names.listed) get one and the same offer: each party" : "Type \(names[0]): a party"
        let amounts = Set(pool.map { $0.contribution.amount(3) })
        let asked =
            amounts.count > 1
            ? "brings \(pool.map { $0.contribution.amount(3) }.listed) units of data, in this order,"
            : offer.isExcluded ? "brings nothing" : "brings \(offer.contribution.amount(3)) units of data"
        let part = offer.share.map {
            ", which is \((100 * $0).decimals(1))% of what the group's model is worth on average"
        }
        let whole =
            "\(many) \(asked) and gets a model that is worth \(offer.reward.amount(4)) on average\(part ?? "")."
        return pool.count > 1 ? whole : whole + " " + alone(offer)
    }

    private func alone(_ offer: Offer) -> String {
        let gain = offer.utility - offer.outsideOption
        let has =
            switch offer.outsideSource {
            case .given: "Without the contract it says that it has \(offer.outsideOption.decimals(4))"
            case .highCurve:
                "By training alone it would have \(offer.outsideOption.decimals(4)) after paying for its data, if models learn as "
                    + "well as may be"
            case .alone:
                offer.standaloneContribution > 0
                    ? "Alone it would train on \(offer.standaloneContribution.decimals(3)) units and be left with "
                        + "\(offer.outsideOption.decimals(4)) after paying for its data"
                    : "Alone it would not train, and have \(offer.outsideOption.decimals(4))"
            }
        let more = gain.decimals(4) == 0.0.decimals(4) ? "just as much" : "\(gain.decimals(4)) more"
        return "\(has); with the contract it has \(more)."
    }

    // MARK: - The day

    var day: ReportPage.Section {
        let hasQuality = offers.contains { $0.type.quality != 1 }
        let measured =
            hasQuality
            ? " The coordinator measures how good the data is, since units of some types count for more." : ""
        return ReportPage.Section(
            heading: "What happens on the day", paragraphs: example + ProblemText(problem).reservations,
            steps: [
                "Each party says which offer it takes, and brings as many units of data as that offer asks for.\(measured)",
                "One model is trained on all the data, and what it performs is measured.",
                keeping,
                "A copy is made weaker by training it on less of the data; whoever gets the whole worth gets the model itself.",
            ], compared: .day)
    }

    private var keeping: String {
        let many = rewards.promises.count > Self.mostSentences
        let list = rewards.promises.prefix(Self.mostSentences).map { promise -> String in
            let name = promise.type.name.visible
            return switch rewards.policy {
            case .proportional: "\(name) \((100 * promise.rule.parameter).decimals(1))%"
            case .threshold: promise.isWhole ? "\(name) all of it" : "\(name) \(promise.rule.parameter.decimals(2))"
            }
        }.joined(separator: ", ")
        let each = list + (many ? ", ..." : "")
        return switch rewards.policy {
        case .proportional:
            "Each party gets a copy that is worth \(part): \(each)."
        case .threshold:
            "Each party gets the model itself, or a copy that is worth no more than its type's threshold in value units: \(each)."
        }
    }

    private var part: String {
        guard let untrained = rewards.promises.first?.rule.untrained, untrained > 0 else {
            return "its type's part of what the model is worth"
        }
        return
            "as much as a model without data, \(untrained.decimals(4)), and its type's part of what the model is worth beyond that"
    }

    /// A group that is about as expected, and what each type gets in it.
    private var example: [String] {
        let size = problem.participation.certainParties ?? Int(min(1e9, max(1, problem.participation.mean.rounded())))
        guard size <= 1_000_000, offers.count <= Self.mostSentences, !problem.hasSeveralLaws else { return [] }
        let counts = Self.rounded(offers.map(\.type.probability), of: size)
        let delivery = problem.delivery(toGroup: counts, of: contract.menu, by: rewards)
        let came = zip(counts, offers).filter { $0.0 > 0 }
        let got = zip(delivery.shares, counts).filter { $0.1 > 0 }
        return [
            """
            For example, if \(came.map { "\($0.0) of type \($0.1.type.name.visible)" }.listed) come, the model performs \
            \(delivery.performance.decimals(4)) and is worth \(delivery.modelValue.decimals(2)); a party gets a model worth \
            \(got.map { "\($0.0.reward.decimals(2)) (\($0.0.type.name.visible))" }.listed).
            """
        ]
    }

    /// Parties by type as they are likely, whole numbers that sum to the size of the group.
    static func rounded(_ probabilities: [Double], of size: Int) -> [Int] {
        let wanted = probabilities.map { $0 * Double(size) }
        var counts = wanted.map { Int($0) }
        let order = wanted.indices.sorted { wanted[$0] - Double(counts[$0]) > wanted[$1] - Double(counts[$1]) }
        let missing = size - counts.reduce(0) { $0 + $1 }
        for i in order.prefix(Swift.max(0, missing)) { counts[i] += 1 }
        return counts
    }
}

extension Participation {
    /// How many come at least, where that is what is computed with.
    fileprivate var certainParties: Int? {
        if case .atLeast(let count) = self { count } else { certainCount }
    }
}

extension [String] {
    /// `a, b and c`.
    var listed: String {
        count < 2 ? joined() : "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
