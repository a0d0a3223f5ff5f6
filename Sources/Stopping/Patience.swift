/// How long whoever waits for an answer is prepared to: asked from deep within a search, and of one mind once it is over.
///
/// What is being computed when patience ends is given up half-done, so that whoever uses it has to look at ``reason``
/// afterwards: nil means that it is whole.
public final class Patience {
    private let ask: (() -> StopReason?)?
    /// Why it is over; nil as long as nobody was told so.
    public private(set) var reason: StopReason?

    /// - Parameter ask: a reason to end, or nil to go on; nil where nothing ever ends.
    public init(_ ask: (() -> StopReason?)? = nil) { self.ask = ask }

    private var isSuspended = false

    /// Asks whether to end. O(1) beside the question itself.
    public var isOver: Bool {
        if isSuspended { return false }
        if reason == nil { reason = ask?() }
        return reason != nil
    }

    /// Whether it is over, as far as anybody was told; O(1).
    public var hasEnded: Bool { reason != nil && !isSuspended }

    /// Runs what is short and has to be done even when patience is over.
    /// - Throws: what `body` throws.
    public func suspended<R>(_ body: () throws -> R) rethrows -> R {
        isSuspended = true
        defer { isSuspended = false }
        return try body()
    }
}
