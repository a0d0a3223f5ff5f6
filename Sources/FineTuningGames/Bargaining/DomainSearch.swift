import LinearProgramming
import Stopping

/// A search for the vector of shares with the largest value of an objective; several starts, ascent from each.
struct DomainSearch {
    struct Found {
        var shares: [Double]
        var value: Double
    }

    let game: FineTuningGame
    /// Vectors to begin from. What earlier searches found is added: good vectors resemble each other.
    private var starts: [[Double]]
    /// Why it went no further; nil as long as it does.
    private(set) var stoppedBy: StopReason?

    init(_ game: FineTuningGame, starts: [[Double]]) {
        self.game = game
        let count = game.specialists.count
        var seeds = Array(Set(starts))
        seeds.sort { $0.lexicographicallyPrecedes($1) }
        self.starts = seeds + [0, 0.5, 1].map { Array(repeating: $0, count: count) } + Self.scattered(count)
    }

    /// Vectors all over the cube, by additive recurrence with the square roots of primes: where each player has
    /// something to lose only far from the equal shares, one of them is near.
    private static func scattered(_ count: Int) -> [[Double]] {
        let roots = [2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53].map { $0.squareRoot() }
        return (1...32).map { k in
            (0..<count).map { (Double(k) * roots[$0 % roots.count]).truncatingRemainder(dividingBy: 1) }
        }
    }

    mutating func best(_ objective: Objective) throws(GameError) -> Found {
        var ranked: [Found] = []
        for shares in starts { ranked.append(Found(shares: shares, value: try value(objective, shares))) }
        ranked.sort { $0.value > $1.value }
        var best = ranked[0]
        for start in ranked.prefix(4) where hasPatience() {
            let found = try objective.count == 1 ? alongShares(objective, start) : byLinearPrograms(objective, start)
            if found.value > best.value { best = found }
        }
        try snap(&best, objective)
        starts.append(best.shares)
        return best
    }

    /// Asks whether to go on; what was found so far counts either way.
    private mutating func hasPatience() -> Bool {
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

    private func point(_ shares: [Double]) throws(GameError) -> SharePoint {
        SharePoint(try game.equilibrium(at: shares), share: shares[0])
    }

    private func value(_ objective: Objective, _ shares: [Double]) throws(GameError) -> Double {
        objective.value(try point(shares))
    }

    // MARK: - One share at a time

    /// Ascent along one share after the other until none moves.
    private mutating func alongShares(_ objective: Objective, _ start: Found) throws(GameError) -> Found {
        var best = start
        var reach = Array(repeating: 1.0, count: start.shares.count)
        for sweep in 0..<200 {
            var largestMove = 0.0
            for i in best.shares.indices where hasPatience() {
                let old = best.shares[i]
                try ascend(objective, i, &best, reach: sweep < 2 ? 1 : reach[i])
                let move = abs(best.shares[i] - old)
                reach[i] = min(1, max(1e-6, 8 * move))
                largestMove = max(largestMove, move)
            }
            if largestMove < 1e-12 { break }
        }
        return best
    }

    /// Moves the i-th share to the best place within `reach` of it.
    private func ascend(
        _ objective: Objective, _ i: Int, _ best: inout Found, reach: Double
    ) throws(GameError) {
        let origin = best.shares
        func along(_ share: Double) throws(GameError) -> Double {
            var shares = origin
            shares[i] = share
            return try value(objective, shares)
        }
        let (low, high) = (max(0, origin[i] - reach), min(1, origin[i] + reach))
        let cells = reach == 1 ? 24 : 4
        let grid = (0...cells).map { low + (high - low) * Double($0) / Double(cells) }
        var values: [Double] = []
        for share in grid { values.append(try along(share)) }
        let top = values.indices.max { values[$0] < values[$1] } ?? 0
        var candidates = [(share: grid[top], value: values[top])]
        let (left, right) = (grid[max(0, top - 1)], grid[min(cells, top + 1)])
        let rough = try SmoothPeak.golden(left, right, along)
        candidates.append((rough, try along(rough)))
        let fine = try SmoothPeak.polished(rough, within: 0, 1, along)
        if fine >= left, fine <= right { candidates.append((fine, try along(fine) + 1e-14 * abs(best.value))) }
        for candidate in candidates where candidate.value > best.value {
            best.shares[i] = candidate.share
            best.value = candidate.value
        }
        best.value = try value(objective, best.shares)
    }

    // MARK: - Linearised

    /// Ascent on the smallest of several parts: a linear program finds the best step within a box for the parts'
    /// tangents, and the box shrinks where the step does not deliver.
    private mutating func byLinearPrograms(_ objective: Objective, _ start: Found) throws(GameError) -> Found {
        var best = start
        var box = 0.25
        for _ in 0..<200 where box > 1e-13 && hasPatience() {
            let tangents = try self.tangents(of: objective, at: best.shares)
            let (step, promised) = try LinearStep.best(tangents, from: best.shares, within: box)
            let shares = zip(best.shares, step).map { min(1, max(0, $0 + $1)) }
            let reached = try value(objective, shares)
            if reached > best.value + 0.1 * (promised - best.value), promised > best.value {
                best = Found(shares: shares, value: reached)
                box = min(0.5, 2 * box)
            } else {
                box /= 4
            }
        }
        return best
    }

    private func tangents(
        of objective: Objective, at shares: [Double]
    ) throws(GameError) -> [(value: Double, slopes: [Double])] {
        let here = try point(shares)
        var tangents = (0..<objective.count).map { (value: objective.part(here, $0), slopes: [Double]()) }
        for i in shares.indices {
            let step = 1e-6
            var (low, high) = (shares, shares)
            low[i] = max(0, shares[i] - step)
            high[i] = min(1, shares[i] + step)
            let (before, after) = (try point(low), try point(high))
            for k in tangents.indices {
                tangents[k].slopes.append((objective.part(after, k) - objective.part(before, k)) / (high[i] - low[i]))
            }
        }
        return tangents
    }
}

/// maximise t subject to t <= value_k + slopes_k . step for every part, within a box around the shares and [0, 1].
private enum LinearStep {
    static func best(
        _ tangents: [(value: Double, slopes: [Double])], from shares: [Double], within box: Double
    ) throws(GameError) -> (step: [Double], promised: Double) {
        let scale = tangents.reduce(1e-200) { max($0, abs($1.value)) }
        do throws(LinearProgramError) {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                let least = try program.addColumn(.between(-1e6, 1e6), cost: 1, name: "worst_off")
                var steps: [Column] = []
                for share in shares {
                    steps.append(try program.addColumn(.between(max(-box, -share), min(box, 1 - share)), name: nil))
                }
                for tangent in tangents {
                    let terms = zip(tangent.slopes, steps).compactMap { slope, column -> Term? in
                        abs(slope / scale) > 1e-12 && abs(slope / scale) < 1e12 ? Term(-slope / scale, column) : nil
                    }
                    try program.addRow(.atMost(tangent.value / scale), [Term(1, least)] + terms)
                }
                let solution = try program.solve()
                return (steps.map { solution[$0] }, solution[least] * scale)
            }
        } catch {
            throw .linearProgram(error)
        }
    }
}
