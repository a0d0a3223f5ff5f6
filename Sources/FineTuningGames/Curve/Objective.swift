import NumericalMethods

/// What a bargaining solution maximises over shares: the smallest of several smooth functions of the equilibrium; one
/// alone for most solutions.
struct Objective {
    let count: Int
    let part: (SharePoint, Int) -> Double

    init(_ count: Int = 1, _ part: @escaping (SharePoint, Int) -> Double) {
        self.count = count
        self.part = part
    }

    func value(_ point: SharePoint) -> Double { smallest(point).value }

    /// The smallest part and which one it is.
    func smallest(_ point: SharePoint) -> (index: Int, value: Double) {
        var smallest = (index: 0, value: part(point, 0))
        for index in stride(from: 1, to: count, by: 1) {
            let value = part(point, index)
            if value < smallest.value { smallest = (index, value) }
        }
        return smallest
    }
}

/// A share, or a range of shares, at which an objective is at its largest.
struct Maximizer {
    var low: SharePoint
    var high: SharePoint
}

extension ShareCurve {
    /// Values that differ by less than this, relative to the largest, are tied.
    static let tieTolerance = 1e-11

    /// All shares at which the objective is largest, in ascending order: single ones, and ranges on which it is
    /// constant.
    ///
    /// Each local maximum over the grid is refined where it could still become the largest: by golden section, then by
    /// the root of the derivative, or of the difference of the two parts that cross there. A peak narrower than a cell
    /// of the grid can be missed.
    func maximizers(of objective: Objective) throws(GameError) -> [Maximizer] {
        let values = pieces.map { $0.points.map(objective.value) }
        let highest = values.joined().reduce(-.infinity) { max($0, $1) }
        var candidates: [(point: SharePoint, value: Double)] = []
        for (piece, values) in zip(pieces, values) {
            for k in values.indices {
                let before = k > 0 ? values[k - 1] : values[k]
                let after = k + 1 < values.count ? values[k + 1] : values[k]
                guard values[k] >= before, values[k] >= after else { continue }
                candidates.append((piece.points[k], values[k]))
                let reach = abs(values[k] - before) + abs(values[k] - after)
                guard !(values[k] + reach < highest), before < values[k] || after < values[k] else { continue }
                let low = piece.points[max(0, k - 1)].share
                let high = piece.points[min(values.count - 1, k + 1)].share
                guard high - low > 1e-12 else { continue }
                let peak = try refine(objective, low, high, in: piece)
                candidates.append((peak, objective.value(peak)))
            }
        }
        return try tied(candidates, objective)
    }

    private func refine(
        _ objective: Objective, _ low: Double, _ high: Double, in piece: Piece
    ) throws(GameError) -> SharePoint {
        let rough = try SmoothPeak.golden(low, high) { share throws(GameError) in objective.value(try point(share)) }
        let peak = try point(rough)
        let margin = min(1e-6, 0.25 * (high - low))
        let (left, right) = (max(low, rough - margin), min(high, rough + margin))
        let (falling, rising) = (objective.smallest(try point(right)).index, objective.smallest(try point(left)).index)
        let refined: Double
        if falling == rising {
            refined = try SmoothPeak.polished(rough, within: piece.low, piece.high) { share throws(GameError) in
                objective.part(try point(share), falling)
            }
        } else {
            refined = try BracketedRoot.turn(left, right, width: 0) { share throws(GameError) in
                let point = try point(share)
                return objective.part(point, rising) < objective.part(point, falling)
            }.first
        }
        guard refined >= low, refined <= high else { return peak }
        let better = try point(refined)
        let slack = 1e-13 * abs(objective.value(peak))
        return objective.value(better) >= objective.value(peak) - slack ? better : peak
    }

    /// The candidates that reach the largest value, neighbours joined where all between them do too.
    private func tied(
        _ candidates: [(point: SharePoint, value: Double)], _ objective: Objective
    ) throws(GameError) -> [Maximizer] {
        let best = candidates.reduce(-.infinity) { max($0, $1.value) }
        let least = best - Self.tieTolerance * abs(best)
        var result: [Maximizer] = []
        var lastValue = -Double.infinity
        for (point, value) in candidates.sorted(by: { $0.point.share < $1.point.share }) where value >= least {
            guard let last = result.last else {
                result.append(Maximizer(low: point, high: point))
                lastValue = value
                continue
            }
            if point.share - last.high.share <= Self.samePlace {
                if last.low.share < last.high.share {
                    result[result.count - 1].high = point
                } else if value > lastValue + 1e-14 * abs(best) || point.share == 1 {
                    result[result.count - 1] = Maximizer(low: point, high: point)
                    lastValue = value
                }
            } else if try isFlat(objective, from: last.high.share, to: point.share, least) {
                result[result.count - 1].high = point
                lastValue = value
            } else {
                result.append(Maximizer(low: point, high: point))
                lastValue = value
            }
        }
        return result
    }

    /// Shares closer than this are one.
    private static let samePlace = 1e-7

    private func isFlat(
        _ objective: Objective, from low: Double, to high: Double, _ least: Double
    ) throws(GameError) -> Bool {
        let between = pieces.lazy.flatMap(\.points).filter { $0.share > low && $0.share < high }
        if !between.allSatisfy({ objective.value($0) >= least }) { return false }
        return objective.value(try point(0.5 * (low + high))) >= least
    }
}
