/// Where along one stretch some place of another gives everybody at least as much and somebody more.
///
/// The pairs of places (l, m) in the square at which nobody gets less by m of the other than by l of the one form a
/// polygon: the square cut by a half-plane for each player. What the other gives more in sum at the best m is concave
/// in l: where it is 0 in the middle of the polygon it is 0 throughout.
struct Dominance {
    /// nil where there are none.
    private(set) var places: ShareInterval?

    private typealias Corner = (l: Double, m: Double)

    /// Losses up to it, relative to a player's largest gain, are rounding; gains in sum up to a hundred times it, too.
    private static let rounding = 1e-13

    private let one: Stretch
    private let other: Stretch
    private let scale: [Double]

    /// - Parameter scale: by player, above 0.
    init(of one: Stretch, by other: Stretch, _ scale: [Double]) {
        (self.one, self.other, self.scale) = (one, other, scale)
        places = one.low == one.high && other.low == other.high ? ofRows : ofSegments
    }

    /// By player: what the other gives more, in parts of its largest gain.
    private func excess(_ j: Int, _ corner: Corner) -> Double {
        (other.start[j] - one.start[j] + corner.m * other.change[j] - corner.l * one.change[j]) / scale[j]
    }

    private func sum(_ corner: Corner) -> Double { scale.indices.reduce(0) { $0 + excess($1, corner) } }

    /// Exactly, of two single shares.
    private var ofRows: ShareInterval? {
        let pairs = zip(one.start, other.start)
        return pairs.allSatisfy { $0 <= $1 } && pairs.contains { $0 < $1 } ? ShareInterval(0, 1) : nil
    }

    private var ofSegments: ShareInterval? {
        for j in scale.indices {
            let (most, least) = (other.start[j] + max(0, other.change[j]), one.start[j] + min(0, one.change[j]))
            if most < least - Self.rounding * scale[j] { return nil }
        }
        var polygon: [Corner] = [(0, 0), (1, 0), (1, 1), (0, 1)]
        for j in scale.indices {
            polygon = cut(polygon, j)
            if polygon.isEmpty { return nil }
        }
        let low = snapped(polygon.reduce(1) { min($0, $1.l) })
        let high = snapped(polygon.reduce(0) { max($0, $1.l) })
        func gains(_ l: Double) -> Bool { mostAdded(at: l, polygon) > 100 * Self.rounding }
        if high - low < 1e-9 {
            return gains(low) && gains(high) ? ShareInterval(low, high) : nil
        }
        guard gains(0.5 * (low + high)) else { return nil }
        return ShareInterval(low, high, lowClosed: gains(low), highClosed: gains(high))
    }

    private func snapped(_ l: Double) -> Double { l < 1e-12 ? 0 : l > 1 - 1e-12 ? 1 : l }

    /// The polygon's part at which player j does not lose.
    private func cut(_ polygon: [Corner], _ j: Int) -> [Corner] {
        var result: [Corner] = []
        for (k, corner) in polygon.enumerated() {
            let next = polygon[(k + 1) % polygon.count]
            let (here, there) = (excess(j, corner) + Self.rounding, excess(j, next) + Self.rounding)
            if here >= 0 { result.append(corner) }
            if (here > 0 && there < 0) || (here < 0 && there > 0) {
                let x = here / (here - there)
                result.append((corner.l + x * (next.l - corner.l), corner.m + x * (next.m - corner.m)))
            }
        }
        return result
    }

    /// The largest sum along the polygon's slice at l, which is at one of the slice's two ends.
    private func mostAdded(at l: Double, _ polygon: [Corner]) -> Double {
        var most = -Double.infinity
        for (k, corner) in polygon.enumerated() {
            let next = polygon[(k + 1) % polygon.count]
            if abs(corner.l - l) <= 1e-12 { most = max(most, sum((l, corner.m))) }
            if (corner.l - l) * (next.l - l) < 0 {
                let x = (l - corner.l) / (next.l - corner.l)
                most = max(most, sum((l, corner.m + x * (next.m - corner.m))))
            }
        }
        return most
    }
}

extension Stretch {
    /// The places of the stretch that another of its own places improves on: all but the end towards which nobody loses
    /// and somebody gains.
    var ownDominance: ShareInterval? {
        let (gains, loses) = (change.contains { $0 > 0 }, change.contains { $0 < 0 })
        if gains == loses { return nil }
        return ShareInterval(0, 1, lowClosed: gains, highClosed: loses)
    }
}
