import LinearProgramming

/// Why a game is none, or why a question about it has no answer.
public enum CompetitionError: Error, Hashable, Sendable {
    case nothing(List)
    case duplicateName(String, among: List)
    case probability(Double, of: Event)
    case probabilitiesDoNotSum(to: Double, over: Events)
    case payoff(Double, of: Player)
    /// What is of another shape than the game.
    case shape(Part)
    case mass(Double, user: String)
    case precision(Double)
    /// No experiment gives the user so much.
    case levelOutOfReach(Double, user: String, most: Double)
    /// More combinations than can be searched.
    case tooMany(Crowd, count: Double, limit: Int)
    /// An answer that breaks its own constraints by more than rounding, relative to the range of the payoffs.
    case brokenAnswer(worst: Double)
    /// Rows and columns were still being added after so many rounds.
    case unsettled(rounds: Int)
    /// A program that has a solution ended without one.
    case unsolved(Program)
    case linearProgram(LinearProgramError)
}

extension CompetitionError {
    public enum Player: Hashable, Sendable {
        case user(String)
        case provider(String)
    }

    /// Who is told something by signals.
    public enum Audience: Hashable, Sendable {
        case user(String)
        /// A provider tells it to a user.
        case listener(String, provider: String)
        /// All providers, in place of the state.
        case providers
    }

    /// What a game has several of, by name.
    public enum List: Hashable, Sendable {
        case states, users, providers
        case actions(user: String)
        case signals(Audience)
    }

    /// What has a probability.
    public enum Event: Hashable, Sendable {
        case state(String)
        case signal(Audience, state: String)
    }

    /// What has probabilities that sum to 1.
    public enum Events: Hashable, Sendable {
        case states
        case signals(Audience, state: String)
    }

    /// A part of a game or of a question, with the numbers that its shape should have.
    public enum Part: Hashable, Sendable {
        case prior(states: Int)
        case payoffList(provider: String, users: Int)
        case payoffs(Player, states: Int, actions: Int)
        case scheme(Audience, signals: Int, states: Int)
        case profile(providers: Int, users: Int)
        case levels(users: Int)
        case elsewhere(users: Int)
    }

    /// What there can be too many of.
    public enum Crowd: Hashable, Sendable {
        case cells
        case plans(user: String)
        case menuUsers
        case contestedUsers
    }

    /// A linear program, by what it looks for.
    public enum Program: Hashable, Sendable {
        case bestOutcomes, permittedOutcomes, knownOutcomes, alignmentWeights, posteriors
    }
}

/// Runs what throws a solver's error, as an error of the game.
func solving<R>(_ body: () throws(LinearProgramError) -> R) throws(CompetitionError) -> R {
    do { return try body() } catch { throw .linearProgram(error) }
}
