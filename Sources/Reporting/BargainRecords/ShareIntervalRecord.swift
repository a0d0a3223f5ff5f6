import FineTuningGames

/// An interval of shares as JSON writes it.
struct ShareIntervalRecord: Encodable {
    var low, high: Double
    var lowClosed, highClosed: Bool

    init(_ interval: ShareInterval) {
        (low, high) = (interval.low, interval.high)
        (lowClosed, highClosed) = (interval.lowClosed, interval.highClosed)
    }
}
