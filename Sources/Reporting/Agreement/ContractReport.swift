import ContractDesign
import LearningCurves
import PlainText

/// A contract as a page for those who are to agree on it.
struct ContractReport {
    private let contract: Contract
    private let rewards: RewardPlan
    private let source: ReportSource
    private let commands: ContractCommands?
    private let pilot: PilotedProblem?
    private let proof: WrittenProof?
    private let name: AgreementName
    private let document: ContractDocument

    /// - Parameters:
    ///   - rewards: how the promises are kept.
    ///   - document: the same contract for programs, which the page carries and checks.
    ///   - commands: what readers can run, where there is a command line.
    ///   - pilot: on which the learning curve rests.
    ///   - proof: that strangers can check.
    init(
        _ contract: Contract, rewards: RewardPlan, source: ReportSource, commands: ContractCommands?,
        name: AgreementName, document: ContractDocument, pilot: PilotedProblem? = nil, proof: WrittenProof? = nil
    ) {
        self.name = name
        self.document = document
        self.pilot = pilot
        self.proof = proof
        self.contract = contract
        self.rewards = rewards
        self.source = source
        self.commands = commands
    }

    /// - Throws: what drawing its charts throws.
    func page() throws -> ReportPage {
        ReportPage(
            title: name.title ?? "A contract for \(ProblemText(contract.problem).parties)",
            lead: """
                Who brings how much data, and how good a model each gets for it: the best menu that every type \
                accepts, in which nobody gains by posing as another, and which promises no more than the group can \
                train.
                """,
            header: header, sections: plain + (try mathematics),
            check: SelfCheck(
                document: try JSONText.line(of: document),
                programs: [EmbeddedText.self_check_js, EmbeddedText.sentences_js, EmbeddedText.shown_check_js]),
            runtime: source.runtime)
    }

    private var header: [Fact] {
        [
            name.consortium.map { Fact("Between the members of", $0) }, source.day.map { Fact("Date", $0) },
            Fact("Made by", source.version),
        ].compactMap(\.self)
    }

    /// What is to be read before signing.
    private var plain: [ReportPage.Section] {
        let text = AgreementText(contract, rewards: rewards)
        return [
            text.agreed, text.reasons, text.day, Evidence.selfCheck, OpenPoints.section,
            SignaturesText(problem: contract.problem).section,
        ]
    }

    /// What that rests on.
    private var mathematics: [ReportPage.Section] {
        get throws {
            let charts = try contract.charts(rewards: rewards).map(ReportPage.Section.init)
            let scenarios = try contract.scenarioCharts.map(ReportPage.Section.init)
            return [asked, menu] + (try curves) + robustness + scenarios + charts + [
                certificate, binding, delivery, verification,
            ] + [proof?.section].compactMap(\.self)
                + [
                    Glossary.section, source.section(command: commands?.design), Evidence.inputs(source),
                ].compactMap(\.self)
        }
    }

    private var asked: ReportPage.Section {
        ReportPage.Section(
            heading: "What was asked",
            paragraphs: ["From here on: the numbers behind the pages above, what they rest on, and how to check them."],
            facts: ProblemText(contract.problem).facts(typesFrom: source.name))
    }

    private var menu: ReportPage.Section {
        let text = ContractText(contract)
        return ReportPage.Section(heading: "The menu", table: text.menu.page(named: "menu"), points: text.legend)
    }

    private var curves: [ReportPage.Section] {
        get throws {
            guard let pilot else { return [] }
            let text = PilotText(pilot, beside: contract)
            return [
                ReportPage.Section(
                    heading: "The learning curve, from a pilot",
                    paragraphs: ["Performance is skill: (score - baseline) / (1 - baseline)."], facts: text.facts,
                    table: text.promises.page, points: text.warnings)
            ]
                + (try FitPresentation(pilot.fit, anchor: pilot.anchor, beside: pilot.curve).charts().map(
                    ReportPage.Section.init))
        }
    }

