import FineTuningGames
import PlainText
import Sweeps

/// A grid of games as text for people.
struct BargainSweepText {
    private let sweep: BargainSweep

    init(_ sweep: BargainSweep) { self.sweep = sweep }

    /// What was asked, without a full stop.
    var question: String {
        let axes = sweep.grid.axes.map { "\($0.name.visible) (\($0.values.count.grouped))" }
        let count = sweep.grid.count
        return """
            \(count.grouped) \(count == 1 ? "game" : "games") over \(axes.joined(separator: ", ")), one common share in each
            """
    }

    /// One row a case: the axes, the share under each rule, and the verdict.
    func table(of cases: [BargainCase]) -> TableText {
        var table = TableText(
            [("Case", TableText.Side.numbers)] + sweep.grid.axes.map { ($0.name, .numbers) }
                + BargainingRule.allCases.map { ($0.title, .numbers) }
                + [("Pareto set", .words), ("Shared", .words), ("Given away by", .words), ("Status", .words)])
        for found in cases {
            let shares = BargainingRule.allCases.map { rule in
                found.solutions.first { $0.rule == rule }?.equilibrium.shares[0].decimals(6) ?? "-"
            }
            table.append(
                ["\(found.number)"] + found.point.map { $0.significant(6) } + shares + [
                    found.pareto?.intervals.listed ?? "-",
                    found.verdict.map { $0.sharing.isEmpty ? "nowhere" : $0.sharing.listed } ?? "-",
                    found.verdict.map(\.givers) ?? "-", found.status.words,
                ])
        }
        return table
    }

    /// How many cases came out how.
    var facts: [Fact] {
        let cases = sweep.cases
        func count(_ holds: (SharingVerdict) -> Bool) -> String {
            cases.count { $0.verdict.map(holds) ?? false }.grouped
        }
        let statuses = BargainCase.Status.allCases.compactMap { status -> String? in
            let number = cases.count { $0.status == status }
            return number > 0 ? "\(number.grouped) \(status.words)" : nil
        }
        var facts = [
            Fact("Cases", statuses.isEmpty ? "none" : statuses.joined(separator: ", ")),
            Fact(
                "Shared",
                "everybody contributes and gains at some Pareto-optimal share in \(count { !$0.sharing.isEmpty })"),
            Fact(
                "Given away",
                """
                by a generalist that chooses alone in \(count(\.generalistGives)), by specialists in \
                \(count(\.specialistGives))
                """),
            Fact("Served", "some domain, at some share, in \(count(\.isServed))"),
        ]
        if let reason = sweep.stoppedBy {
            let done = "after \(cases.count.grouped) of \(sweep.grid.count.grouped) cases"
            facts.append(Fact("Ended early", "the search \(reason.words) \(done)"))
        }
        return facts + [Fact("Proof", "numerical, on a grid of shares refined at every jump and peak")]
    }
}

extension SharingVerdict {
    /// Who leaves the other side a share, choosing alone.
    var givers: String {
        let sides = (generalistGives ? ["generalist"] : []) + (specialistGives ? ["specialist"] : [])
        return sides.isEmpty ? "nobody" : sides.joined(separator: ";")
    }
}

extension BargainCase.Status {
    fileprivate var words: String {
        switch self {
        case .settled: "settled"
        case .nobodyAccepts: "nobody accepts"
        case .noDeal: "no deal"
        case .outOfScale: "out of scale"
        }
    }
}
