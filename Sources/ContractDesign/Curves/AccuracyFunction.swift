/// How the performance of a model grows with the effective data x that it was trained on: a(x), increasing, in [0, 1].
///
/// `a` is 0 up to `onset` and equals a smooth, increasing, concave branch beyond it. Where the onset is 0 the branch
/// may start above 0: a(0) is then the performance of a model that has seen no data, which everybody has without a
/// contract, and the coordinator also where nobody joins.
public protocol AccuracyFunction: SmoothBranch {
    /// The most data with which nothing is learnt: a(x) = 0 for x <= onset where that is above 0, a(x) > 0 beyond. The
    /// largest zero of the branch, which may be positive again far below.
    var onset: Double { get }
    /// The least x from which the branch is known to be concave; at most `onset`.
    var concaveFrom: Double { get }
    /// What no amount of data exceeds: the limit of a(x) for x to infinity, in (0, 1].
    var limit: Double { get }
    /// The least data with which `limit` is reached; infinite where it is only approached.
    var saturation: Double { get }
    /// Whether the branch has all derivatives beyond the onset, as Gauss rules need; unless a type says otherwise.
    var isSmooth: Bool { get }
    /// The branch as a sum of exponentials, for totals up to `most`; nil where there is none.
    func exponentialSum(totalsUpTo most: Double) -> ExponentialSum?
    /// The function as the command line writes it, for example `bound:1,1`.
    var specification: String { get }
}

extension AccuracyFunction {
    public var saturation: Double { .infinity }
    public var isSmooth: Bool { true }

    public func exponentialSum(totalsUpTo most: Double) -> ExponentialSum? { nil }

    /// a(x) for x >= 0 effective units of data.
    public func performance(at x: Double) -> Double {
        onset > 0 && x <= onset ? 0 : max(0, branch(at: x).value)
    }

    /// a(0): what a model performs without data.
    public var performanceWithoutData: Double { performance(at: 0) }
}

/// Why parameters do not make an accuracy function, a valuation or a participation.
public struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// By the name that `--help` gives it.
    public var parameter: String
    /// As it was given.
    public var value: Double
    /// What follows "it must be".
    public var requirement: String

    public var description: String { "\(parameter) is \(value): it must be \(requirement)." }

    static func check(
        _ parameter: String, _ value: Double, _ isValid: Bool, _ requirement: String
    ) throws(ParameterError) {
        if !isValid || !value.isFinite {
            throw ParameterError(parameter: parameter, value: value, requirement: requirement)
        }
    }

    static func checkLimit(_ limit: Double) throws(ParameterError) {
        try check("LIMIT", limit, limit > 0 && limit <= 1, "greater than 0 and at most 1")
    }

    static func checkPositive(_ parameter: String, _ value: Double, _ range: ClosedRange<Double>) throws(ParameterError)
    {
        try check(parameter, value, range.contains(value), "between \(range.lowerBound) and \(range.upperBound)")
    }

    static func checkOnset(_ formula: String, _ onset: Double) throws(ParameterError) {
        try check(formula, onset, (1e-100...1e100).contains(onset), "between 1e-100 and 1e100")
    }

    /// The parameters of a curve of (x / scale)^exponent that starts at limit - B.
    static func checkStretched(
        limit: Double, coefficient: Double, scale: (name: String, value: Double), exponent: Double
    ) throws(ParameterError) {
        try checkLimit(limit)
        try checkPositive("B", coefficient, 1e-9...1e9)
        try checkPositive(scale.name, scale.value, 1e-12...1e12)
        try checkPositive("EXPONENT", exponent, 0.05...1)
    }

    static func checkOnsetOrNone(_ formula: String, _ onset: Double) throws(ParameterError) {
        try check(
            formula, onset, onset == 0 || (1e-100...1e100).contains(onset), "0, or between 1e-100 and 1e100")
    }
}
