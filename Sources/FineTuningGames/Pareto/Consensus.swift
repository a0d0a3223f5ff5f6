import NumericalMethods

/// Which way along a piece suits everybody.
enum Consensus {
    case higher, lower, none
}

/// How the players feel along a piece; `first` and `last` are nil for a piece too short to say.
struct LocalView {
    /// Where they disagree on the direction, and single shares from which both directions hurt somebody.
    var ranges: [ClosedRange<Double>] = []
    var first: Consensus?
    var last: Consensus?
}

extension ShareCurve {
    /// Closer to the end of a piece differences show more rounding than slope; there the view is as a little further
    /// in.
    private static let legible = 1e-7

    /// How the players feel along a piece: by its points, and by bisection between points that differ.
    func view(along piece: Piece) throws(GameError) -> LocalView {
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

    /// By the signs of the derivatives.
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
