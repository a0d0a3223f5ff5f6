/// Expectations over all compositions of the group, at one menu's contributions after another.
///
/// The solver asks for nothing else, so `Enumeration`, `Laplace` and Gauss rules are interchangeable.
/// Contributions are effective units of one party of each class, in cost order.
protocol CollectiveExpectation {
    /// Lower bounds of `performance` and of `caps`, whatever the contributions.
    var leastPerformance: Double { get }
    var leastValue: Double { get }
    /// Bound on the error of `performance` and `caps` at the last point moved to, as a fraction of their suprema.
    var evaluationError: Double { get }
    /// Bound on the relative error of their gradients there.
    var gradientError: Double { get }
    /// How often `move(to:)` did its work.
    var evaluations: Int { get }
    var contributions: [Double] { get }

    /// Evaluates at `contributions`. What is asked below refers to the last point moved to.
    mutating func move(to contributions: [Double])

    /// Remembers the point moved to, where the way back would be long.
    mutating func hold()

    /// E[a(S)], a group of nobody included, which is worth a(0).
    var performance: Double { get }
    /// E[v(a(S))], value units.
    var modelValue: Double { get }
    /// T_i, value units: E[v(a(S)) | n_i >= 1], or a party's own view.
    func cap(of i: Int) -> Double
    /// All T_i.
    func caps() -> [Double]
    /// What a party of class i, knowing itself to be in, expects of the others: E[v(a(m_i + S'))] with S' the total of
    /// the other parties, value units.
    func ownCaps() -> [Double]
    /// d E[a(S)] / d m_j.
    func performanceGradient() -> [Double]
    /// d T_i / d m_j.
    func capGradient(of i: Int) -> [Double]
    /// The second derivative of E[a(S)] + sum of weight * T_i in steps of contribution, where a step s raises the
    /// contribution of each class from s on. Row-major, `steps.count` squared.
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double]
    /// Where it is the least of several, those whose performance exceeds the least by no more than this; else itself.
    func parts(withPerformanceUpTo distance: Double) -> [any CollectiveExpectation]
    /// The same by T_i, value units.
    func parts(withCapOf i: Int, upTo distance: Double) -> [any CollectiveExpectation]
}

/// What can tell what several classes see together.
protocol SharedExpectation: CollectiveExpectation {
    /// E[v(a(S)) | a party of any of these classes is in], value units, whatever the conditioning of `cap(of:)`.
    func cap(ofAny classes: Range<Int>) -> Double
}

extension CollectiveExpectation {
    mutating func hold() {}
    var gradientError: Double { evaluationError }
    func parts(withPerformanceUpTo distance: Double) -> [any CollectiveExpectation] { [self] }
    func parts(withCapOf i: Int, upTo distance: Double) -> [any CollectiveExpectation] { [self] }
}

/// A way to compute expectations, for the true problem and for its concave versions.
protocol ExpectationEngine {
    associatedtype Expectation: CollectiveExpectation
    var name: Engine { get }
    /// Totals from which on the minorant is the true function.
    var exactFrom: Double { get }
    /// What the envelope gives away at a total that is beyond the hinge, in performance.
    func looseness(at total: Double) -> Double
    /// Whether one table of compositions holds what it computes.
    var holdsOneLaw: Bool { get }
    func expectation(_ kind: CollectiveCurves.Kind) -> Expectation
}

extension ExpectationEngine {
    var holdsOneLaw: Bool { true }
}
