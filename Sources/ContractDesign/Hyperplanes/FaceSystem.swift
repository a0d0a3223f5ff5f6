import NumericalMethods

/// One step of Newton's method on a face, as the linear system that gives it: with H the curvature of the Lagrangian
/// along the free increments, and c >= 0 the constraints that bind, with slopes A,
///
///     [ H  A' ] [ step        ]   [ -gradient ]
///     [ A  0  ] [ multipliers ] = [ -c        ]
///
/// The caps stand before all others.
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

    /// Has the step take a constraint to 0.
    /// - Parameters:
    ///   - value: of c where the menu stands.
    ///   - slope: of c along a free increment.
    mutating func addConstraint(_ value: Double, slope: (Int) -> Double) {
        for a in 0..<freeCount {
            let entry = slope(a)
            matrix[next * size + a] = entry
            matrix[a * size + next] = entry
        }
        right[next] = -value
        next += 1
    }

    /// The step and the multipliers, nil where the system is singular. O(size^3).
    func solve() -> Solution? {
        DenseSystem.solve(matrix, right).map { Solution(step: $0[..<freeCount], multipliers: $0[freeCount...]) }
    }
}
