/// d[y, a] = sum_i w_i U_i[y, a] - l u[y, a] of one user: the best offsets are the middles of its ranges, and the
/// errors half their widths.
struct Residuals {
    /// d of the first action in the first state: it would only round the differences away.
    private let constant: Double
    /// By state: d of the first action beyond that, and the least and the most of the others beyond it. Kept apart, a
    /// payoff that is large in one state does not round away what matters in another.
    private let firsts: [Double]
    private let lows: [Double]
    private let highs: [Double]
    /// By state, errors up to this are rounding.
    private let roundings: [Double]
    /// What rounding can take from an error at most.
    private let lost: Double

    init(_ game: CompetitionGame, user: Int, weights: [Double], scale: Double) {
        let own = game.users[user].utility
        let terms = [(-scale, own)] + zip(weights, game.providers).map { ($0, $1.payoffs[user]) }
        constant = terms.reduce(0) { $0 + $1.0 * $1.1[0, 0] }
        firsts = game.states.indices.map { y in terms.reduce(0) { $0 + $1.0 * ($1.1[y, 0] - $1.1[0, 0]) } }
        let rows = game.states.indices.map { y in
            (0..<own.actionCount).map { a in terms.reduce(0) { $0 + $1.0 * ($1.1[y, a] - $1.1[y, 0]) } }
        }
        lows = rows.map { $0.min() ?? 0 }
        highs = rows.map { $0.max() ?? 0 }
        roundings = own.spreads.map { 1e-14 * scale * $0 }
        let largest = own.cells.indices.reduce(0) { most, cell in
            max(most, terms.reduce(0) { $0 + 2 * abs($1.0) * abs($1.1.cells[cell]) })
        }
        lost = Double(terms.count + 3) * largest.ulp
    }

    private var low: Double { zip(firsts, lows).map { $0 + $1 }.min() ?? 0 }
    private var high: Double { zip(firsts, highs).map { $0 + $1 }.max() ?? 0 }

    /// Of one offset for all states.
    var error: Double { halved(high - low, roundings.max() ?? 0) }
    var offset: Double { 0 - constant - (high + low) / 2 }
    /// Of an offset for each state.
    var errorsByState: [Double] { zip(zip(lows, highs), roundings).map { halved($0.1 - $0.0, $1) } }
    var offsetsByState: [Double] { zip(firsts, zip(lows, highs)).map { 0 - constant - $0 - ($1.1 + $1.0) / 2 } }

    /// The largest error where each state has an offset, or of one offset for all, rounded up: for what is multiplied by
    /// masses, which make rounding count.
    func safeError(isByState: Bool) -> Double {
        let width = isByState ? zip(lows, highs).map { $1 - $0 }.max() ?? 0 : high - low
        return width / 2 + lost
    }

    private func halved(_ width: Double, _ rounding: Double) -> Double { width <= 2 * rounding ? 0 : width / 2 }
}
