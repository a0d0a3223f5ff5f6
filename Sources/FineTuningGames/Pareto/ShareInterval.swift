/// The shares between two, with or without each of them; a single share has both ends equal and closed.
public struct ShareInterval: Hashable, Sendable {
    /// In [0, 1].
    public var low: Double
    /// Whether the low end belongs to it.
    public var lowClosed: Bool
    /// In [low, 1].
    public var high: Double
    /// Whether the high end belongs to it.
    public var highClosed: Bool

    /// Taken as they are; closed unless said otherwise.
    public init(_ low: Double, _ high: Double, lowClosed: Bool = true, highClosed: Bool = true) {
        self.low = low
        self.high = high
        self.lowClosed = lowClosed
        self.highClosed = highClosed
    }

    /// Whether a share lies in it. O(1).
    public func contains(_ share: Double) -> Bool {
        (low < share || (lowClosed && low == share)) && (share < high || (highClosed && share == high))
    }

    /// What lies in both; nil where nothing does.
    func intersection(_ other: ShareInterval) -> ShareInterval? {
        var result = self
        if other.low > low || (other.low == low && !other.lowClosed) {
            (result.low, result.lowClosed) = (other.low, other.lowClosed)
        }
        if other.high < high || (other.high == high && !other.highClosed) {
            (result.high, result.highClosed) = (other.high, other.highClosed)
        }
        if result.low < result.high { return result }
        return result.low == result.high && result.lowClosed && result.highClosed ? result : nil
    }
}
