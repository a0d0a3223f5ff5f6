import PlainText

/// What is to be known before a fit is relied upon.
public enum FitWarning: Hashable, Sendable, CustomStringConvertible {
    /// Of sizes that were fitted.
    case fewSizes(Int)
    /// The score falls where it should grow, by so many joint standard errors.
    case dip(from: Double, to: Double, errors: Double)
    /// Sum of squares a degree of freedom.
    case misfit(squaresPerDegree: Double)
    /// A size that was asked about, the largest measured one.
    case farAhead(samples: Double, largest: Double)
    /// The upper end of the limit's interval is 1.
    case openPlateau
    /// Parameters by name.
    case atBound([String])
    /// Sizes whose errors are too small to be believed.
    case smallErrors([Double])
    /// Neither errors nor runs were given.
    case noErrors
    /// Why the curve cannot be named as an accuracy function.
    case noSpecification(String)

    public var description: String {
        switch self {
        case .fewSizes(let count):
            "\(count) sizes leave much open; measure 6 or more for an interval to rely on."
        case .dip(let before, let after, let errors):
            """
            The score falls from size \(before.shortest) to size \(after.shortest) by \(Self.rounded(errors)) joint \
            errors. A dip, as where samples equal features, is no noise: measure sizes beyond it, and fit only those.
            """
        case .misfit(let ratio):
            """
            chi2/dof is \(Self.rounded(ratio)), above 3: the points scatter about the curve by more than their errors. \
            The band is widened for it, but the curve may have another form.
            """
        case .farAhead(let samples, let largest):
            """
            Size \(samples.shortest) is beyond eight times the largest size measured, \(largest.shortest): no band has \
            been tried that far out.
            """
        case .openPlateau:
            "The plateau is not identified: a limit of 1 is not rejected."
        case .atBound(let names):
            """
            \(names.joined(separator: ", ")) ended at a bound of the search. Such parameters mean little; compare curves, \
            not parameters.
            """
        case .smallErrors(let sizes):
            """
            The error at \(sizes.count == 1 ? "size" : "sizes") \(sizes.map(\.shortest).joined(separator: ", ")) is below \
            0.001, and 0.001 was added to it in quadrature: runs on few rows agree by chance.
            """
        case .noErrors:
            """
            No errors are known: all sizes weigh alike, and how far the curve may be off is judged by the scatter about \
            it alone.
            """
        case .noSpecification(let reason):
            "The curve is no accuracy function: \(reason)"
        }
    }

    private static func rounded(_ number: Double) -> String { ((number * 10).rounded() / 10).shortest }
}
