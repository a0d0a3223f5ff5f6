import NumericalMethods

/// What a rule maximises along stretches: the smallest of several linear numbers, or the weighted product of the gains.
struct StretchGoal {
    private let rule: BargainingRule
    private let stakes: Stakes

    init(_ rule: BargainingRule, _ stakes: Stakes) {
        self.rule = rule
        self.stakes = stakes
    }

    /// The numbers of which the smallest counts; for Nash, the gains that are multiplied.
    func parts(_ gains: [Double]) -> [Double] { stakes.parts(rule, gains: gains) }

    func value(_ gains: [Double]) -> Double { stakes.value(rule, gains: gains) }

    /// A place where the value is largest.
    func peak(_ stretch: Stretch, within room: ClosedRange<Double>) -> Double {
        if room.lowerBound == room.upperBound { return room.lowerBound }
        let (start, change) = (parts(stretch.start), parts(stretch.change))
        return rule == .nash ? productPeak(start, change, room) : minimumPeak(start, change, room)
    }

    /// The smallest part rises at the left of the peak and falls at its right; where the two lines of such parts meet,
    /// another is smaller still, or the peak is there.
    private func minimumPeak(_ start: [Double], _ change: [Double], _ room: ClosedRange<Double>) -> Double {
        func smallest(_ x: Double, steepest: (Double, Double) -> Bool) -> Int {
            start.indices.reduce(0) { best, j in
                let (here, least) = (start[j] + x * change[j], start[best] + x * change[best])
                return here < least || (here == least && steepest(change[j], change[best])) ? j : best
            }
        }
        var rising = smallest(room.lowerBound, steepest: <)
        if change[rising] <= 0 { return room.lowerBound }
        var falling = smallest(room.upperBound, steepest: >)
        if change[falling] >= 0 { return room.upperBound }
        for _ in 0...(2 * start.count) {
            let x = (start[falling] - start[rising]) / (change[rising] - change[falling])
            let level = start[rising] + x * change[rising]
            let lowest = smallest(x, steepest: <)
            let isMet = start[lowest] + x * change[lowest] >= level - 1e-15 * max(abs(level), abs(start[lowest]))
            if isMet || change[lowest] == 0 || lowest == rising || lowest == falling {
                return min(room.upperBound, max(room.lowerBound, x))
            }
            if change[lowest] > 0 { rising = lowest } else { falling = lowest }
        }
        return room.lowerBound
    }

    /// The root of sum_j a_j g_j' / g_j, which falls along the stretch.
    private func productPeak(_ start: [Double], _ change: [Double], _ room: ClosedRange<Double>) -> Double {
        let powers = stakes.weighted.map { stakes.terms.weights[$0] }
        func rises(_ x: Double) -> Bool {
            start.indices.reduce(0) { $0 + powers[$1] * change[$1] / max(1e-300, start[$1] + x * change[$1]) } > 0
        }
        if !rises(room.lowerBound) { return room.lowerBound }
        if rises(room.upperBound) { return room.upperBound }
        return BracketedRoot.turn(room.lowerBound, room.upperBound, width: 0, rises).last
    }

    /// Around a peak, all places that are as good but for rounding: a range only where the value is constant.
    func plateau(
        _ stretch: Stretch, around peak: Double, within room: ClosedRange<Double>, best: Double
    ) -> ClosedRange<Double> {
        if rule == .nash {
            return parts(stretch.change).allSatisfy { $0 == 0 } ? room : peak...peak
        }
        let slack = UtilityTable.tieTolerance * abs(best)
        let parts = parts(stretch.start)
        let range = Stretch.places(
            parts, self.parts(stretch.change), atLeast: parts.map { _ in best - slack }, within: room)
        guard let range, range.upperBound - range.lowerBound > 1e-9 else { return peak...peak }
        return range
    }
}

extension UtilityTable {
    /// Values that differ by less than this, relative to the largest, are tied.
    static let tieTolerance = 1e-11
}
