/// A part of an analysis that the solver could not settle, beside which the others stand.
public struct FailedPart: Hashable, Sendable {
    /// What it was about.
    public var stage: CompetitionStage
    /// Why it has no answer.
    public var error: CompetitionError
    /// How far apart the numbers are that it is about.
    public var magnitudes: Magnitudes
}

/// The smallest and the largest of the numbers that a question is about, without those that are 0.
public struct Magnitudes: Hashable, Sendable {
    /// mu_y, of the states.
    public var probabilities: ClosedRange<Double>
    /// mu_y (max_a u[y, a] - min_a u[y, a]) over states: what users win or lose by an action, on average, in their own
    /// units; nil where nothing matters to them.
    public var stakes: ClosedRange<Double>?
    /// The same of providers, times the mass of the user who acts.
    public var providerStakes: ClosedRange<Double>?

    /// Of these users of a game, by index. O(cells providers).
    init(_ game: CompetitionGame, users: [Int]) {
        func range(_ numbers: [Double]) -> ClosedRange<Double>? {
            let positive = numbers.filter { $0 > 0 }
            guard let low = positive.min(), let high = positive.max() else { return nil }
            return low...high
        }
        func stakes(_ matrix: PayoffMatrix, _ mass: Double) -> [Double] {
            zip(game.prior, matrix.spreads).map { mass * $0 * $1 }
        }
        probabilities = (game.prior.min() ?? 0)...(game.prior.max() ?? 1)
        self.stakes = range(users.flatMap { stakes(game.users[$0].utility, 1) })
        providerStakes = range(
            users.flatMap { j in game.providers.flatMap { stakes($0.payoffs[j], game.users[j].mass) } })
    }
}

extension CompetitionAnalysis {
    /// Nothing was settled.
    var isEmpty: Bool { users.isEmpty && anonymous == nil && profile == nil }

    /// Goes through what is unfinished, and on where rounding leaves one part without an answer.
    mutating func go(
        through part: (CompetitionStage, inout CompetitionAnalysis) throws(CompetitionError) -> Void
    ) throws(CompetitionError) {
        while let stage = unfinished.first {
            do throws(CompetitionError) {
                try part(stage, &self)
            } catch {
                guard error.isByRounding else { throw error }
                let magnitudes = Magnitudes(game, users: stage.users(of: game))
                failed.append(FailedPart(stage: stage, error: error, magnitudes: magnitudes))
            }
            unfinished.removeFirst()
        }
    }
}

extension CompetitionStage {
    /// The users whom it is about, by index.
    func users(of game: CompetitionGame) -> [Int] {
        if case .user(let number, _) = self { [number - 1] } else { Array(game.users.indices) }
    }
}
