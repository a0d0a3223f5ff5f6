import NumericalMethods

/// One step of Newton's method on a face, as the linear system that gives it: with H the curvature of the Lagrangian
/// along the free increments, and A the slopes of the constraints that bind,
///
///     [ H  A' ] [ step        ]   [ -gradient ]
///     [ A  0  ] [ multipliers ] = [  slacks   ]
///
/// The caps stand before the outside options.
struct FaceSystem {
    private let size: Int
    private let freeCount: Int
    private var matrix: [Double]
    private var right: [Double]
    /// The constraint that is written next, behind the free increments.
    private var next: Int

    /// What the system gives.
    struct Solution {
        /// One for each free increment.
        var step: ArraySlice<Double>
        /// One for each constraint.
        var multipliers: ArraySlice<Double>
        /// The largest part of the step.
        var length: Double { step.reduce(0) { max($0, abs($1)) } }
    }

    init(freeCount: Int, constraintCount: Int) {
        self.freeCount = freeCount
        size = freeCount + constraintCount
        matrix = [Double](repeating: 0, count: size * size)
        right = [Double](repeating: 0, count: size)
        next = freeCount
    }

    /// The derivative of the performance along a free increment.
    mutating func setGradient(_ slope: Double, of a: Int) { right[a] = -slope }

    /// The curvature of the Lagrangian along two free increments.
    mutating func setCurvature(_ bend: Double, _ a: Int, _ b: Int) { matrix[a * size + b] = bend }

    /// Has the step use up the slack of a constraint.
    /// - Parameter slope: of what the constraint bounds from above, by free increment.
    mutating func addConstraint(slack: Double, _ slope: (Int) -> Double) {
        for a in 0..<freeCount {
            let entry = slope(a)
            matrix[next * size + a] = entry
            matrix[a * size + next] = entry
        }
        right[next] = slack
        next += 1
    }

    /// The step and the multipliers, nil where the system is singular. O(size^3).
    func solve() -> Solution? {
        DenseSystem.solve(matrix, right).map { Solution(step: $0[..<freeCount], multipliers: $0[freeCount...]) }
    }
}
