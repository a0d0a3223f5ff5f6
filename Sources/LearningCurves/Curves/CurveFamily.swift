/// A family of learning curves L - b phi(x), whose shortfall b phi(x) falls with data; b >= 0 and L <= 1.
public enum CurveFamily: String, CaseIterable, Hashable, Sendable {
    /// L - b (x + d)^-gamma: a power law that starts from what is known before.
    case pow4
    /// L - b x^-gamma.
    case power
    /// L - b / (1 + (x / half)^exponent), of Morgan, Mercer and Flodin.
    case mmf
    /// L - b exp(-(x / scale)^exponent).
    case weibull
    /// L - b exp(-x / scale).
    case exponential

    /// The names of its parameters, in the order in which specifications have them.
    public var parameterNames: [String] {
        switch self {
        case .pow4: ["limit", "b", "d", "gamma"]
        case .power: ["limit", "b", "gamma"]
        case .mmf: ["limit", "b", "half", "exponent"]
        case .weibull: ["limit", "b", "scale", "exponent"]
        case .exponential: ["limit", "b", "scale"]
        }
    }

    /// How many numbers a fit chooses.
    public var parameterCount: Int { parameterNames.count }
}
