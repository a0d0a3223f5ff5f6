extension UtilityPath {
    /// The acceptable shares that none improves on, in ascending order.
    ///
    /// Rows are compared with each other. Of a polyline, each segment A loses the places l at which some place m of
    /// another segment B gives everybody as much: the projection of a polygon in the plane of (l, m), an end of it
    /// included where somebody then gains. A segment along which nobody loses is but its end.
    /// - Complexity: O(N^2 n) for N rows and n players.
    /// - Throws: `GameError.stopped`.
    func pareto() throws(GameError) -> [ShareInterval] {
        var kept: [ShareInterval] = []
        let scale = scale
        for (own, stretch) in stretches.enumerated() {
            try ShareCurve.requirePatience()
            var parts = [ShareInterval(0, 1)]
            Self.remove(stretch.ownDominance, from: &parts)
            for (k, other) in stretches.enumerated() where k != own && !parts.isEmpty {
                Self.remove(Dominance(of: stretch, by: other, scale).places, from: &parts)
            }
            kept += parts.map { part in
                ShareInterval(
                    stretch.share(part.low), stretch.share(part.high), lowClosed: part.lowClosed,
                    highClosed: part.highClosed)
            }
        }
        return joined(kept).flatMap { part in acceptable.compactMap(part.intersection) }
    }

    /// By player: the largest size of a gain.
    private var scale: [Double] {
        terms.disagreement.indices.map { j in
            stretches.reduce(1e-300) { max($0, abs($1.start[j]), abs($1.start[j] + $1.change[j])) }
        }
    }

    private static func remove(_ gone: ShareInterval?, from parts: inout [ShareInterval]) {
        guard let gone else { return }
        let below = ShareInterval(0, gone.low, highClosed: !gone.lowClosed)
        let above = ShareInterval(gone.high, 1, lowClosed: !gone.highClosed)
        parts = parts.flatMap { part in [below, above].compactMap { part.intersection($0) } }
    }

    /// A row between two segments belongs to the set only if it does as the end of both.
    private func joined(_ parts: [ShareInterval]) -> [ShareInterval] {
        let inner = Set(stretches.dropFirst().map(\.low)).intersection(stretches.dropLast().map(\.high))
        var result: [ShareInterval] = []
        for part in parts {
            if let last = result.last, last.high == part.low, last.highClosed, part.lowClosed {
                result[result.count - 1].high = part.high
                result[result.count - 1].highClosed = part.highClosed
            } else {
                result.append(part)
            }
        }
        if reading == .rows { return result }
        return result.compactMap { part in
            var part = part
            for row in inner where !isHeld(row, parts) {
                if part.low == row { part.lowClosed = false }
                if part.high == row { part.highClosed = false }
            }
            return part.low == part.high && !(part.lowClosed && part.highClosed) ? nil : part
        }
    }

    /// Whether both segments that meet at a row hold it.
    private func isHeld(_ row: Double, _ parts: [ShareInterval]) -> Bool {
        parts.contains { $0.high == row && $0.highClosed } && parts.contains { $0.low == row && $0.lowClosed }
    }
}
