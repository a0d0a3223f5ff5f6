extension CompetitionError: CustomStringConvertible {
    /// What is wrong and how to mend it, in two sentences.
    public var description: String {
        switch self {
        case .nothing(let list):
            "There are no \(list). Give at least one."
        case .duplicateName(let name, let list):
            "The name \(name.debugDescription) stands twice among the \(list). Give each a name of its own."
        case .probability(let value, let event):
            "The probability of \(event) is \(value). It must be above 0 and at most 1; leave out what cannot happen."
        case .probabilitiesDoNotSum(let sum, let events):
            "The probabilities of \(events) sum to \(sum) instead of 1. Correct them."
        case .payoff(let value, let player):
            """
            A payoff of \(player) is \(value). Payoffs must be finite numbers of a magnitude up to \
            \(CompetitionGame.payoffLimit).
            """
        case .shape(let part):
            "\(part) has the wrong shape: expected \(part.shape)."
        case .mass(let value, let user):
            "The mass of user \(user.debugDescription) is \(value). It must lie between 1e-9 and 1e9."
        case .precision(let value):
            "The precision \(value) is not possible. Give a finite number above 0, per unit of payoff, such as 5."
        case .levelOutOfReach(let level, let user, let most):
            """
            User \(user.debugDescription) cannot be given \(level): full information is worth \(most) to her. \
            Ask for less.
            """
        case .tooMany(let crowd, let count, let limit):
            "There are \(count < 1e15 ? "\(Int(count))" : "\(count)") \(crowd), more than the \(limit) that are searched. \(crowd.remedy)"
        case .notTwoUsers(let users, let providers):
            """
            Equilibria of policies that are the same for all are searched for two users and at least two providers, \
            and here are \(users) and \(providers). Leave out that question, or the others.
            """
        case .brokenAnswer(let worst):
            """
            An answer breaks one of its constraints by \(worst) of the range of payoffs, so it is withheld. This is a \
            defect of the solver, not of the input.
            """
        case .unsettled(let rounds):
            "A linear program was still growing after \(rounds) rounds. Check for payoffs that differ by rounding only."
        case .unsolved(let program):
            "The linear program for \(program) was given up. Check for payoffs that differ by rounding only."
        case .stopped(let reason):
            """
            The search \(reason.words) before the first user was looked into, so there is nothing to say. Give it \
            more, or a smaller game.
            """
        case .linearProgram(let error):
            "A linear program of the solver failed. \(error.description)"
        }
    }
}

extension CompetitionError.Player: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .user(let name): "user \(name.debugDescription)"
        case .provider(let name): "provider \(name.debugDescription)"
        }
    }
}

extension CompetitionError.Audience: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .user(let name): "user \(name.debugDescription)"
        case .listener(let user, let provider):
            "provider \(provider.debugDescription) for user \(user.debugDescription)"
        case .providers: "the providers"
        }
    }
}

extension CompetitionError.List: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .states: "states"
        case .users: "users"
        case .providers: "providers"
        case .actions(let user): "actions of user \(user.debugDescription)"
        case .signals(let audience): "signals of \(audience)"
        }
    }
}

extension CompetitionError.Event: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .state(let name): "state \(name.debugDescription)"
        case .signal(let audience, let state): "a signal of \(audience) in state \(state.debugDescription)"
        }
    }
}

extension CompetitionError.Events: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .states: "the states"
        case .signals(let audience, let state): "the signals of \(audience) in state \(state.debugDescription)"
        }
    }
}

extension CompetitionError.Part: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .prior: "The prior"
        case .payoffList(let provider, _): "The list of payoffs of provider \(provider.debugDescription)"
        case .payoffs(let player, _, _): "A payoff matrix of \(player)"
        case .scheme(let audience, _, _): "The scheme of \(audience)"
        case .profile: "The profile"
        case .levels: "The list of levels"
        case .elsewhere: "What users have elsewhere"
        }
    }

    /// What it should hold.
    fileprivate var shape: String {
        switch self {
        case .prior(let states): "\(states) probabilities"
        case .payoffList(_, let users): "one matrix for each of \(users) users"
        case .payoffs(_, let states, let actions): "\(states) states by \(actions) actions"
        case .scheme(_, let signals, let states): "\(signals) chances in each of \(states) states"
        case .profile(let providers, let users):
            "a scheme, or none, for each of \(providers) providers and \(users) users"
        case .levels(let users): "one for each of \(users) users"
        case .elsewhere(let users): "a value for each of \(users) users"
        }
    }
}

extension CompetitionError.Crowd: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .cells: "cells of states and actions"
        case .plans(let user): "plans (an action for each piece of evidence) of user \(user.debugDescription)"
        case .menuUsers: "users of a menu"
        case .departures(let most): "sets of at most \(most) providers"
        case .contestedUsers: "users who have something to lose by changing provider"
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .cells: "Merge states or actions that matter alike."
        case .plans: "Merge actions, or pieces of evidence."
        case .menuUsers: "Merge users who are alike, with the sum of their masses."
        case .departures: "Let fewer leave."
        case .contestedUsers: "All sets of them would have to be compared; merge users who are alike."
        }
    }
}

extension CompetitionError.Program: CustomStringConvertible {
    /// As a part of a sentence.
    public var description: String {
        switch self {
        case .bestOutcomes: "the best outcomes"
        case .permittedOutcomes: "outcomes that meet the requirements"
        case .knownOutcomes: "outcomes that are known to exist"
        case .alignmentWeights: "the weights of alignment"
        case .posteriors: "the best posteriors"
        }
    }
}
