import Sweeps

/// A sweep as text for people.
public enum SweepText {
    /// One row a case.
    static func table(of records: [SweepRecord]) -> TableText {
        var table = TableText([
            ("Case", .numbers), ("Participation", .words), ("Types", .numbers), ("Contribution [units]", .words),
            ("Performance", .numbers), ("Gap", .numbers), ("Complete performance", .numbers),
            ("Information cost", .numbers),
            ("Surplus [value]", .numbers), ("Surplus alone [value]", .numbers), ("Linear programs", .numbers),
            ("Complete error", .numbers), ("Status", .words),
        ])
        for record in records { table.append(cells(record)) }
        return table
    }

    private static func cells(_ record: SweepRecord) -> [String] {
        func text(_ column: CaseColumn, _ format: (Double) -> String) -> String {
            switch record[column] {
            case .none: "-"
            case .count(let count): String(count)
            case .number(let number): format(number)
            case .text(let text): text
            }
        }
        func word(_ column: CaseColumn) -> String { text(column) { $0.significant(6) } }
        return [
            word(.caseNumber), word(.participation), word(.typeCount), contributions(record),
            text(.performance) { $0.decimals(9) }, text(.gap) { $0.significant(2) },
            text(.completePerformance) { $0.decimals(9) }, text(.informationCost) { $0.significant(4) },
            text(.surplus) { $0.decimals(4) }, text(.surplusAlone) { $0.decimals(4) }, word(.linearPrograms),
            text(.completeError) { $0.significant(2) },
            record[.message] == .none ? word(.status) : "\(word(.status)): \(word(.message))",
        ]
    }

    /// Each type's contribution, for a few types.
    private static func contributions(_ record: SweepRecord) -> String {
        let shown = record.offers.prefix(mostTypes).map { offer in
            guard case .text(let name) = offer[.type], case .number(let units) = offer[.contribution] else {
                return "-"
            }
            return "\(name) \(units.decimals(3))"
        }
        return shown.joined(separator: ", ") + (record.offers.count > mostTypes ? ", ..." : "")
    }

    private static let mostTypes = 5

    /// How far a run has come, of all cases, and how long it will take.
    public static func progress(_ progress: SweepProgress, after seconds: Double) -> String {
        let rest = Double(progress.count - progress.answered)
        let left = progress.solved > 0 ? rest * seconds / Double(progress.solved) : 0
        return "\(progress.answered.grouped) of \(cases(progress.count)), \(left.asLongDuration) left"
    }

    /// How long a case took.
    /// - Parameters:
    ///   - seconds: a mean.
    ///   - sample: over so many cases.
    public static func timing(_ seconds: Double, over sample: Int) -> String {
        "A case takes \(seconds.asDuration) on one thread, over a sample of \(sample.grouped)."
    }

    /// In how many parts a sweep is.
    /// - Parameters:
    ///   - parts: their number.
    ///   - count: of the cases in all of them.
    public static func split(into parts: Int, of count: Int) -> String {
        "\(cases(count)) in \(parts.grouped) \(parts == 1 ? "part" : "parts")."
    }

    /// What an interrupted run leaves, and how to go on.
    /// - Parameters:
    ///   - progress: how far it came.
    ///   - place: where what was solved is kept; nil where it is not.
    public static func interruption(_ progress: SweepProgress, keptIn place: String?) -> String {
        let done = "Interrupted: \(progress.answered.grouped) of \(cases(progress.count))"
        return place.map { "\(done) are done, and stand in \($0). The same command goes on from there." }
            ?? "\(done) were solved, and nothing is kept to go on from. With --output FILE the same command goes on."
    }

    /// What a sweep came to, in one line.
    /// - Parameters:
    ///   - tally: of all cases, those from before among them.
    ///   - resumed: cases that were there before the run.
    ///   - seconds: that the run took.
    public static func summary(_ tally: SweepTally, resumed: Int = 0, seconds: Double) -> String {
        var text = "\(cases(tally.total)) in \(seconds.asDuration)"
        if resumed > 0 { text += ", of which \(resumed.grouped) were there before" }
        return tally.counts.reduce(text) { "\($0), \($1.0.grouped) \($1.1)" }
    }

    private static func cases(_ count: Int) -> String { "\(count.grouped) \(count == 1 ? "case" : "cases")" }
}

extension Int {
    /// With commas between the thousands, for people.
    var grouped: String {
        let digits = Array(String(self))
        return digits.enumerated().map { k, digit in
            k > 0 && (digits.count - k) % 3 == 0 ? ",\(digit)" : "\(digit)"
        }.joined()
    }
}
