/// What a user gets without the providers, and with all that they know.
extension CompetitionGame {
    /// V = sum_y mu_y max_a u[y, a]: the value of full information, as from a perfectly aligned model.
    public func fullInformation(_ user: Int) -> Double {
        let best = bestActions(user)
        return expectation(users[user].utility) { best[$0] }
    }

    /// V0 = max_a sum_y mu_y u[y, a]: the value of acting on the prior alone.
    public func noInformation(_ user: Int) -> Double {
        expectation(users[user].utility) { [action = priorAction(user)] _ in action }
    }

    /// The best action in each state; the first of several.
    public func bestActions(_ user: Int) -> [Int] {
        let utility = users[user].utility
        return states.indices.map { y in
            users[user].actions.indices.reduce(0) { utility[y, $1] > utility[y, $0] ? $1 : $0 }
        }
    }

    /// The best action on the prior alone; the first of several.
    public func priorAction(_ user: Int) -> Int {
        let utility = users[user].utility
        let values = users[user].actions.indices.map { a in expectation(utility) { _ in a } }
        return values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    }

    /// What a provider gets from a user under full information, U(x^full), where the user takes `bestActions`.
    public func fullInformation(of provider: Int, from user: Int) -> Double {
        let best = bestActions(user)
        return expectation(providers[provider].payoffs[user]) { best[$0] }
    }

    /// What a provider gets over all users, with masses, when nobody says anything.
    public func silentTotal(of provider: Int) -> Double {
        users.indices.reduce(0) { total, j in
            let action = priorAction(j)
            return total + users[j].mass * expectation(providers[provider].payoffs[j]) { _ in action }
        }
    }

    /// The most that a provider gets from a user who has her full value, where she may have several best actions.
    func mostAtFullInformation(of provider: Int, from user: Int) -> Double {
        let utility = users[user].utility
        let payoff = providers[provider].payoffs[user]
        let best = bestActions(user)
        let tie = 1e-12 * utility.spread
        return expectation(payoff) { y in
            users[user].actions.indices.reduce(best[y]) { chosen, a in
                utility[y, a] >= utility[y, best[y]] - tie && payoff[y, a] > payoff[y, chosen] ? a : chosen
            }
        }
    }
}

extension PayoffMatrix {
    /// The most that the choice of an action changes in any state, and where no choice matters 1: the unit in which
    /// violations and tolerances are measured.
    var spread: Double {
        let widest = spreads.max() ?? 0
        return widest > 0 ? widest : 1
    }

    /// By state, the most that the choice of an action changes.
    var spreads: [Double] { (0..<stateCount).map { (row($0).max() ?? 0) - (row($0).min() ?? 0) } }

    /// By state, the least that any action gives.
    var leasts: [Double] { (0..<stateCount).map { row($0).min() ?? 0 } }

    /// Without the least of each state, which no action changes.
    var levelled: PayoffMatrix {
        let leasts = leasts
        return map { y, _, value in value - leasts[y] }
    }
}
