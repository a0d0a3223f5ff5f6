import LinearProgramming

/// A payoff that an outcome gives: a user's own, or a provider's from that user's action.
struct Quantity: Hashable {
    var user: Int
    /// Nil for the user's own payoff.
    var provider: Int?

    static func own(_ user: Int) -> Quantity { Quantity(user: user) }
    static func of(_ provider: Int, from user: Int) -> Quantity { Quantity(user: user, provider: provider) }

    /// Position among the quantities of its user.
    var index: Int { provider.map { $0 + 1 } ?? 0 }
}

extension [Quantity: Double] {
    /// By user and provider, so that sums round alike in every run.
    var inOrder: [(key: Quantity, value: Double)] {
        sorted { ($0.key.user, $0.key.index) < ($1.key.user, $1.key.index) }
    }
}

/// A linear condition on the payoffs of an outcome, in the game's units.
struct Requirement {
    var weights: [Quantity: Double]
    var bounds: Bounds
    /// Whether what is bounded is the gain over full information. Posed like that it is kept to the last digit where
    /// the payoffs of one user weigh little beside another's.
    var isOverFullInformation = false

    init(_ weights: [Quantity: Double], _ bounds: Bounds) {
        self.weights = weights
        self.bounds = bounds
    }

    init(_ quantity: Quantity, _ bounds: Bounds) { self.init([quantity: 1], bounds) }
}

/// Maximise a linear function of the payoffs of an outcome, under conditions on them.
struct OutcomeQuestion {
    var maximize: [Quantity: Double]
    var requirements: [Requirement] = []
}

/// An outcome that answers a question, with what no outcome can exceed.
struct OutcomeAnswer {
    /// Joint probability of state and action by user, laid out as `PayoffMatrix` is.
    var outcome: [[Double]]
    /// The payoffs recomputed from the outcome: by user, her own first, then each provider's.
    var payoffs: [[Double]]
    /// The objective recomputed from the payoffs.
    var value: Double
    /// The most that the objective can be, by weak duality over all rows and columns, also those that were never built.
    var bound: Double
    /// What proves the bound.
    var prices = OutcomePrices()

    subscript(quantity: Quantity) -> Double { payoffs[quantity.user][quantity.index] }
}

/// A payoff matrix with what does not matter taken away: base[y] = min_a g[y, a] averages to a constant under the
/// prior, and the rest is divided by its largest value, so that every cell is in [0, 1].
struct ScaledPayoff {
    let cells: [Double]
    let offset: Double
    let scale: Double

    init(_ matrix: PayoffMatrix, prior: [Double]) {
        let spread = matrix.spread
        scale = spread
        offset = zip(prior, matrix.leasts).reduce(0) { $0 + $1.0 * $1.1 }
        // Differences below rounding of the largest one would only disturb the solver.
        cells = matrix.levelled.cells.map { $0 / spread }.map { $0 < 1e-15 ? 0 : $0 }
    }

    /// The payoff in the game's units.
    func raw(_ scaled: Double) -> Double { offset + scale * scaled }
}

extension CentredGame {
    /// sum_j m_j U_ij.
    func total(of provider: Int) -> [Quantity: Double] {
        var weights: [Quantity: Double] = [:]
        for (j, user) in users.enumerated() { weights[.of(provider, from: j)] = user.mass }
        return weights
    }
}
