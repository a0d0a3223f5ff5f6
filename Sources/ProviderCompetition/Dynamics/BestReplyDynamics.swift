/// Where best replies lead, when providers take turns and a user selects the one that offers most.
public struct BestReplyDynamics: Hashable, Sendable {
    /// A change of what the user is offered.
    public struct Move: Hashable, Sendable {
        /// Who changed its offer, by index.
        public var provider: Int
        /// What the user then expects from the selected provider, in her units.
        public var userValue: Double
    }

    /// By name.
    public var user: String
    /// By how much a provider outbids the one that is selected, in her units.
    public var increment: Double
    /// What she expects in silence, where the moves begin.
    public var start: Double
    /// In order; cut off after 2,000 turns.
    public var moves: [Move]
    /// Whether no provider moves any more.
    public var hasConverged: Bool
    /// What she expects, move by move, in the part that goes on for ever; empty where none was found.
    public var cycle: [Double]
    /// What she expects in the end: one value after convergence, else the range of the cycle, or of the second half of
    /// the moves where there is none.
    public var band: ClosedRange<Double>
    /// By provider, where the moves have ended: how much more it could get by matching the best rival, without the
    /// increment; in its own units. None else.
    public var regrets: [Double]

    /// The values from the start on.
    public var path: [Double] { [start] + moves.map(\.userValue) }
}

extension CompetitionGame {
    /// Best replies of the providers towards a user, one after the other.
    ///
    /// All begin silent, the first selected. In turn a provider that is not selected offers its best scheme that gives
    /// her `increment` more than the selected one, at most full information; the selected one offers its best scheme
    /// that gives her what the best of the others does. Each moves only where it gains. At full information nobody can
    /// outbid. It need not end: whoever was outbid leaves its offer standing, and the winner falls back to it.
    ///
    /// After the last move no provider gains more than its regret, so she then has at least V - 2 eps - sum_i w_i
    /// regret_i. The rule of the moves is ours.
    /// - Parameters:
    ///   - user: her index.
    ///   - increment: in her units; nil for a tenth of what information is worth to her, a millionth of it at least.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    /// - Complexity: a linear program a turn, at most 2,000 turns.
    public func dynamics(for user: Int, increment: Double? = nil) throws(CompetitionError) -> BestReplyDynamics {
        let alone = CentredGame(only(user))
        let worth = alone.game.fullInformation(0) - alone.game.noInformation(0)
        var market = Market(alone, increment: max(increment ?? worth / 10, 1e-6 * worth))
        let (full, lacking) = (alone.game.fullInformation(0), alone.own[0])
        var moves: [BestReplyDynamics.Move] = []
        var seen: [[Int]: Int] = [:]
        var (quiet, cycle): (Int, [Double]) = (0, [])
        for turn in 0..<2000 {
            let provider = turn % providers.count
            if try market.move(provider) {
                moves.append(.init(provider: provider, userValue: market.value + lacking))
                quiet = 0
            } else {
                quiet += 1
            }
            if quiet == providers.count { break }
            if let first = seen.updateValue(moves.count, forKey: [provider] + market.state), first < moves.count {
                cycle = moves[first...].map(\.userValue)
                break
            }
        }
        let hasConverged = quiet == providers.count
        let values = [alone.game.noInformation(0) + lacking] + moves.map(\.userValue)
        let last =
            hasConverged
            ? [values[values.count - 1]] : cycle.isEmpty ? Array(values[(values.count / 2)...]) : cycle
        let band = (last.min() ?? full)...(last.max() ?? full)
        return BestReplyDynamics(
            user: users[user].name, increment: market.increment, start: values[0], moves: moves,
            hasConverged: hasConverged, cycle: cycle, band: band,
            regrets: hasConverged ? try market.regrets() : [])
    }
}

/// What the providers offer the only user, in centred units.
private struct Market {
    let game: CentredGame
    let increment: Double
    private var offers: [(value: Double, payoffs: [Double])]
    private var selected = 0

    init(_ game: CentredGame, increment: Double) {
        self.game = game
        self.increment = increment
        let silent = game.providers.map { provider in
            game.game.expectation(provider.payoffs[0]) { [action = game.game.priorAction(0)] _ in action }
        }
        offers = game.providers.map { _ in (game.game.noInformation(0), silent) }
    }

    /// What she expects.
    var value: Double { offers[selected].value }

    private var full: Double { game.game.fullInformation(0) }
    private var unit: Double { game.users[0].utility.spread }

    /// Offers and who is selected, to nine digits of the range.
    var state: [Int] { [selected] + offers.map { Int((($0.value / unit) * 1e9).rounded()) } }

    /// A provider's turn.
    /// - Returns: whether it gained by a new offer, which then stands.
    mutating func move(_ provider: Int) throws(CompetitionError) -> Bool {
        let rival = best(besides: provider)
        if provider != selected, rival >= full - CompetitionGame.valueTolerance * unit { return false }
        let level = provider == selected ? rival : min(rival + increment, full)
        let reply = try game.persuasion(by: provider, leaving: level)
        let gain = reply.providerValue - offers[selected].payoffs[provider]
        guard gain > 1e-9 * game.providers[provider].payoffs[0].spread else { return false }
        offers[provider] = (max(level, min(reply.userValue, full)), payoffs(of: reply.outcome))
        selected = provider
        return true
    }

    /// By provider: what it could gain by matching the best of the others.
    func regrets() throws(CompetitionError) -> [Double] {
        var regrets: [Double] = []
        for i in game.providers.indices {
            let reply = try game.persuasion(by: i, leaving: min(best(besides: i), full))
            let gain = reply.providerValue - offers[selected].payoffs[i]
            regrets.append(gain > CompetitionGame.valueTolerance * game.providers[i].payoffs[0].spread ? gain : 0)
        }
        return regrets
    }

    private func best(besides provider: Int) -> Double {
        offers.indices.filter { $0 != provider }.map { offers[$0].value }.reduce(game.game.noInformation(0), max)
    }

    /// What each provider gets from an outcome, given as joint probabilities under the original's prior.
    private func payoffs(of outcome: PayoffMatrix) -> [Double] {
        game.original.providers.map { provider in
            zip(outcome.cells, provider.payoffs[0].levelled.cells).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }
}
