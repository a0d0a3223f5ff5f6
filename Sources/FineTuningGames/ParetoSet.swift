/// The common shares that no other share improves on for everybody: no share gives each player at least as much and
/// somebody more. Possibly several intervals, and single shares.
///
/// Where a share has two equilibria (the generalist is indifferent), it belongs to the set if one of them is undominated.
/// An interval may lack an end at which the utilities jump; the ends given are those of its closure.
public struct ParetoSet: Hashable, Sendable {
    /// In ascending order, not touching; a single share is an interval of length 0. Numerical: found on the curve's grid,
    /// ends refined to better than 1e-9. What is narrower than a cell of the grid can be missed.
    public var intervals: [ClosedRange<Double>]

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
    /// - Complexity: O(p^2 n) for p points and n players, mostly less, and some ten thousand equilibria.
    public func paretoSet() throws(GameError) -> ParetoSet {
        let contest = Contest(self)
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

// MARK: - Neighbours

/// Which way along a piece suits everybody.
private enum Consensus {
    case higher, lower, none
}

/// How the players feel along a piece; `first` and `last` are nil for a piece too short to say.
private struct LocalView {
    /// Where they disagree on the direction, and single shares from which both directions hurt somebody.
    var ranges: [ClosedRange<Double>] = []
    var first: Consensus?
    var last: Consensus?
}

extension ShareCurve {
    /// Closer to the end of a piece differences show more rounding than slope; there the view is as a little further in.
    private static let legible = 1e-7

    private func view(along piece: Piece) throws(GameError) -> LocalView {
        var result = LocalView()
        let inner = piece.points.indices.filter { k in
            piece.points[k].share - piece.low > Self.legible && piece.high - piece.points[k].share > Self.legible
        }
        guard inner.count > 1 else { return result }
        let voters = largestUtilities.indices.filter { j in
            let values = piece.points.lazy.map { $0.utilities[j] }
            return values.max()! - values.min()! > 1e-12 * largestUtilities[j]
        }
        var last = piece.points[inner[0]].share
        var view = try consensus(of: voters, atPoint: inner[0], in: piece)
        var start = view == .none ? piece.low : nil
        result.first = view
        for k in inner.dropFirst() {
            let next = piece.points[k].share
            let nextView = try consensus(of: voters, atPoint: k, in: piece)
            for _ in 0..<4 where view != nextView {
                let turn = try BracketedRoot.turn(last, next) { share throws(GameError) in
                    try consensus(of: voters, at: share, in: piece) == view
                }
                if let opened = start { result.ranges.append(opened...max(opened, turn.last)) }
                let beyond = turn.first == next ? nextView : try consensus(of: voters, at: turn.first, in: piece)
                if view != .none, beyond != .none { result.ranges.append(turn.first...turn.first) }
                start = beyond == .none ? turn.first : nil
                (last, view) = (turn.first, beyond)
            }
            last = next
            if view != nextView {
                view = nextView
                start = view == .none ? next : nil
            }
        }
        if let start { result.ranges.append(start...piece.high) }
        result.last = view
        return result
    }

    /// As the point's two neighbours show it, or where they leave it open, as the derivatives do.
    private func consensus(of voters: [Int], atPoint k: Int, in piece: Piece) throws(GameError) -> Consensus {
        let points = piece.points
        var (someHigher, someLower, isOpen) = (false, false, false)
        for j in voters {
            let (before, here, after) = (points[k - 1].utilities[j], points[k].utilities[j], points[k + 1].utilities[j])
            let noise = 1e-13 * largestUtilities[j]
            if here - before > noise, after - here > noise {
                someHigher = true
            } else if before - here > noise, here - after > noise {
                someLower = true
            } else {
                isOpen = true
            }
            if someHigher && someLower { return .none }
        }
        if isOpen { return try consensus(of: voters, at: points[k].share, in: piece) }
        return someHigher ? .higher : someLower ? .lower : .none
    }

    private func consensus(of voters: [Int], at share: Double, in piece: Piece) throws(GameError) -> Consensus {
        let h = SmoothPeak.step(at: share, within: piece.low, piece.high)
        guard h > 0 else { return .none }
        var around: [SharePoint] = []
        for k in [-4.0, -3, -2, -1, 1, 2, 3, 4] { around.append(try point(share + k * h)) }
        var (someHigher, someLower) = (false, false)
        for j in voters {
            let slope = SmoothPeak.slope(around.map { $0.utilities[j] }, step: h)
            if slope > 0 { someHigher = true } else if slope < 0 { someLower = true }
            if someHigher && someLower { return .none }
        }
        return someHigher ? .higher : someLower ? .lower : .none
    }
}

// MARK: - Shares far away

/// Compares one point of the curve with all others.
private struct Contest {
    let curve: ShareCurve
    /// Each player's utilities are compared relative to its largest; 0 where that is 0.
    let weights: [Double]
    /// Whether the utilities jump between a piece and the next.
    let isJump: [Bool]

    init(_ curve: ShareCurve) {
        self.curve = curve
        weights = curve.largestUtilities.map { $0 > 0 ? 1 / $0 : 0 }
        isJump = zip(curve.pieces, curve.pieces.dropFirst()).map { piece, next in
            !curve.isContinuous(piece.points[piece.points.count - 1], next.points[0])
        }
    }

    /// Differences of rounding.
    private static let equal = 5e-13
    /// A gain that counts, where another player is only just not worse off.
    private static let gain = 5e-11

    /// Where somebody loses this much, no point within a cell suits everybody, and how much others lose is not asked.
    private static let hopeless = -0.5

    /// Whether two shares, on the k-th and l-th piece, are neighbours with no jump between them: the first test's matter.
    private func areNear(_ a: Double, _ k: Int, _ b: Double, _ l: Int) -> Bool {
        abs(a - b) < 2.5 / Double(curve.resolution) && !isJump[min(k, l)..<max(k, l)].contains(true)
    }

    /// The parts of a range of one piece that no point of the curve dominates, by the points of the piece within and by
    /// bisection between them.
    func undominated(_ range: ClosedRange<Double>, _ k: Int) throws(GameError) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        var start: Double?
        var last: Double?
        var shares = curve.pieces[k].points.map(\.share).filter { $0 > range.lowerBound && $0 < range.upperBound }
        shares.insert(range.lowerBound, at: 0)
        if range.upperBound > range.lowerBound { shares.append(range.upperBound) }
        for share in shares {
            let isOut = try isDominated(share, k)
            if let before = last, isOut == (start != nil) {
                let turn = try BracketedRoot.turn(before, share) { middle throws(GameError) in
                    try isDominated(middle, k) == (start == nil)
                }
                if let opened = start {
                    result.append(opened...turn.last)
                    start = nil
                } else {
                    start = turn.first
                }
            } else if last == nil, !isOut {
                start = share
            }
            last = share
        }
        if let start { result.append(start...range.upperBound) }
        return result
    }

    private func isDominated(_ share: Double, _ own: Int) throws(GameError) -> Bool {
        let here = try curve.point(share)
        let objectors = here.utilities.indices.filter { here.utilities[$0] * weights[$0] > 1e-12 }
        for (l, other) in curve.pieces.enumerated() {
            var margins: [Double] = []
            margins.reserveCapacity(other.points.count)
            for point in other.points {
                let margin = smallestGain(point, here, objectors)
                if margin >= -Self.equal, largestGain(point, here) > Self.gain, !areNear(share, own, point.share, l) {
                    return true
                }
                margins.append(margin)
            }
            for k in margins.indices {
                let left = k > 0 ? margins[k - 1] : margins[k]
                let right = k + 1 < margins.count ? margins[k + 1] : margins[k]
                guard margins[k] >= left, margins[k] >= right, margins.count > 1 else { continue }
                guard margins[k] + (margins[k] - left) + (margins[k] - right) > 0 else { continue }
                if areNear(share, own, other.points[k].share, l) { continue }
                let low = other.points[max(0, k - 1)].share
                let high = other.points[min(margins.count - 1, k + 1)].share
                guard high - low > 1e-12 else { continue }
                let best = try SmoothPeak.golden(low, high) { place throws(GameError) in
                    smallestGain(try curve.point(place), here, objectors)
                }
                if smallestGain(try curve.point(best), here, objectors) > Self.equal { return true }
            }
        }
        return false
    }

    private func smallestGain(_ there: SharePoint, _ here: SharePoint, _ objectors: [Int]) -> Double {
        var smallest = Double.infinity
        for j in objectors {
            smallest = min(smallest, (there.utilities[j] - here.utilities[j]) * weights[j])
            if smallest < Self.hopeless { return smallest }
        }
        return objectors.isEmpty ? 0 : smallest
    }

    private func largestGain(_ there: SharePoint, _ here: SharePoint) -> Double {
        var largest = -Double.infinity
        for j in here.utilities.indices { largest = max(largest, (there.utilities[j] - here.utilities[j]) * weights[j]) }
        return largest
    }
}
