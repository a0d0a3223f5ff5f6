import LinearProgramming

/// Why ratings are none, or why nobody can be compared on them.
public enum RatingsError: Error, Hashable, Sendable {
    /// Fewer than are needed.
    case tooFew(Crowd, least: Int)
    /// More providers than are compared.
    case tooManyProviders(Int)
    /// A name that stands twice among the items, or among the raters.
    case duplicateName(String)
    /// A list that has not one finite number up to 1e30 for each item.
    case ratings(of: String)
    /// A rater who was named and is not among those of the table, with the nearest name that is.
    case unknownRater(String, nearest: String?)
    /// A rater who is to be both.
    case userAndProvider(String)
    /// Nobody said who of the raters is a user.
    case nobodyNamed
    /// The solver's own refusal; nothing in the ratings explains it.
    case linearProgram(LinearProgramError)
    /// A program that has a solution ended without one.
    case unsolved

    /// What there can be too few of.
    public enum Crowd: String, Hashable, Sendable {
        /// What was judged.
        case items
        /// Whose judgement counts.
        case users
        /// Who are to stand in for it.
        case providers
    }
}

extension RatingsError: CustomStringConvertible {
    /// What is wrong and how to mend it, in two sentences.
    public var description: String {
        switch self {
        case .tooFew(let crowd, let least):
            "There are fewer than \(least) \(crowd.rawValue). Add ratings."
        case .tooManyProviders(let count):
            "There are \(count) providers, more than the \(Ratings.providerLimit) that are compared. Name fewer."
        case .duplicateName(let name):
            "The name \(name.debugDescription) stands twice. Give each item and each rater a name of its own."
        case .ratings(let name):
            """
            The ratings of \(name.debugDescription) do not fit the items. Give one finite number of a magnitude up to \
            \(CompetitionGame.payoffLimit) for each item.
            """
        case .unknownRater(let name, let nearest):
            "There is no rater \(name.debugDescription)."
                + (nearest.map { " Did you mean \($0.debugDescription)?" } ?? " Name one of the table.")
        case .userAndProvider(let name):
            "The rater \(name.debugDescription) cannot be a user and a provider. Name it once."
        case .nobodyNamed:
            "Nothing says which of the raters are users. Name them, or add a column \"role\" (user or provider)."
        case .linearProgram(let error):
            "A linear program of the solver failed. \(error.description)"
        case .unsolved:
            "The linear program of the largest error was given up. Check for ratings that differ by rounding only."
        }
    }
}
