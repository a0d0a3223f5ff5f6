import FineTuningGames
import PlainText

/// The answer to a bargaining question as text for people: what each rule selects, who does what, then the Pareto set,
/// the first best and the lotteries.
struct BargainText {
    private let answer: BargainAnswer

    init(_ answer: BargainAnswer) { self.answer = answer }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom = .unlimited) -> String {
        let actions = """
            What each specialist does, and its utility [money]:

            \(regimes.text(in: room))
            \(Self.legend)
            """
        let answers = ([bargains.text(in: room)] + ties).joined(separator: "\n")
        return [question, answers, actions, summary].joined(separator: "\n\n") + "\n"
    }

    /// The game in a line, without a full stop.
    var question: String {
        let generalist = answer.game.generalist
        let count = answer.game.specialists.count
        return """
            Generalist's cost \(generalist.coefficient.significant(6)) a^\(generalist.exponent.significant(6)), \
            \(count) specialist\(count == 1 ? "" : "s"), \
            \(answer.isPerDomain ? "a share for each domain (--per-domain)" : "one common share")
            """
    }

    /// What each rule picks, one row each.
    var bargains: TableText {
        var table = TableText([
            ("Solution", .words), ("Generalist's share", .numbers), ("Performance 0", .numbers),
            ("Performance [sum]", .numbers), ("Generalist utility [money]", .numbers),
            ("Specialist utility [money, sum]", .numbers),
            ("Efficiency", .numbers),
        ])
        for solution in answer.solutions {
            let equilibrium = solution.equilibrium
            table.append([
                solution.rule.title, answer.shares(solution).map { $0.decimals(6) }.joined(separator: " "),
                equilibrium.generalistPerformance.significant(6), equilibrium.totalPerformance.significant(6),
                equilibrium.generalistUtility.money(6, of: answer.firstBest.welfare),
                equilibrium.outcomes.reduce(0) { $0 + $1.utility }.money(6, of: answer.firstBest.welfare),
                "\((100 * answer.efficiency(solution)).decimals(1))%",
            ])
        }
        return table
    }

    /// A sentence for each rule under which several shares tie.
    var ties: [String] {
        answer.solutions.filter(\.isTied).map {
            "\($0.rule.title): several shares tie, \($0.ties.listed). The first is shown."
        }
    }

    /// What the words of the tables mean.
    static let legend = """
        C contributes, F free-rides on the generalist's work, A abstains. Performance 0 is the generalist's own work, which \
        all specialists build on; efficiency is all utilities together as a part of the first best.
        """

    /// One row a specialist: what it does and gets under each rule.
    var regimes: TableText {
        var table = TableText(
            [("Specialist", .words)] + answer.solutions.map { ($0.rule.title, TableText.Side.numbers) })
        for (index, specialist) in answer.game.specialists.enumerated() {
            let cells = answer.solutions.map { solution in
                let outcome = solution.equilibrium.outcomes[index]
                return "\(outcome.regime.letter) \(outcome.utility.money(5, of: answer.firstBest.welfare))"
            }
            table.append([specialist.name] + cells)
        }
        if answer.game.floor != nil {
            table.append(["floor"] + answer.solutions.map { $0.equilibrium.floor?.title ?? "" })
        }
        return table
    }

    /// The Pareto set, the first best and the lotteries, a line each.
    var summary: String { facts.lines }

    /// The Pareto set, the first best and the lotteries.
    var facts: [Fact] {
        let proof =
            answer.isPerDomain
            ? "best found, by search from several starts; not proved to be the best, and no better than the line above says"
            : "numerical, on a grid of shares refined at every jump and peak; what a lottery gains is recomputed"
        return terms + pareto + verdict + floor + [firstBest] + lotteries + leftOut + stop + bounds
            + [Fact("Proof", proof)]
    }

    private var pareto: [Fact] {
        guard let pareto = answer.pareto else { return [] }
        let meaning = "the shares at which nobody can gain without another losing"
        return [Fact("Pareto set", "\(pareto.intervals.listed): \(meaning)")]
    }

    private var verdict: [Fact] { answer.verdict.map { VerdictText($0, of: answer.game).facts } ?? [] }

    /// How much better than what was found another vector of shares may be, where that is more than rounding.
    private var bounds: [Fact] {
        guard answer.isPerDomain else { return [] }
        let words = answer.solutions.compactMap { solution -> String? in
            guard let bound = answer.bounds[solution.rule] else { return nil }
            let isReached = bound - solution.value <= 1e-9 * abs(bound)
            let limit = isReached ? "(the most there is)" : "of at most \(bound.significant(6))"
            return "\(solution.rule.title) \(solution.value.significant(6)) \(limit)"
        }
        return [Fact("Bounds", words.joined(separator: ", ") + ", the Nash product as its logarithm")]
    }

    private var floor: [Fact] {
        guard let floor = answer.game.floor else { return [] }
        let base = floor.base > 0 ? ", of at least \(floor.base.significant(6)) released" : ""
        return [
            Fact(
                "Floor",
                "performance of at least \(floor.sold.significant(6)) sold\(base); what follows is derived here")
        ]
    }

    private var stop: [Fact] {
        guard let reason = answer.stoppedBy else { return [] }
        let missing =
            answer.unfinished.isEmpty
            ? "" : ", without an answer to: \(answer.unfinished.map(Self.name).joined(separator: ", "))"
        let rest = answer.isPerDomain ? "; more time may find better shares" : "; ties may include dominated shares"
        let isOpen = answer.isPerDomain || answer.pareto == nil
        return [Fact("Ended early", "the search \(reason.words)\(missing)\(isOpen ? rest : "")")]
    }

    private static func name(_ part: String) -> String {
        switch part {
        case "pareto": "the Pareto set"
        case "lotteries": "draws of the share"
        default: BargainingRule(rawValue: part)?.title ?? part
        }
    }

    private var firstBest: Fact {
        let served = answer.firstBest.performances.count { $0 != nil }
        let words = """
            \(answer.firstBest.welfare.significant(7)) money, by one firm that owns all: performance 0 is \
            \(answer.firstBest.generalistPerformance.significant(6)), \(served) of \(answer.game.specialists.count) \
            domains served
            """
        return Fact("First best", words)
    }

    private var lotteries: [Fact] { answer.lotteries.facts }

    private var terms: [Fact] {
        guard let terms = answer.terms, !terms.areUsual else { return [] }
        return [terms.fact(["generalist"] + answer.game.specialists.map(\.name))]
    }

    private var leftOut: [Fact] {
        if answer.idle.isEmpty { return [] }
        let others = answer.idle.count > 8 ? " and \(answer.idle.count - 8) more" : ""
        let names = answer.idle.prefix(8).map(\.visible).joined(separator: ", ")
        return [
            Fact(
                "Left out",
                "no share gives \(answer.terms?.areUsual == false ? "more than they have" : "anything") to \(names)\(others)"
            )
        ]
    }
}

