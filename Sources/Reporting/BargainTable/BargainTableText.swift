import FineTuningGames
import PlainText

/// The answer to a bargain over a table as text for people: what each rule selects, then the Pareto set, the acceptable
/// shares and the lotteries.
struct BargainTableText {
    private let answer: TableBargain

    init(_ answer: TableBargain) { self.answer = answer }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom) -> String {
        let answers = ([bargains.text(in: room)] + ties).joined(separator: "\n")
        return [question, answers, facts.lines].joined(separator: "\n\n") + "\n"
    }

    /// The question in a line, without a full stop.
    var question: String {
        let (players, rows) = (answer.table.players.count, answer.table.rows.count)
        let reading =
            answer.reading == .rows ? "these and no others" : "and all between them, utilities on the line between two"
        return "\(players) player\(players == 1 ? "" : "s"), \(rows) share\(rows == 1 ? "" : "s"), \(reading)"
    }

    /// What each rule picks, one row each.
    var bargains: TableText {
        let players = answer.table.players.prefix(Self.mostPlayers)
        var table = TableText(
            [("Solution", .words), ("Share", .numbers)] + players.map { ($0, TableText.Side.numbers) })
        for solution in answer.solutions {
            table.append(
                [solution.rule.tableTitle, solution.share.decimals(6)]
                    + solution.utilities.prefix(Self.mostPlayers).map { $0.significant(6) })
        }
        return table
    }

    /// Columns that fit on a line.
    private static let mostPlayers = 8

    /// A sentence for each rule under which several shares tie, or tied before they were told apart.
    var ties: [String] {
        var sentences: [String] = []
        for solution in answer.solutions {
            let name = solution.rule.tableTitle
            if solution.brokeTies {
                let isLeximin = answer.reading == .rows && answer.table.players.count > 2
                sentences.append(
                    "\(name): shares with the same smallest gain were told apart by "
                        + (isLeximin ? "the second smallest, and so on (leximin)." : "the Pareto set."))
            }
            if !solution.value.isFinite {
                sentences.append("\(name): no share gives everybody something.")
            } else if solution.isTied {
                let intervals = solution.ties.map { ShareInterval($0.lowerBound, $0.upperBound) }
                sentences.append("\(name): several shares tie, \(intervals.listed). The first is shown.")
            }
        }
        return sentences
    }

    /// The terms, the Pareto set, the acceptable shares and the lotteries.
    var facts: [Fact] {
        let terms = answer.terms.areUsual ? [] : [answer.terms.fact(answer.table.players)]
        let most = zip(answer.table.players, answer.mostGained).prefix(Self.mostPlayers)
            .map { "\($0.visible) \($1.significant(6))" }.joined(separator: ", ")
        let others = answer.table.players.count > Self.mostPlayers ? ", ..." : ""
        let leftOut =
            answer.leftOut.isEmpty
            ? []
            : [Fact("Left out", "no share gives a gain to \(answer.leftOut.map(\.visible).joined(separator: ", "))")]
        return terms + [
            Fact(
                "Pareto set",
                "\(answer.pareto.listed): the shares at which nobody can gain without another losing"),
            Fact("Acceptable", "\(answer.acceptable.listed): nobody gets less than without a deal"),
            Fact("Most gained", most + others),
        ] + answer.lotteries.facts + leftOut + [
            Fact(
                "Proof",
                "by comparison of all shares that the table allows; what a lottery reaches at most is proved by weights"
            )
        ]
    }
}