    private var robustness: [ReportPage.Section] {
        guard let text = ContractText(contract).robustness else { return [] }
        return [
            ReportPage.Section(
                heading: "Where it is not known who comes", paragraphs: [RobustnessText.heading + "."],
                facts: text.facts, table: text.table?.page)
        ]
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
                Fact("Performance", "\(bounds.lower.decimals(12)) to \(bounds.upper.decimals(12))")
            ] + ContractText(contract).multiples + [
                Fact(
                    "Gap", "\(bounds.gap.significant(2)) in performance: \(ContractText(contract).verdict)"
                ),
                Fact("Model value", "\(contract.modelValue.decimals(6)) value units"),
                Fact(
                    "Every type accepts", "worst violation \(checks.individualRationality.significant(2)) value units"),
                Fact(
                    "Nobody gains by posing",
                    "worst violation \(checks.incentiveCompatibility.significant(2)) value units"),
                Fact(
                    "No promise exceeds its cap", "worst violation \(checks.performanceCap.significant(2)) value units"),
            ] + owning + ContractText(contract).diagnosis + [Fact("Work", ContractText(contract).work)],
            points: contract.disappointed.map { view in
                """
                Type \(view.type.visible): a party that knows itself to be in expects \(view.shortfall.significant(3)) \
                value units less than the promise, which is a mean over the compositions with the type in them, each \
                counted once.
                """
            })
    }

    private var owning: [Fact] {
        contract.checks.capacity.map { excess in
            [Fact("Nobody is asked for more than it owns", "worst excess \(excess.significant(2)) value units")]
        } ?? []
    }

    private var binding: ReportPage.Section {
        let telling = contract.tellingPrices
        return ReportPage.Section(
            heading: "What holds the performance down",
            paragraphs: contract.continuous != nil
                ? ["With whole multiples no constraint has a price: a little room changes nothing, or all at once."]
                : contract.prices == nil
                    ? ["What relaxing a constraint would add is not known at this menu."]
                    : telling.isEmpty ? ["No constraint has a price: relaxing any of them would add nothing."] : [],
            points: telling.map(sentence))
    }

    private func sentence(_ price: ShadowPrice) -> String {
        let type = price.type.visible
        let unit = price.constraint == .capacity ? "unit that it would own more" : "value unit"
        let cost = "this costs \(price.price.significant(3)) performance per \(unit)"
        return switch price.constraint {
        case .individualRationality: "Type \(type) only just accepts: it has as much outside; \(cost)."
        case .incentive(let other): "Type \(type) is only just not tempted by type \(other.visible)'s offer; \(cost)."
        case .performanceCap: "Type \(type) is promised all of the group's model that there is to promise; \(cost)."
        case .capacity: "Type \(type) is asked for all that it owns; \(cost)."
        case .multiple: "Type \(type) is offered whole multiples; \(cost)."
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
                worth\(rule.beyond): a model degraded until it is worth so much.
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
            codes: (commands?.deliver).map {
                [ReportPage.Code(caption: Self.delivering, text: source.shown($0).asShellCommand)]
            }
                ?? [])
    }

    private static let delivering = """
        For the group that came, with one --came for each type, this says how good a model each type gets and on how \
        much data such a model would be trained:
        """

    private var verification: ReportPage.Section {
        ReportPage.Section(
            heading: "How a party can check this",
            paragraphs: [
                """
                Nobody need believe this page. With the files at its end and the menu below, saved as menu.csv, all in the \
                folder in which Accord is, Accord recomputes every constraint and names whoever would refuse, lie, or be \
                promised too much; it ends with 0 only if all hold.
                """
            ],
            codes: ((commands?.verify).map {
                [ReportPage.Code(caption: "The check:", text: source.shown($0).asShellCommand)]
            } ?? [])
                + [ReportPage.Code(caption: "menu.csv:", text: contract.menu.offersCSV.description)])
    }
}
