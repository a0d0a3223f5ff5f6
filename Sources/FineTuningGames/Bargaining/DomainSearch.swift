import LinearProgramming
import NumericalMethods
import Stopping

/// A search for the vector of shares with the largest value of an objective; several starts, ascent from each.
struct DomainSearch {
    struct Found {
        var shares: [Double]
        var value: Double
    }

    /// What is known of one objective.
    private struct Climb {
        var best: Found
        /// From where it was climbed; climbing from there again would find the same.
        var starts: Set<[Double]> = []
    }

    /// Starts that one question is climbed from.
    private static let mostClimbs = 4

    let game: FineTuningGame
    /// Vectors to begin from, with their equilibria. What earlier searches found is added: good vectors resemble each
    /// other.
    private var starts: [(shares: [Double], point: SharePoint)] = []
    private var climbs: [Int: Climb] = [:]
    /// Why it went no further; nil as long as it does.
    private(set) var stoppedBy: StopReason?

    init(_ game: FineTuningGame, starts: [[Double]]) throws(GameError) {
        self.game = game
        let count = game.specialists.count
        var seeds = Array(Set(starts))
        seeds.sort { $0.lexicographicallyPrecedes($1) }
        let all = seeds + [0, 0.5, 1].map { Array(repeating: $0, count: count) } + Self.scattered(count)
        for shares in all { self.starts.append((shares, try point(shares))) }
    }

    /// Vectors all over the cube, by additive recurrence with the square roots of primes: where each player has
    /// something to lose only far from the equal shares, one of them is near.
    private static func scattered(_ count: Int) -> [[Double]] {
        let roots = [2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53].map { $0.squareRoot() }
        return (1...32).map { k in
            (0..<count).map { (Double(k) * roots[$0 % roots.count]).truncatingRemainder(dividingBy: 1) }
        }
    }

    /// The best vector known after climbing from the best starts from which the objective was not climbed before.
    /// - Parameter number: the objective's own.
    mutating func best(_ objective: Objective, _ number: Int) throws(GameError) -> Found {
        var ranked = starts.map { Found(shares: $0.shares, value: objective.value($0.point)) }
        ranked.sort { $0.value > $1.value }
        var climb = climbs[number] ?? Climb(best: ranked[0])
        for start in Self.apart(ranked, atMost: Self.mostClimbs)
        where !climb.starts.contains(start.shares) && hasPatience() {
            let found = try objective.count == 1 ? alongShares(objective, start) : byLinearPrograms(objective, start)
            climb.starts.insert(start.shares)
            if found.value > climb.best.value { climb.best = found }
        }
        try snap(&climb.best, objective)
        if !starts.contains(where: { $0.shares == climb.best.shares }) {
            starts.append((climb.best.shares, try point(climb.best.shares)))
        }
        climbs[number] = climb
        return climb.best
    }

    /// The first of a list that are not close to one before: what climbs to the same place is climbed from once.
    private static func apart(_ ranked: [Found], atMost count: Int) -> [Found] {
        var chosen: [Found] = []
        for found in ranked where chosen.count < count {
            let isNear = chosen.contains { zip($0.shares, found.shares).allSatisfy { abs($0 - $1) < 0.02 } }
            if !isNear { chosen.append(found) }
        }
        return chosen
    }

    /// Asks whether to go on; what was found so far counts either way.
    mutating func hasPatience() -> Bool {
        if stoppedBy == nil { stoppedBy = Interruptible.reason }
        return stoppedBy == nil
    }

    /// Puts a share that came within rounding of 0 or 1 there, where that costs nothing.
    private func snap(_ found: inout Found, _ objective: Objective) throws(GameError) {
        for (i, share) in found.shares.enumerated() where min(share, 1 - share) < 1e-7 {
            var shares = found.shares
            shares[i] = share.rounded()
            let snapped = try value(objective, shares)
            if snapped >= found.value - 1e-13 * abs(found.value) { found = Found(shares: shares, value: snapped) }
        }
    }

    func point(_ shares: [Double]) throws(GameError) -> SharePoint {
        SharePoint(try game.equilibrium(at: shares), share: shares[0])
    }

    func value(_ objective: Objective, _ shares: [Double]) throws(GameError) -> Double {
        objective.value(try point(shares))
    }

    // MARK: - One share at a time

    /// What a round of steps must add to the value, relative to it, not to be idle.
    private static let leastGain = 1e-14
    /// Rounds that add less, one after the other: the last digits of the shares come with them.
    private static let mostIdle = 3

