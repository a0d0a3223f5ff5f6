/// How many parties join.
public enum Participation: Hashable, Sendable {
    /// Exactly so many, at least 1.
    case fixed(Int)

    /// The most parties that can be asked for.
    public static let largest = 1_000_000_000_000

    /// The participation as the command line writes it, for example `fixed:10`.
    public var specification: String {
        switch self {
        case .fixed(let count): "fixed:\(count)"
        }
    }
}
