import NumericalMethods

/// Compares one point of the curve with all others but its neighbours.
///
/// Most comparisons end at the first player that loses. So the curve is cut into cells, each between two neighbouring
/// points of a piece, and blocks of cells, with the most that each player can get there: who loses even then rules them
/// out.
struct Contest {
    let curve: ShareCurve
    /// Each player's utilities are compared relative to its largest; 0 where that is 0.
    let weights: [Double]
    /// Whether the utilities jump between a piece and the next.
    let isJump: [Bool]
    /// The number of jumps before each piece.
    private let jumps: [Int]
    private let blocks: [CellBlock]

    init(_ curve: ShareCurve) throws(GameError) {
        self.curve = curve
        weights = curve.largestUtilities.map { $0 > 0 ? 1 / $0 : 0 }
        isJump = zip(curve.pieces, curve.pieces.dropFirst()).map { piece, next in
            !curve.isContinuous(piece.points[piece.points.count - 1], next.points[0])
        }
        jumps = isJump.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
        blocks = try CellBlock.covering(curve)
    }

    /// Differences of rounding.
    private static let equal = 5e-13
    /// A gain that counts, where another player is only just not worse off.
    private static let gain = 5e-11

    /// Whether two shares, on the k-th and l-th piece, are neighbours with no jump between them: the first test's
    /// matter.
    private func areNear(_ a: Double, _ k: Int, _ b: Double, _ l: Int) -> Bool {
        abs(a - b) < 2.5 / Double(curve.resolution) && jumps[k] == jumps[l]
    }

    /// The parts of a range of one piece that no point of the curve dominates, by the points of the piece within and by
    /// bisection between them.
    func undominated(_ range: ClosedRange<Double>, _ k: Int) throws(GameError) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        var start: Double?
        var last: Double?
        var points = curve.pieces[k].points.filter { range.contains($0.share) }
        if points.first?.share != range.lowerBound { points.insert(try curve.point(range.lowerBound), at: 0) }
        if points[points.count - 1].share != range.upperBound { points.append(try curve.point(range.upperBound)) }
        for point in points {
            try ShareCurve.requirePatience()
            let share = point.share
            let isOut = try isDominated(point, k)
            if let before = last, isOut == (start != nil) {
                let turn = try BracketedRoot.turn(before, share) { middle throws(GameError) in
                    try isDominated(curve.point(middle), k) == (start == nil)
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

    /// Whether a point of the curve that is no neighbour gives everybody at least as much and somebody more.
    private func isDominated(_ here: SharePoint, _ own: Int) throws(GameError) -> Bool {
        var objectors = Objectors(here, weights)
        for block in blocks where !objectors.reject(block.most, by: Self.equal) {
            for cell in block.cells {
                let ends = [cell.low, cell.high].filter { !areNear(here.share, own, $0.share, cell.piece) }
                for end in ends where !objectors.reject(end.utilities, by: Self.equal) {
                    if largestGain(end, here) > Self.gain { return true }
                }
                if ends.count == 2, try isDominated(within: cell, &objectors) { return true }
            }
        }
        return false
    }

    /// How many parts of one cell are looked at: two for each halving, down to 1e-12, and some to spare.
    private static let parts = 100

    /// Whether a point inside a cell gives everybody more: the cell is halved for as long as nobody is sure to lose.
    private func isDominated(within cell: CurveCell, _ objectors: inout Objectors) throws(GameError) -> Bool {
        var parts = [cell]
        for _ in 0..<Self.parts {
            guard let part = parts.popLast() else { return false }
            if part.width <= 1e-12 || objectors.reject(part.most, by: -Self.equal) { continue }
            if !objectors.reject(part.middle.utilities, by: -Self.equal) { return true }
            let (left, right) = try part.halves(of: curve)
            let isLeftBetter = objectors.smallestGain(left.middle) > objectors.smallestGain(right.middle)
            parts += isLeftBetter ? [right, left] : [left, right]
        }
        return false
    }

    private func largestGain(_ there: SharePoint, _ here: SharePoint) -> Double {
        var largest = -Double.infinity
        for j in here.utilities.indices {
            largest = max(largest, (there.utilities[j] - here.utilities[j]) * weights[j])
        }
        return largest
    }
}

/// The players that have something to lose at a point.
private struct Objectors {
    private let here: SharePoint
    private let weights: [Double]
    private let players: [Int]
    /// Who objected last: likely to object to the next point, too.
    private var last: Int

    init(_ here: SharePoint, _ weights: [Double]) {
        self.here = here
        self.weights = weights
        players = here.utilities.indices.filter { here.utilities[$0] * weights[$0] > 1e-12 }
        last = players.first ?? 0
    }

    /// Whether somebody loses more than `loss`, relative to its largest utility; a negative loss is a gain that is
    /// missed.
    mutating func reject(_ utilities: [Double], by loss: Double) -> Bool {
        func objects(_ j: Int) -> Bool { (utilities[j] - here.utilities[j]) * weights[j] < -loss }
        if players.isEmpty { return loss < 0 }
        if objects(last) { return true }
        guard let objector = players.first(where: objects) else { return false }
        last = objector
        return true
    }

    /// The gain of whoever gains least.
    func smallestGain(_ there: SharePoint) -> Double {
        if players.isEmpty { return 0 }
        return players.reduce(.infinity) { min($0, (there.utilities[$1] - here.utilities[$1]) * weights[$1]) }
    }
}
