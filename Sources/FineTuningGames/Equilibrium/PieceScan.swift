import NumericalMethods

/// What one specialist that takes part adds to the generalist's gain at a level, with its derivative.
typealias GainCurve = (_ response: Response, _ start: Double) -> (value: Double, slope: Double)

/// A search over the pieces between levels at which specialists enter or begin to free-ride, on each of which the gain
/// is smooth.
///
/// A piece is left out where even its largest gain at its least cost is no better than what was found. The others are
/// scanned for sign changes of the derivative at `points` points, and some more near level 0, where costs and curved
/// revenues bend most; which are then refined: a pair of stationary points between two neighbouring ones would be missed.
struct PieceScan {
    private let cost: GeneralistCost
    private let responses: [Response]
    private let gain: GainCurve
    /// Whose entry a level is, the first of several.
    private let entrants: [Double: Int]
    private var race: Race
    private var work = 0

    /// Points at which a piece is looked at.
    private static let points = 24
    /// Further points between level 0 and the first of those, each at a quarter of the next.
    private static let lowPoints = 6
    /// Slopes beyond it are cut to it, so that differences stay numbers.
    private static let steepest = 1e300

    init(_ investment: Investment, _ rule: TieRule, of gain: @escaping GainCurve) {
        cost = investment.cost
        responses = investment.responses
        self.gain = gain
        entrants = Dictionary(responses.enumerated().map { ($1.entry, $0) }) { first, _ in first }
        race = Race(rule)
    }

    /// The best of all levels up to `reach`, and what finding it took.
    mutating func best(upTo reach: Double) -> Investment.Choice {
        let ends = ends(upTo: reach)
        for (low, high) in zip(ends, ends.dropFirst()) { search(from: low, to: high) }
        race.winner.work = work
        return race.winner
    }

    /// Where one piece ends and the next begins.
    private func ends(upTo reach: Double) -> [Double] {
        var levels = Set([0, reach])
        for response in responses {
            for level in [response.entry, response.rest] where level > 0 && level < reach { levels.insert(level) }
        }
        return levels.sorted()
    }

    /// Enters the piece's lower end, unless the payoff still rises from there, and its peaks.
    private mutating func search(from low: Double, to high: Double) {
        var last = (level: low, slope: slope(low.nextUp, on: low))
        if last.slope <= 0 || low == 0 { enter(low, on: low, entrant: low > 0 ? entrants[low] : nil) }
        if total(high, on: low).value - cost.value(at: low) < race.winner.payoff { return }
        for step in (low == 0 ? 1 - Self.lowPoints : 1)...Self.points {
            let fraction =
                step > 0
                ? Double(step) / Double(Self.points)
                : Double(sign: .plus, exponent: step - 1, significand: 1 / Double(Self.points))
            let level = step == Self.points ? high.nextDown : low + (high - low) * fraction * fraction
            let here = (level: level, slope: slope(level, on: low))
            if last.slope > 0, here.slope <= 0 {
                enter(BracketedRoot.find(last.level, level) { slope($0, on: low) }, on: low)
            }
            last = here
        }
    }

    private mutating func enter(_ level: Double, on piece: Double, entrant: Int? = nil) {
        let payoff = total(level, on: piece).value - cost.value(at: level)
        race.enter(Investment.Choice(level: level, payoff: payoff, entrant: entrant))
    }

    /// The derivative of the payoff.
    private mutating func slope(_ level: Double, on piece: Double) -> Double {
        min(total(level, on: piece).slope, Self.steepest) - cost.marginal(at: level)
    }

    /// The gain at a level from those that take part on the piece that begins at `piece`.
    private mutating func total(_ level: Double, on piece: Double) -> (value: Double, slope: Double) {
        var sum = (value: 0.0, slope: 0.0)
        work += responses.count
        for response in responses where response.entry <= piece {
            let part = gain(response, level)
            sum.value += part.value
            sum.slope += part.slope
        }
        return sum
    }
}
