/// Shares along which everybody's gain is linear: a segment of a polyline, or a single row.
struct Stretch {
    let low: Double
    let high: Double
    /// By player: the gain at the low end, and how much larger it is at the high end.
    let start: [Double]
    let change: [Double]

    /// The share at a place x in [0, 1] of the stretch; its ends exactly.
    func share(_ x: Double) -> Double { x == 0 ? low : x == 1 ? high : low + x * (high - low) }

    func gains(_ x: Double) -> [Double] {
        start.indices.map { start[$0] + x * change[$0] }
    }

    /// The stretches of a table under a reading.
    static func all(_ table: UtilityTable, _ reading: TableReading, _ origin: [Double]) -> [Stretch] {
        let gains = table.rows.map { row in zip(row.utilities, origin).map { $0 - $1 } }
        if reading == .rows || table.rows.count == 1 {
            return zip(table.rows, gains).map { row, gains in
                Stretch(low: row.share, high: row.share, start: gains, change: gains.map { _ in 0 })
            }
        }
        return gains.indices.dropLast().map { k in
            Stretch(
                low: table.rows[k].share, high: table.rows[k + 1].share, start: gains[k],
                change: zip(gains[k + 1], gains[k]).map { $0 - $1 })
        }
    }

    /// The places at which numbers linear along the stretch are all at least so much; nil where there are none.
    static func places(
        _ start: [Double], _ change: [Double], atLeast least: [Double], within room: ClosedRange<Double> = 0...1
    ) -> ClosedRange<Double>? {
        var (low, high) = (room.lowerBound, room.upperBound)
        for j in start.indices {
            let missing = least[j] - start[j]
            if change[j] == 0 {
                if missing > 0 { return nil }
            } else if change[j] > 0 {
                low = max(low, missing / change[j])
            } else {
                high = min(high, missing / change[j])
            }
        }
        return low <= high ? low...high : nil
    }
}
