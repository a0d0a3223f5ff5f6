/// Compares one point of the curve with all others but its neighbours.
struct Contest {
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
