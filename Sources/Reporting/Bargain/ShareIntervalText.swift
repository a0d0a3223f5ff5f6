import FineTuningGames

extension [ShareInterval] {
    /// The first few intervals, for people: `[0, 0.333333) and 0.666667`.
    var listed: String {
        let shown = prefix(8).map { interval in
            let (low, high) = (interval.low.significant(6), interval.high.significant(6))
            if interval.low == interval.high { return low }
            return "\(interval.lowClosed ? "[" : "(")\(low), \(high)\(interval.highClosed ? "]" : ")")"
        }
        return shown.joined(separator: " and ") + (count > 8 ? " and \(count - 8) more" : "")
    }
}
