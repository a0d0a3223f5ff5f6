import LinearProgramming

/// Why a game is none, or why a question about it has no answer.
public enum CompetitionError: Error, Hashable, Sendable {
    /// The game has no states, no users, no providers, or a user has no actions.
    case nothing(String)
    case duplicateName(String, among: String)
    case probability(Double, of: String)
    case probabilitiesDoNotSum(to: Double, what: String)
    case payoff(Double, of: String)
    /// A payoff matrix, a list of masses, a scheme or evidence of another shape than the game.
    case shape(String, expected: String)
    case mass(Double, user: String)
    case precision(Double)
    /// No experiment gives the user so much.
    case levelOutOfReach(Double, user: String, most: Double)
    /// More combinations than can be searched.
    case tooMany(String, count: Double, limit: Int, remedy: String)
    /// An answer that breaks its own constraints by more than rounding, relative to the range of the payoffs.
    case brokenAnswer(worst: Double)
    /// Rows and columns were still being added after so many rounds.
    case unsettled(rounds: Int)
    /// A program that has a solution ended without one.
    case unsolved(String)
    case linearProgram(LinearProgramError)

    public static func == (a: CompetitionError, b: CompetitionError) -> Bool { a.description == b.description }
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension CompetitionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nothing(let what):
            "There are no \(what). Give at least one."
        case .duplicateName(let name, let kind):
            "The name \(name.debugDescription) stands twice among the \(kind). Give each a name of its own."
        case .probability(let value, let what):
            "The probability of \(what) is \(value). It must be above 0 and at most 1; leave out what cannot happen."
        case .probabilitiesDoNotSum(let sum, let what):
            "The probabilities of \(what) sum to \(sum) instead of 1. Correct them."
        case .payoff(let value, let player):
            """
            A payoff of \(player) is \(value). Payoffs must be finite numbers of a magnitude up to \
            \(CompetitionGame.payoffLimit).
            """
        case .shape(let what, let expected):
            "\(what) has the wrong shape: expected \(expected)."
        case .mass(let value, let user):
            "The mass of user \(user.debugDescription) is \(value). It must lie between 1e-9 and 1e9."
        case .precision(let value):
            "The precision \(value) is not possible. Give a finite number above 0, per unit of payoff, such as 5."
        case .levelOutOfReach(let level, let user, let most):
            """
            User \(user.debugDescription) cannot be given \(level): full information is worth \(most) to her. \
            Ask for less.
            """
        case .tooMany(let what, let count, let limit, let remedy):
            "There are \(count) \(what), more than the \(limit) that are searched. \(remedy)"
        case .brokenAnswer(let worst):
            """
            An answer breaks one of its constraints by \(worst) of the range of payoffs, so it is withheld. This is a \
            defect of the solver, not of the input.
            """
        case .unsettled(let rounds):
            "A linear program was still growing after \(rounds) rounds. Check for payoffs that differ by rounding only."
        case .unsolved(let what):
            "The linear program for \(what) was given up. Check for payoffs that differ by rounding only."
        case .linearProgram(let error):
            "A linear program of the solver failed. \(error.description)"
        }
    }
}

/// Runs what throws a solver's error, as an error of the game.
func solving<R>(_ body: () throws(LinearProgramError) -> R) throws(CompetitionError) -> R {
    do { return try body() } catch { throw .linearProgram(error) }
}
