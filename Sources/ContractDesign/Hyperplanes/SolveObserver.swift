/// Who watches a long solve, and may end it.
public struct SolveObserver {
    /// Called after each linear program with the bounds on the concave version that is being solved.
    public var onStep: ((BoundsStep) -> Void)?
    /// Asked now and then; true ends the solve with the bounds reached.
    public var isCancelled: (() -> Bool)?

    /// Without arguments, nobody watches.
    public init(onStep: ((BoundsStep) -> Void)? = nil, isCancelled: (() -> Bool)? = nil) {
        self.onStep = onStep
        self.isCancelled = isCancelled
    }
}
