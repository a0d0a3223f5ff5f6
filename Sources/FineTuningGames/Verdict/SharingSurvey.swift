import NumericalMethods

/// What everybody does along a curve of shares, piece by piece.
struct SharingSurvey {
    private let curve: ShareCurve
    /// By piece: what each specialist does in the middle of it.
    private let regimes: [[Regime]]
    private let least: Double

    init(_ curve: ShareCurve) throws(GameError) {
        self.curve = curve
        least = 1e-12 * (curve.stakes.most.max() ?? 0)
        var regimes: [[Regime]] = []
        for piece in curve.pieces {
            let middle = try curve.game.equilibrium(at: piece.points[piece.points.count / 2].share)
            regimes.append(middle.outcomes.map(\.regime))
        }
        self.regimes = regimes
    }

    /// By specialist: whether it takes part on some piece.
    var served: [Bool] {
        curve.game.specialists.indices.map { j in regimes.contains { $0[j] != .abstainer } }
    }

    /// Where a specialist begins to do something else.
    var changes: [RegimeChange] {
        var changes: [RegimeChange] = []
        for k in regimes.indices.dropFirst() {
            for j in regimes[k].indices where regimes[k][j] != regimes[k - 1][j] {
                changes.append(
                    RegimeChange(
                        share: curve.pieces[k].low, specialist: j, before: regimes[k - 1][j], after: regimes[k][j]))
            }
        }
        return changes
    }

    /// The shares of a Pareto set at which everybody contributes and gains.
    func sharing(within pareto: ParetoSet) throws(GameError) -> [ShareInterval] {
        var result: [ShareInterval] = []
        for k in curve.pieces.indices where contributes(k) {
            let piece = curve.pieces[k]
            for range in pareto.intervals where range.lowerBound <= piece.high && range.upperBound >= piece.low {
                let (low, high) = (max(range.lowerBound, piece.low), min(range.upperBound, piece.high))
                for interval in try gaining(low, high, k) {
                    if let last = result.last, interval.low - last.high <= Self.same, last.highClosed,
                        interval.lowClosed
                    {
                        result[result.count - 1].high = interval.high
                        result[result.count - 1].highClosed = interval.highClosed
                    } else {
                        result.append(interval)
                    }
                }
            }
        }
        return result
    }

    /// Shares closer than this are one.
    private static let same = 4e-12
    /// What is found closer to an end of a range than this begins at the end.
    private static let reach = 1e-9

    private func contributes(_ k: Int) -> Bool {
        regimes.indices.contains(k) && regimes[k].allSatisfy { $0 == .contributor }
    }

    private func gains(_ point: SharePoint) -> Bool {
        point.generalistPerformance > 0
            && zip(point.utilities, curve.terms.disagreement).allSatisfy { $0 - $1 > least }
    }

    /// The parts of a range of one piece at which everybody gains.
    private func gaining(_ low: Double, _ high: Double, _ k: Int) throws(GameError) -> [ShareInterval] {
        var shares = curve.pieces[k].points.map(\.share).filter { low < $0 && $0 < high }
        if high - low > 4 * Self.reach { shares += [low + Self.reach, high - Self.reach] }
        shares = ([low, high] + shares).sorted()
        var result: [ShareInterval] = []
        var last: (share: Double, gains: Bool)?
        for share in shares {
            let here = (share: share, gains: try gains(point(share, k)))
            if here.gains {
                if result.isEmpty || last?.gains == false {
                    let first = try last.map { last throws(GameError) in try turn(from: last.share, to: share, k) }
                    result.append(
                        ShareInterval(first ?? share, share, lowClosed: first == nil, highClosed: true))
                }
                result[result.count - 1].high = share
            } else if let last, last.gains {
                result[result.count - 1].high = try turn(from: last.share, to: share, k)
                result[result.count - 1].highClosed = false
            }
            last = here
        }
        if let first = result.first, first.low == curve.pieces[k].low, fades(from: k - 1, into: k) {
            result[0].lowClosed = false
        }
        if let final = result.last, final.high == curve.pieces[k].high, fades(from: k, into: k + 1) {
            result[result.count - 1].highClosed = false
        }
        return result
    }

    /// Where gaining begins or ends between two shares; the end of a range where it does so right beside it.
    private func turn(from low: Double, to high: Double, _ k: Int) throws(GameError) -> Double {
        let isRising = try !gains(point(low, k))
        if high - low <= Self.reach * 1.5 { return isRising ? low : high }
        let turn = try BracketedRoot.turn(low, high) { share throws(GameError) in
            try gains(point(share, k)) != isRising
        }
        return isRising ? turn.first : turn.last
    }

    /// The equilibrium on a piece, also at its ends.
    private func point(_ share: Double, _ k: Int) throws(GameError) -> SharePoint {
        let piece = curve.pieces[k]
        if share <= piece.low { return piece.points[0] }
        if share >= piece.high { return piece.points[piece.points.count - 1] }
        return try curve.point(share)
    }

    /// Whether contributing ends between two pieces without a jump, so that nobody does it at the end itself.
    private func fades(from k: Int, into next: Int) -> Bool {
        guard k >= 0, next < curve.pieces.count, contributes(k) != contributes(next) else { return false }
        let (left, right) = (curve.pieces[k].points, curve.pieces[next].points)
        return curve.isContinuous(left[left.count - 1], right[0])
    }
}
