import ContractDesign
import PlainText

/// A contract as a page for those who are to agree on it.
public struct ContractReport {
    private let contract: Contract
    private let rewards: RewardPlan
    private let source: ReportSource
    private let normalized: Bool
    private let ignored: [String]

    /// - Parameters:
    ///   - contract: certified or not.
    ///   - rewards: how the promises are kept.
    ///   - source: what the page names at its end, so that somebody else can make it again.
    ///   - normalized: whether the probabilities were divided by their sum.
    ///   - ignored: columns of the types that were passed over.
    public init(
        _ contract: Contract, rewards: RewardPlan, source: ReportSource, normalized: Bool = false,
        ignoring ignored: [String] = []
    ) {
        self.ignored = ignored
        self.contract = contract
        self.rewards = rewards
        self.source = source
        self.normalized = normalized
    }

    /// - Throws: what drawing its charts throws.
    public func page() throws -> ReportPage {
        let charts = try contract.charts(rewards: rewards).map(ReportPage.Section.init)
        return ReportPage(
            title: "A contract for \(parties)",
            lead: """
                Who brings how much data, and how good a model each gets for it: the best menu that every type \
                accepts, in which nobody gains by posing as another, and which promises no more than the group can \
                train.
                """,
            sections: [asked, menu] + charts + [
                certificate, binding, delivery, verification, source.section(command: command),
            ],
            runtime: source.runtime)
    }

    private var parties: String {
        switch contract.problem.participation {
        case .fixed(let count): count == 1 ? "one party" : "\(count) parties"
        case .poisson(let mean): "about \(mean.significant(6)) parties"
        case .binomial(let invited, _): "up to \(invited) parties"
        }
    }

    private var asked: ReportPage.Section {
        let problem = contract.problem
        let participation =
            switch problem.participation {
            case .fixed(let count): "exactly \(count)"
            case .poisson(let mean): "Poisson, \(mean.significant(6)) on average"
            case .binomial(let invited, let rate):
                "\(invited) invited, each of whom joins with chance \(rate.significant(6))"
            }
        return ReportPage.Section(
            heading: "What was asked",
            facts: [
                Fact("Types", "\(problem.population.types.count), from \(source.name)"),
                Fact("Parties", participation),
                Fact("Performance by data", problem.accuracy.specification),
                Fact("Worth of a model", problem.valuation.specification),
                Fact(
                    "Rewards are capped by",
                    problem.conditioning == .own
                        ? "what a party expects that knows itself to be in"
                        : "what the group's model is worth over the compositions with the type in them"),
                Fact(
                    "Of several best menus",
                    problem.preference == .parties ? "the greatest rewards" : "the least rewards"),
                Fact("Tolerance", "\(problem.tolerance.significant(3)) in performance"),
            ])
    }

    private var menu: ReportPage.Section {
        let text = ContractText(contract)
        return ReportPage.Section(heading: "The menu", table: text.menu.page, points: text.legend)
    }

    private var certificate: ReportPage.Section {
        let bounds = contract.performance
        let checks = contract.checks
        return ReportPage.Section(
            heading: "The certificate",
            paragraphs: [
                """
                The left bound is what this menu achieves, recomputed from it; the right one is proved by linear \
                programming: no menu exceeds it.
                """
            ],
            facts: [
                Fact("Expected performance", "\(bounds.lower.decimals(12)) to \(bounds.upper.decimals(12))"),
                Fact(
                    "Gap", "\(bounds.gap.significant(2)) in performance: \(ContractText(contract).verdict)"
                ),
                Fact("Expected value of the model", "\(contract.modelValue.decimals(6)) value units"),
                Fact(
                    "Every type accepts", "worst violation \(checks.individualRationality.significant(2)) value units"),
                Fact(
                    "Nobody gains by posing",
                    "worst violation \(checks.incentiveCompatibility.significant(2)) value units"),
                Fact(
                    "No promise exceeds its cap", "worst violation \(checks.performanceCap.significant(2)) value units"),
                Fact("Work", ContractText(contract).work),
            ],
            points: contract.disappointed.map { view in
                """
                Type \(view.type.visible): a party that knows itself to be in expects \(view.shortfall.significant(3)) \
                value units less than the promise, which is a mean over the compositions with the type in them, each \
                counted once.
                """
            })
    }

