import Stopping

/// Where a search over parts of the problem stands.
public struct SearchStep: Hashable, Sendable {
    /// What the best menu found is worth, in performance.
    public var lower: Double
    /// What no menu exceeds, in performance.
    public var upper: Double
    /// Parts of the problem that were looked into.
    public var nodes: Int
    /// Those that may still hold something better.
    public var open: Int
}

/// Who watches a long solve, and may end it.
public struct SolveObserver {
    /// Called after each linear program with the bounds on the concave version that is being solved.
    public var onStep: ((BoundsStep) -> Void)?
    /// Called after each part of the problem that a search looked into.
    public var onNode: ((SearchStep) -> Void)?
    /// Asked now and then; a reason ends the solve with the bounds reached.
    public var stop: (() -> StopReason?)?

    /// An observer of a solve.
    /// - Parameters:
    ///   - onStep: called after each linear program.
    ///   - onNode: called after each part of a search.
    ///   - stop: asked now and then whether to end, and why.
    public init(
        onStep: ((BoundsStep) -> Void)? = nil, onNode: ((SearchStep) -> Void)? = nil,
        stop: (() -> StopReason?)? = nil
    ) {
        self.onStep = onStep
        self.onNode = onNode
        self.stop = stop
    }

    /// An observer that ends the solve, as interrupted, once `isCancelled` answers true.
    /// - Parameters:
    ///   - onStep: called after each linear program.
    ///   - isCancelled: asked now and then.
    public init(onStep: ((BoundsStep) -> Void)? = nil, isCancelled: @escaping () -> Bool) {
        self.init(onStep: onStep, onNode: nil, stop: { isCancelled() ? .interrupt : nil })
    }

    /// The same, asking somebody who remembers the answer.
    func asking(_ patience: Patience) -> SolveObserver {
        var observer = self
        observer.stop = stop.map { _ in { patience.isOver ? patience.reason : nil } }
        return observer
    }

    /// Whether the solve is to end; nil where nobody asks.
    var isCancelled: (() -> Bool)? {
        stop.map { stop in { stop() != nil } }
    }
}