    /// Ascent along one share after the other, then along the way that these steps went together, until nothing is
    /// gained.
    private mutating func alongShares(_ objective: Objective, _ start: Found) throws(GameError) -> Found {
        var best = start
        var reach = Array(repeating: 1.0, count: start.shares.count)
        var idle = 0
        for round in 0..<200 {
            let before = best
            for i in best.shares.indices where hasPatience() {
                let old = best.shares[i]
                let span = round < 2 ? 1 : reach[i]
                var direction = Array(repeating: 0.0, count: best.shares.count)
                direction[i] = 1
                try ascend(
                    objective, &best, along: direction, from: -min(span, old), to: min(span, 1 - old),
                    cells: span == 1 ? 24 : 4)
                reach[i] = min(1, max(1e-6, 8 * abs(best.shares[i] - old)))
            }
            let way = zip(best.shares, before.shares).map { $0 - $1 }
            if round > 2, way.count(where: { $0 != 0 }) > 1, hasPatience() {
                let room = zip(best.shares, way).map { $1 > 0 ? (1 - $0) / $1 : $1 < 0 ? $0 / -$1 : .infinity }
                try ascend(objective, &best, along: way, from: 0, to: min(64, room.min() ?? 0), cells: 8)
            }
            if way.allSatisfy({ abs($0) < 1e-12 }) { break }
            idle = best.value - before.value <= Self.leastGain * abs(best.value) ? idle + 1 : 0
            if idle == Self.mostIdle { break }
        }
        return best
    }

    /// Random steps from the best vector known, longer after each success and shorter after each failure: they go along
    /// edges at which a specialist would leave, where no single share can move.
    mutating func wandered(_ objective: Objective, _ found: Found) throws(GameError) -> Found {
        var best = found
        var random = SplitMix64(seed: 1)
        var reach = 0.1
        for _ in 0..<600 where reach > 1e-9 && hasPatience() {
            let shares = best.shares.map { min(1, max(0, $0 + Double.random(in: -reach...reach, using: &random))) }
            let reached = try value(objective, shares)
            if reached > best.value {
                best = Found(shares: shares, value: reached)
                reach *= 1.5
            } else {
                reach *= 0.92
            }
        }
        return best
    }

    /// The vector known to be best, its shares moved to the roots of the derivatives: a maximum found by comparing values
    /// has half of its digits.
    mutating func polished(_ objective: Objective, _ found: Found) throws(GameError) -> Found {
        guard objective.count == 1 else { return found }
        var best = found
        for _ in 0..<40 where hasPatience() {
            var largestMove = 0.0
            for i in best.shares.indices {
                var shares = best.shares
                shares[i] = try SmoothPeak.polished(best.shares[i], within: 0, 1) { share throws(GameError) in
                    var moved = best.shares
                    moved[i] = share
                    return try value(objective, moved)
                }
                let reached = try value(objective, shares)
                guard reached >= best.value - 1e-14 * abs(best.value) else { continue }
                largestMove = max(largestMove, abs(shares[i] - best.shares[i]))
                best = Found(shares: shares, value: max(reached, best.value))
            }
            if largestMove < 1e-12 { break }
        }
        best.value = try value(objective, best.shares)
        return best
    }

    /// Moves along a direction to the best place between two multiples of it.
    private func ascend(
        _ objective: Objective, _ best: inout Found, along direction: [Double], from low: Double, to high: Double,
        cells: Int
    ) throws(GameError) {
        guard high > low else { return }
        let origin = best.shares
        func shares(_ step: Double) -> [Double] { zip(origin, direction).map { min(1, max(0, $0 + step * $1)) } }
        func along(_ step: Double) throws(GameError) -> Double { try value(objective, shares(step)) }
        let grid = (0...cells).map { low + (high - low) * Double($0) / Double(cells) }
        var values: [Double] = []
        for step in grid { values.append(try along(step)) }
        let top = values.indices.max { values[$0] < values[$1] } ?? 0
        var candidates = [(step: grid[top], value: values[top])]
        let (left, right) = (grid[max(0, top - 1)], grid[min(cells, top + 1)])
        let rough = try SmoothPeak.golden(left, right, along)
        candidates.append((rough, try along(rough)))
        let fine = try SmoothPeak.polished(rough, within: low, high, along)
        if fine >= left, fine <= right { candidates.append((fine, try along(fine) + 1e-14 * abs(best.value))) }
        guard let winner = candidates.max(by: { $0.value < $1.value }), winner.value > best.value else { return }
        let moved = shares(winner.step)
        best = Found(shares: moved, value: try value(objective, moved))
    }
}