    private var binding: ReportPage.Section {
        let telling = contract.tellingPrices
        return ReportPage.Section(
            heading: "What holds the performance down",
            paragraphs: telling.isEmpty ? ["No constraint has a price: relaxing any of them would add nothing."] : [],
            points: telling.map(sentence))
    }

    private func sentence(_ price: ShadowPrice) -> String {
        let type = price.type.visible
        let cost = "this costs \(price.price.significant(3)) performance per value unit"
        return switch price.constraint {
        case .individualRationality: "Type \(type) only just accepts: it has as much outside; \(cost)."
        case .incentive(let other): "Type \(type) would be tempted by type \(other.visible)'s offer; \(cost)."
        case .performanceCap: "Type \(type) is promised all of the group's model that there is to promise; \(cost)."
        case .nonnegativity: "Type \(type) is asked for nothing, and cannot be asked for less; \(cost)."
        }
    }

    private var delivery: ReportPage.Section {
        let rule = RewardPlanText(rewards)
        let apply =
            switch rewards.policy {
            case .proportional:
                """
                On the day, train one model on all the data, see what it is worth, and give each type its part of that \
                worth: a model degraded until it is worth so much.
                """
            case .threshold:
                """
                On the day, train one model on all the data. Whoever's threshold is not reached gets it whole; the \
                others get it degraded until it is worth their threshold.
                """
            }
        return ReportPage.Section(
            heading: "How the promises are kept",
            paragraphs: ["\(rule.sentence).", apply], table: rule.table.page,
            codes: [
                ReportPage.Code(
                    caption:
                        "For the group that came, with one --came for each type, this says how good a model each type gets and on how much data such a model would be trained:",
                    text: "accord deliver \(arguments) --reward-policy \(rewards.policy.rawValue) --came \(example)")
            ])
    }

    private var example: String {
        let name = contract.menu.offers.first?.type.name ?? "TYPE"
        return "\(name)=\(contract.problem.participation.certainCount ?? 1)".asShellWord
    }

    private var verification: ReportPage.Section {
        ReportPage.Section(
            heading: "How a party can check this",
            paragraphs: [
                """
                Nobody need believe this page. With the table of types and the menu below, saved as menu.csv, Accord \
                recomputes every constraint and names whoever would refuse, lie, or be promised too much; it ends with \
                0 only if all hold.
                """
            ],
            codes: [
                ReportPage.Code(caption: "The check:", text: "accord verify \(arguments) --menu menu.csv"),
                ReportPage.Code(caption: "menu.csv:", text: contract.menu.offersCSV.description),
            ])
    }

    private var command: String {
        "accord design \(arguments) --reward-policy \(rewards.policy.rawValue) --report report.html"
    }

    /// The problem as arguments of a command.
    private var arguments: String {
        let problem = contract.problem
        let standard = Setting.standard
        var words = [
            source.file.asShellWord, "--participation", problem.participation.specification, "--accuracy",
            problem.accuracy.specification,
            "--valuation", problem.valuation.specification,
        ]
        if problem.conditioning != standard.conditioning { words += ["--conditioning", problem.conditioning.rawValue] }
        if problem.preference != standard.preference { words += ["--prefer", problem.preference.rawValue] }
        if problem.engine != standard.engine { words += ["--engine", problem.engine.rawValue] }
        if problem.tolerance != standard.tolerance { words += ["--tolerance", problem.tolerance.exact] }
        if problem.isRelaxed { words.append("--relaxed") }
        if normalized { words.append("--normalize") }
        for column in ignored { words += ["--ignore", column.asShellWord] }
        return words.joined(separator: " ")
    }
}