extension BargainingRule {
    /// As tables name it.
    var title: String {
        switch self {
        case .powerfulGeneralist: "Powerful generalist"
        case .powerfulSpecialist: "Powerful specialist"
        case .verticalMonopoly: "Vertical monopoly"
        case .egalitarian: "Egalitarian"
        case .nash: "Nash"
        case .kalaiSmorodinsky: "Kalai-Smorodinsky"
        case .maximumPerformance: "Maximum performance"
        }
    }
}

extension Double {
    /// A utility for people, where so much is at stake: what is rounding is 0.
    fileprivate func money(_ digits: Int, of stakes: Double) -> String {
        abs(self) < 1e-12 * stakes ? "0" : significant(digits)
    }
}

extension FloorEffect {
    /// As tables name it.
    var title: String {
        switch self {
        case .slack: "slack"
        case .sold: "binds sale"
        case .base: "binds base"
        case .both: "binds both"
        case .entry: "for entry"
        case .unserved: "nobody"
        }
    }
}

extension Regime {
    /// As tables abbreviate it.
    var letter: String {
        switch self {
        case .contributor: "C"
        case .freeRider: "F"
        case .abstainer: "A"
        }
    }
}

extension [ClosedRange<Double>] {
    /// The first few ranges, for people: `[0, 0.333333] and 0.666667`.
    var listed: String {
        let shown = prefix(6).map { range in
            let (low, high) = (range.lowerBound.significant(6), range.upperBound.significant(6))
            return low == high ? low : "[\(low), \(high)]"
        }
        return shown.joined(separator: " and ") + (count > 6 ? " and \(count - 6) more" : "")
    }
}
