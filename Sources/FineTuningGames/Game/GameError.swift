import LinearProgramming
import Stopping

/// Why there is no game, or no answer to a question about it.
public enum GameError: Error, Equatable, Sendable {
    /// By its name in a sentence, which for a specialist's is that of its column.
    public enum Quantity: String, Hashable, Sendable {
        /// A specialist's c, in [1e-100, 1e100].
        case cost
        /// A specialist's k, in (1, 1000].
        case exponent
        /// The scale of a domain's revenue, in [1e-100, 1e100].
        case revenue
        /// A specialist's b, in [0, 1e100].
        case linearCost = "linear_cost"
        /// A specialist's f, in [0, 1e100].
        case fixedCost = "fixed_cost"
        /// The generalist's c, in [1e-100, 1e100].
        case generalistCost = "cost of the generalist"
        /// The generalist's k, in (1, 1000].
        case generalistExponent = "exponent of the generalist"
        /// The least performance that may be sold, in [0, 1e100].
        case floor
        /// The least performance of the base, in [0, 1e100].
        case baseFloor = "floor on the base"
    }

    /// A game without anybody to bargain with.
    case noSpecialists
    /// Two specialists of one name; `index` is the later one's.
    case duplicateName(String, index: Int)
    /// `index` is the specialist's; nil for the generalist's numbers.
    case outOfRange(Quantity, value: Double, index: Int?)
    /// At no share does anybody gain from taking part.
    case nobodyAccepts
    /// No share gives everybody what it has without a deal, and somebody more.
    case noDeal
    /// A table of utilities that is none: what about it is wrong.
    case table(String)
    /// Terms for a name that no player has, and the names that there are.
    case unknownPlayer(String, among: [String])
    /// What a player has without a deal is no number up to 1e100.
    case disagreement(Double, of: String)
    /// Weights in the Nash product that are negative or do not have a positive sum.
    case weights([Double])
    /// A floor on performance goes with one specialist, quadratic costs and linear revenue only.
    case floorNotCovered
    /// Performances or utilities are beyond what a floating-point number holds.
    case outOfScale
    /// Shares by domain are searched for up to a number of specialists.
    case tooManyDomains(count: Int, limit: Int)
    /// The search ended before there was anything to say.
    case stopped(StopReason)
    /// A linear program could not be solved; nothing in the input explains it.
    case linearProgram(LinearProgramError)
    /// A cost matrix that is no cost: what about it is wrong.
    case costMatrix(String)
}

extension GameError.Quantity {
    /// What follows "it must be".
    public var requirement: String {
        switch self {
        case .cost, .revenue, .generalistCost: "between 1e-100 and 1e100"
        case .exponent, .generalistExponent: "above 1 and at most 1000"
        case .linearCost, .fixedCost, .floor, .baseFloor: "between 0 and 1e100"
        }
    }

    /// Whether the value can be used.
    public func holds(_ value: Double) -> Bool {
        switch self {
        case .cost, .revenue, .generalistCost: (1e-100...1e100).contains(value)
        case .exponent, .generalistExponent: value > 1 && value <= 1000
        case .linearCost, .fixedCost, .floor, .baseFloor: (0...1e100).contains(value)
        }
    }
}

extension GameError {
    static func check(_ quantity: Quantity, _ value: Double, _ index: Int? = nil) throws(GameError) {
        if !quantity.holds(value) { throw .outOfRange(quantity, value: value, index: index) }
    }
}

extension GameError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSpecialists:
            "There are no specialists. Give at least one."
        case .duplicateName(let name, _):
            "The specialist \(name.debugDescription) stands twice. Give each a name of its own."
        case .outOfRange(let quantity, let value, _):
            "The \(quantity.rawValue) is \(value): it must be \(quantity.requirement)."
        case .nobodyAccepts:
            """
            At no share of the revenue does anybody gain from taking part: every bargain is refused. Lower the fixed \
            costs, or look at the revenues.
            """
        case .noDeal:
            """
            No share gives everybody what it has without a deal, and somebody more: there is no deal. Lower what they \
            have without one.
            """
        case .unknownPlayer(let name, let players):
            """
            There is no player \(name.debugDescription). The players are \
            \(players.prefix(20).map(\.debugDescription).joined(separator: ", "))\
            \(players.count > 20 ? " and \(players.count - 20) more" : "").
            """
        case .disagreement(let value, let name):
            "What \(name.debugDescription) has without a deal is \(value): it must be between -1e100 and 1e100."
        case .weights:
            "The weights in the Nash product must not be negative, and must have a sum between 1e-100 and 1e100."
        case .floorNotCovered:
            """
            A floor on performance is covered for one specialist whose costs, as the generalist's, are a square alone \
            (exponent 2, family power, no linear_cost and no fixed_cost), and whose revenue is linear. Leave the floor \
            out, or give such a game.
            """
        case .outOfScale:
            """
            The costs, exponents and revenues lead to performances beyond what numbers hold. Choose units in which \
            they differ less, and exponents further from 1.
            """
        case .tooManyDomains(let count, let limit):
            """
            Shares by domain are searched for up to \(limit) specialists, and there are \(count). Ask for one common \
            share, or for fewer specialists.
            """
        case .stopped(let reason):
            """
            The search \(reason.words) before the equilibria over all shares were known, and without them nothing can \
            be said. Give it more, or a smaller question.
            """
        case .linearProgram(let error):
            "A linear program over shares failed. \(error.description)"
        case .table(let reason):
            "The table of utilities cannot be used: \(reason)."
        case .costMatrix(let reason):
            "The cost matrix cannot be used: \(reason)."
        }
    }
}
