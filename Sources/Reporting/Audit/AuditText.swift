import ContractDesign
import PlainText

/// The audit of a menu, for people: how each type stands, then the verdict and who would do what.
struct AuditText {
    private let audit: MenuAudit

    init(_ audit: MenuAudit) { self.audit = audit }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom = .unlimited) -> String {
        [table.text(in: room), verdict, summary].joined(separator: "\n\n") + "\n"
    }

    private var table: TableText {
        let own = audit.menu.types.haveOwnValues ? "own value" : "value"
        var table = TableText([
            ("Type", .words), ("Contribution [units]", .numbers), ("Reward [value]", .numbers),
            ("Cap [value]", .numbers),
            ("Utility [\(own)]", .numbers), ("Outside option [\(own)]", .numbers),
            ("Slack: accepts [\(own)]", .numbers),
            ("Slack: honest [\(own)]", .numbers), ("Tempted by", .words), ("Slack: cap [value]", .numbers),
        ])
        let honest = Dictionary(
            audit.incentiveCompatibility.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, offer) in audit.menu.offers.enumerated() {
            let temptation = honest[offer.type.name]
            table.append([
                offer.type.name, offer.contribution.decimals(3), offer.reward.decimals(4), offer.cap.decimals(4),
                offer.utility.decimals(4), offer.outsideOption.decimals(4),
                audit.individualRationality[index].slack.spare, temptation?.slack.spare ?? "-",
                temptation?.constraint.other ?? "-", audit.performanceCaps[index].slack.spare,
            ])
        }
        return table
    }

    /// Whether the menu holds and, where it does not, each broken constraint as a sentence.
    var verdict: String {
        let broken = audit.violations
        if broken.isEmpty {
            return
                "The menu holds: every type accepts, none gains by posing as another, and no promise exceeds its cap."
        }
        let count = broken.count == 1 ? "1 constraint is" : "\(broken.count) constraints are"
        return (["The menu does not hold: \(count) broken."] + broken.map(sentence)).joined(separator: "\n")
    }

    private func sentence(_ finding: MenuAudit.Finding) -> String {
        let type = finding.type.visible
        let amount = (-finding.slack).significant(6)
        return switch finding.constraint {
        case .individualRationality:
            "  Type \(type) stays away: its offer leaves it \(amount) value units less than it has \(place(finding.type))."
        case .incentive(let other):
            "  Type \(type) poses as \(other.visible): that gains it \(amount) value units over its own offer."
        case .performanceCap:
            "  Type \(type) is promised too much: the reward exceeds its cap, what the collective model gives it, by \(amount) value units."
        case .capacity:
            "  Type \(type) is asked for more than it owns: \(excess(finding.type)) units too much."
        case .multiple:
            "  Type \(type) is offered what is no whole multiple: it is off by \(amount) value units or their worth of data."
        case .nonnegativity:
            "  Type \(type) is asked for less than nothing, by \(amount) value units' worth of data."
        }
    }

    /// Units by which an offer asks for more than the type owns.
    private func excess(_ type: String) -> String {
        let offer = audit.menu.offers.first { $0.type.name == type }
        return offer.map { ($0.contribution - ($0.type.capacity ?? .infinity)).significant(6) } ?? ""
    }

    /// Where a type is that stays away.
    private func place(_ type: String) -> String {
        audit.menu.types.contains { $0.name == type && $0.outside != nil } ? "outside" : "alone"
    }

    /// What the menu achieves against the optimum, and what promises are worth to a party that is in, a line each.
    var summary: String { facts.lines }

    private var facts: [Fact] {
        let optimum =
            audit.optimum.map { "the optimum lies between \($0.lower.decimals(12)) and \($0.upper.decimals(12))" }
            ?? audit.missing?.description.lowercasedStart ?? ""
        let list = audit.ownView.map { "\($0.type.visible) \($0.reward.decimals(4))" }.joined(separator: ", ")
        let performance = """
            \(audit.performance.decimals(12)) if everybody takes its own offer; \(optimum)
            """
        return [Fact("Performance", performance)] + forgone + [
            Fact("Rounding", "a constraint counts as broken from \(audit.rounding.significant(2)) value units on")
        ] + reservations + [
            Fact("Own view", "the promise is worth this to a party that knows itself to be in, value units: \(list)")
        ]
    }

    private var forgone: [Fact] {
        switch audit.optimality {
        case .givesAway(let forgone):
            [Fact("Gives away", "\(forgone.significant(6)) in performance against the best menu known")]
        case .best(let difference):
            [Fact("Gives away", "nothing: no menu is better by more than \(difference.significant(2))")]
        case .open(let difference):
            [Fact("Gives away", "at most \(difference.significant(2)) in performance: no better menu is known\(stop)")]
        case nil: []
        }
    }

    private var stop: String { audit.stoppedBy.map { ", and the search \($0.words)" } ?? "" }

    /// What the audit leaves open.
    private var reservations: [Fact] {
        var facts: [Fact] = []
        if audit.capsAreUncertain {
            let words =
                "may lie up to \(audit.capUncertainty.significant(2)) value units above what is said (\(audit.engine.rawValue))"
            facts.append(Fact("Caps", words))
        }
        if audit.problem.hasSeveralLaws {
            let laws =
                audit.problem.population.worstProbabilities == nil
                ? "all scenarios" : "the probabilities that may be, as far as a search for each cap went"
            facts.append(Fact("Scenarios", "performance and each cap are the least over \(laws)"))
        }
        if !audit.listsAllIncentiveConstraints {
            let words =
                "of each type's incentive constraints the tightest, since there are \(audit.menu.offers.count) types"
            facts.append(Fact("Listed", words))
        }
        return facts
    }
}

extension Double {
    /// A slack: four decimals, rounding errors as 0, small ones in full.
    fileprivate var spare: String { abs(self) < 1e-9 ? "0" : abs(self) < 1e-3 ? significant(3) : decimals(4) }
}

extension String {
    /// For a sentence that becomes a clause.
    fileprivate var lowercasedStart: String { prefix(1).lowercased() + dropFirst().dropLast() }
}

extension Constraint {
    fileprivate var other: String? {
        if case .incentive(let other) = self { other } else { nil }
    }
}
