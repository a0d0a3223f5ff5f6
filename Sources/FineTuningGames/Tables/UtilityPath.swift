/// What may be agreed on under a reading of a table, in stretches, as gains over what there is without a deal.
struct UtilityPath {
    let table: UtilityTable
    let reading: TableReading
    let terms: BargainingTerms
    let stretches: [Stretch]
    /// By stretch: the places that nobody refuses; nil where there are none.
    private let rooms: [ClosedRange<Double>?]

    init(_ table: UtilityTable, _ reading: TableReading, _ terms: BargainingTerms) {
        self.table = table
        self.reading = reading
        self.terms = terms
        let stretches = Stretch.all(table, reading, terms.disagreement)
        self.stretches = stretches
        let largest = terms.disagreement.indices.map { j in
            table.rows.reduce(abs(terms.disagreement[j])) { max($0, abs($1.utilities[j])) }
        }
        // What only rounding keeps from being acceptable is so; along a segment that would move the end.
        rooms = stretches.map { stretch in
            Stretch.places(stretch.start, stretch.change, atLeast: largest.map { _ in 0 })
                ?? Stretch.places(stretch.start, stretch.change, atLeast: largest.map { -1e-12 * $0 })
        }
    }

    /// What there is to gain; nil where nothing is acceptable, or nobody gains.
    var stakes: Stakes? {
        var ideal: [Double]?
        for (stretch, room) in zip(stretches, rooms) {
            guard let room else { continue }
            for gains in [stretch.gains(room.lowerBound), stretch.gains(room.upperBound)] {
                let utilities = zip(gains, terms.disagreement).map { $0 + $1 }
                ideal = ideal.map { zip($0, utilities).map { max($0, $1) } } ?? utilities
            }
        }
        guard let ideal else { return nil }
        let stakes = Stakes(ideal: ideal, terms: terms)
        return stakes.players.isEmpty ? nil : stakes
    }

    /// The acceptable shares, neighbouring stretches joined.
    var acceptable: [ShareInterval] {
        var result: [ShareInterval] = []
        for (stretch, room) in zip(stretches, rooms) {
            guard let room else { continue }
            let (low, high) = (stretch.share(room.lowerBound), stretch.share(room.upperBound))
            if let last = result.last, last.high == low {
                result[result.count - 1].high = high
            } else {
                result.append(ShareInterval(low, high))
            }
        }
        return result
    }

    /// What a rule selects.
    func solution(_ rule: BargainingRule, _ stakes: Stakes, _ pareto: [ShareInterval]) -> TableSolution {
        let goal = StretchGoal(rule, stakes)
        var found: [(stretch: Int, place: Double, value: Double)] = []
        for (k, stretch) in stretches.enumerated() {
            guard let room = rooms[k] else { continue }
            let place = goal.peak(stretch, within: room)
            for x in [place, room.lowerBound, room.upperBound] {
                found.append((k, x, goal.value(stretch.gains(x))))
            }
        }
        let best = found.reduce(-.infinity) { max($0, $1.value) }
        let least = best.isFinite ? best - UtilityTable.tieTolerance * abs(best) : best
        var tied: [(range: ClosedRange<Double>, gains: [Double])] = []
        for candidate in found where candidate.value >= least {
            let stretch = stretches[candidate.stretch]
            let room = rooms[candidate.stretch] ?? 0...1
            let places =
                best.isFinite
                ? goal.plateau(stretch, around: candidate.place, within: room, best: best) : room
            tied.append(
                (
                    stretch.share(places.lowerBound)...stretch.share(places.upperBound),
                    goal.parts(stretch.gains(candidate.place))
                ))
        }
        let isMinimum = rule == .egalitarian || rule == .kalaiSmorodinsky
        let all = Self.joined(tied.map(\.range))
        var ties = all
        if isMinimum, all.count > 1 || all[0].lowerBound < all[0].upperBound {
            ties = isLeximin ? Self.joined(leximin(tied).map(\.range)) : efficient(all, pareto)
        }
        let (share, value) = (ties[0].lowerBound, best)
        return TableSolution(
            rule: rule, ties: ties, utilities: utilities(at: share),
            value: rule == .nash ? value / Double(table.players.count) : value, brokeTies: ties != all)
    }

    /// Whether ties of a smallest gain are broken by the second smallest, not by the Pareto set: among rows, for three
    /// players or more.
    var isLeximin: Bool { reading == .rows && table.players.count > 2 }

    /// On the line between two rows.
    private func utilities(at share: Double) -> [Double] {
        if let row = table.rows.first(where: { $0.share == share }) { return row.utilities }
        guard let stretch = stretches.first(where: { $0.low < share && share < $0.high }) else { return [] }
        let x = (share - stretch.low) / (stretch.high - stretch.low)
        return zip(stretch.gains(x), terms.disagreement).map { $0 + $1 }
    }

    private func leximin(
        _ tied: [(range: ClosedRange<Double>, gains: [Double])]
    ) -> [(range: ClosedRange<Double>, gains: [Double])] {
        let slack = tied.reduce(0) { $1.gains.reduce($0) { max($0, abs($1)) } } * UtilityTable.tieTolerance
        var left = tied.map { (range: $0.range, gains: $0.gains.sorted()) }
        for rank in left[0].gains.indices {
            let best = left.reduce(-.infinity) { max($0, $1.gains[rank]) }
            left = left.filter { $0.gains[rank] >= best - slack }
        }
        return left
    }

    /// Those of the ranges that no share improves on, if any; an end that is missing there is given all the same.
    private func efficient(_ ranges: [ClosedRange<Double>], _ pareto: [ShareInterval]) -> [ClosedRange<Double>] {
        let parts = ranges.flatMap { range in
            pareto.compactMap { $0.intersection(ShareInterval(range.lowerBound, range.upperBound)) }
        }
        return parts.isEmpty ? ranges : parts.map { $0.low...$0.high }
    }

    /// Ranges that touch are one.
    private static func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = result.last, range.lowerBound - last.upperBound <= 1e-12 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
