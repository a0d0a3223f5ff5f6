import Stopping

/// What else may be asked of a game of competing providers.
public struct FurtherQuestions: Hashable, Sendable {
    /// How many providers may leave; nil for no such question.
    public var mostDepartures: Int?
    /// Whether to follow best replies.
    public var followsReplies = false
    /// By how much they outbid, in each user's units; nil for a tenth of what information is worth to her.
    public var increment: Double?
    /// Whether to look for the worst equilibria of menus that are the same for both of two users.
    public var seeksAnonymousEquilibria = false

    /// Nothing is asked.
    public init() {}
}

/// The answers to ``FurtherQuestions``; empty where nothing was asked.
public struct CompetitionSupplement: Hashable, Sendable {
    /// By user; nil where it was not asked.
    public var departures: [Departures]?
    /// By user; nil where it was not asked.
    public var dynamics: [BestReplyDynamics]?
    /// Nil where it was not asked.
    public var anonymousEquilibria: AnonymousEquilibria?
    /// Why the search ended before all was answered; nil where it did not.
    public var stoppedBy: StopReason?

    /// No answers.
    public init() {}
}

extension CompetitionGame {
    /// Answers further questions, in the order of ``FurtherQuestions``.
    /// - Parameters:
    ///   - questions: what to answer.
    ///   - stop: asked within each linear program whether to go on; what was not answered by then is missing.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough, for too many sets of
    ///   providers, and for another number of users than two where that is needed.
    public func answer(
        _ questions: FurtherQuestions, stop: StopQuestion? = nil
    ) throws(CompetitionError) -> CompetitionSupplement {
        var supplement = CompetitionSupplement()
        let result = Interruptible.under(stop) {
            Result { () throws(CompetitionError) in try answer(questions, &supplement) }
        }
        if case .failure(let error) = result {
            guard case .stopped(let reason) = error else { throw error }
            supplement.stoppedBy = reason
        }
        return supplement
    }

    private func answer(
        _ questions: FurtherQuestions, _ supplement: inout CompetitionSupplement
    ) throws(CompetitionError) {
        if let most = questions.mostDepartures {
            var departures: [Departures] = []
            for j in users.indices { departures.append(try self.departures(upTo: most, for: j)) }
            supplement.departures = departures
        }
        if questions.followsReplies {
            var dynamics: [BestReplyDynamics] = []
            for j in users.indices { dynamics.append(try self.dynamics(for: j, increment: questions.increment)) }
            supplement.dynamics = dynamics
        }
        if questions.seeksAnonymousEquilibria { supplement.anonymousEquilibria = try worstAnonymousEquilibria() }
    }
}
