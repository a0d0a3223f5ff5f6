/// A constraint of the contract problem, by the words of the problem.
public enum Constraint: Hashable, Sendable {
    /// The type must accept its offer.
    case individualRationality
    /// The type must not gain by posing as another.
    case incentive(posingAs: String)
    /// The reward must not exceed the value of the collective model that the type can expect.
    case performanceCap
    /// The contribution must not exceed what the type owns.
    case capacity
    /// The offer must be in the whole multiples that were asked for.
    case multiple
    /// Contributions are not negative.
    case nonnegativity

    /// The constraint as JSON and CSV write it: `ir`, `ic:TYPE`, `cap`, `capacity`, `multiple`,
    /// `nonnegativity`.
    public var key: String {
        switch self {
        case .individualRationality: "ir"
        case .incentive(let other): "ic:\(other)"
        case .performanceCap: "cap"
        case .capacity: "capacity"
        case .multiple: "multiple"
        case .nonnegativity: "nonnegativity"
        }
    }
}
