import LinearProgramming
import Stopping

/// Why a game is none, or why a question about it has no answer.
public enum CompetitionError: Error, Hashable, Sendable {
    /// A list that must hold something is empty.
    case nothing(List)
    /// A name that stands twice in a list.
    case duplicateName(String, among: List)
    /// A chance outside its range.
    case probability(Double, of: Event)
    /// Chances that miss a sum of 1 by more than 1e-9.
    case probabilitiesDoNotSum(to: Double, over: Events)
    /// A payoff that is no finite number, or too large.
    case payoff(Double, of: Player)
    /// What is of another shape than the game.
    case shape(Part)
    /// A mass outside 1e-9...1e9.
    case mass(Double, user: String)
    /// A precision of the logit rule that is no finite number above 0.
    case precision(Double)
    /// No experiment gives the user so much.
    case levelOutOfReach(Double, user: String, most: Double)
    /// More combinations than can be searched.
    case tooMany(Crowd, count: Double, limit: Int)
    /// A question about two users and several providers, asked of another game.
    case notTwoUsers(users: Int, providers: Int)
    /// An answer that breaks its own constraints by more than rounding, relative to the range of the payoffs.
    case brokenAnswer(worst: Double)
    /// Rows and columns were still being added after so many rounds.
    case unsettled(rounds: Int)
    /// A program that has a solution ended without one.
    case unsolved(Program)
    /// The search ended before there was anything to say.
    case stopped(StopReason)
    /// The solver's own refusal; nothing in the game explains it.
    case linearProgram(LinearProgramError)
}

extension CompetitionError {
    /// Whether rounding is to blame, so that exact arithmetic may do better.
    var isByRounding: Bool {
        switch self {
        case .brokenAnswer, .unsettled, .unsolved, .linearProgram: true
        default: false
        }
    }

    /// Whose payoff it is, by name.
    public enum Player: Hashable, Sendable {
        /// Who acts.
        case user(String)
        /// Who knows the state.
        case provider(String)
    }

    /// Who is told something by signals.
    public enum Audience: Hashable, Sendable {
        /// A user, who sees it for herself.
        case user(String)
        /// A provider tells it to a user.
        case listener(String, provider: String)
        /// All providers, in place of the state.
        case providers
    }

    /// What a game has several of, by name.
    public enum List: Hashable, Sendable {
        /// What providers know.
        case states
        /// Who acts.
        case users
        /// Who tells.
        case providers
        /// What a user can do.
        case actions(user: String)
        /// What somebody can be told.
        case signals(Audience)
    }

    /// What has a probability.
    public enum Event: Hashable, Sendable {
        /// Under the prior.
        case state(String)
        /// Given a state.
        case signal(Audience, state: String)
    }

    /// What has probabilities that sum to 1.
    public enum Events: Hashable, Sendable {
        /// Under the prior.
        case states
        /// Given a state.
        case signals(Audience, state: String)
    }

    /// A part of a game or of a question, with the numbers that its shape should have.
    public enum Part: Hashable, Sendable {
        /// A chance for each state.
        case prior(states: Int)
        /// A matrix for each user.
        case payoffList(provider: String, users: Int)
        /// One matrix.
        case payoffs(Player, states: Int, actions: Int)
        /// A chance for each signal in each state.
        case scheme(Audience, signals: Int, states: Int)
        /// A scheme for each provider and user.
        case profile(providers: Int, users: Int)
        /// What each user must be left.
        case levels(users: Int)
        /// What each user has elsewhere.
        case elsewhere(users: Int)
    }

    /// What there can be too many of.
    public enum Crowd: Hashable, Sendable {
        /// States times actions, over all users.
        case cells
        /// An action for each piece of a user's evidence.
        case plans(user: String)
        /// Users who choose from one menu.
        case menuUsers
        /// Users who lose something by changing provider.
        case contestedUsers
        /// Sets of at most so many providers that may leave.
        case departures(Int)
    }

    /// A linear program, by what it looks for.
    public enum Program: Hashable, Sendable {
        /// The outcomes that maximise an objective.
        case bestOutcomes
        /// Outcomes that meet the requirements.
        case permittedOutcomes
        /// Outcomes that are known to exist.
        case knownOutcomes
        /// The weights that reproduce a user's payoffs.
        case alignmentWeights
        /// The posterior that pays most.
        case posteriors
    }
}
