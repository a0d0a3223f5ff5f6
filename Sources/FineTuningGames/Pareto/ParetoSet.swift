/// The common shares that no other share improves on for everybody: no share gives each player at least as much and
/// somebody more. Possibly several intervals, and single shares.
///
/// Where a share has two equilibria (the generalist is indifferent), it belongs to the set if one of them is
/// undominated. An interval may lack an end at which the utilities jump; the ends given are those of its closure.
public struct ParetoSet: Hashable, Sendable {
    /// In ascending order, not touching; a single share is an interval of length 0. Numerical: found on the curve's
    /// grid, ends refined to better than 1e-9. What is narrower than a cell of the grid can be missed.
    public var intervals: [ClosedRange<Double>]

    /// A set known otherwise, such as one in closed form; the intervals are taken as they are.
    public init(intervals: [ClosedRange<Double>]) { self.intervals = intervals }

    /// Whether a share lies in the set, but for rounding.
    public func contains(_ share: Double) -> Bool {
        intervals.contains { $0.lowerBound - 1e-9 <= share && share <= $0.upperBound + 1e-9 }
    }
}

extension ShareCurve {
    /// The Pareto set. Two tests decide on a share, each for all players at once:
    ///
    /// * its neighbours: on a smooth piece a share is dominated nearby where no derivative of a utility is negative and
    ///   one is positive (a larger share suits all), or the other way round. The set's ends of this kind are peaks of
    ///   utilities, roots of derivatives;
    /// * shares far away: some other point gives everybody more. The ends of this kind are found by bisection.
    ///
    /// A peak closer than about 1e-6 to the end of a piece is taken to be at that end.
    ///
    /// Players whose utility is 0 never object: nobody gets less. Players whose utility is constant on a piece have no
    /// preference along it.
    /// - Complexity: one equilibrium for each two neighbouring points, and a few for each point that is nearly
    ///   dominated. Comparing p points takes O(p^2 / 32) time where the same players object to many in a row, at worst
    ///   O(p^2 n).
    /// - Throws: `GameError.outOfScale`.
    public func paretoSet() throws(GameError) -> ParetoSet {
        let contest = try Contest(self)
        var local: [LocalView] = []
        for piece in pieces { local.append(try view(along: piece)) }
        var found: [ClosedRange<Double>] = []
        for k in pieces.indices {
            var ranges = local[k].ranges
            let fromBelow = k > 0 && !contest.isJump[k - 1] ? local[k - 1].last : nil
            let fromAbove = k + 1 < pieces.count && !contest.isJump[k] ? local[k + 1].first : nil
            if local[k].first != .higher, local[k].first != Consensus.none, fromBelow != .lower {
                ranges.append(pieces[k].low...pieces[k].low)
            }
            if local[k].last != .lower, local[k].last != Consensus.none, fromAbove != .higher {
                ranges.append(pieces[k].high...pieces[k].high)
            }
            for range in ranges { found += try contest.undominated(range, k) }
        }
        return ParetoSet(intervals: Self.joined(found))
    }

    /// Ranges closer than the width at which pieces are told apart are one.
    private static func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound - last.upperBound <= 4e-12 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result.map { range in
            let low = range.lowerBound <= 4e-12 ? 0 : range.lowerBound
            let high = range.upperBound >= 1 - 4e-12 ? 1 : range.upperBound
            return low...high
        }
    }
}
