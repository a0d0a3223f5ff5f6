import LinearProgramming

/// How policies make outcomes: the rows and columns of a linear program, written down only as far as they matter.
protocol OutcomeSpace {
    /// Adds the rows that every program of this kind has, and columns that satisfy them.
    mutating func begin(_ frame: OutcomeFrame, in program: inout CompetitionProgram) throws(CompetitionError)
    /// Adds rows that the solution violates; returns how many.
    mutating func addViolatedRows(
        _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> Int
    /// Adds columns that pay at these prices. Returns how many, and the largest Lagrangian: the most that the weighted
    /// payoffs plus the priced slacks of this space's rows can be over all outcomes.
    mutating func addPayingColumns(
        _ weights: [[Double]], _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> (added: Int, bound: Double)
    /// What obedience costs at a solution, per unit of the scaled payoffs; empty where no rows keep it.
    func obediencePrices(_ solution: LinearSolution) -> [ObediencePrice]
    /// The same policies for whoever writes everything down.
    var policy: ExactOutcomes.Policy { get }
    /// The outcome of a solution.
    func outcome(_ solution: LinearSolution) -> [[Double]]
    /// The worst violation of what this space demands, from the solution's own numbers.
    func checks(_ solution: LinearSolution) -> OutcomeChecks
    /// Rows and columns of the program with everything written down.
    var sizeInFull: (rows: Double, columns: Double) { get }
}

/// The part of the program that all policies share: a column t for each payoff, defined as the payoff of the outcome.
struct OutcomeFrame {
    let game: CompetitionGame
    let payoffs: [[ScaledPayoff]]
    private(set) var definitions: [[Row]] = []
    private(set) var totals: [[Column]] = []

    init(_ game: CompetitionGame) {
        self.game = game
        payoffs = game.users.indices.map { j in
            ([game.users[j].utility] + game.providers.map { $0.payoffs[j] }).map { ScaledPayoff($0, prior: game.prior) }
        }
    }

    /// Adds the definitions, before any outcome: each payoff is 0 until there are columns that give one.
    mutating func define(in program: inout CompetitionProgram) throws(CompetitionError) {
        for payoffs in payoffs {
            var rows: [Row] = []
            var columns: [Column] = []
            for _ in payoffs {
                let row = try program.addRow(.exactly(0), [])
                rows.append(row)
                columns.append(
                    try program.addColumn(.free, [Entry(-1, row)]))
            }
            definitions.append(rows)
            totals.append(columns)
        }
    }

    func scaled(_ quantity: Quantity) -> ScaledPayoff { payoffs[quantity.user][quantity.index] }

    /// The user's utility in [0, 1].
    func utility(_ user: Int) -> [Double] { payoffs[user][0].cells }

    /// The entries of a column of this user's outcome in the definitions, times `share`.
    func entries(_ user: Int, cell: Int, share: Double = 1) -> [Entry] {
        zip(definitions[user], payoffs[user]).compactMap { row, payoff in
            payoff.cells[cell] == 0 ? nil : Entry(share * payoff.cells[cell], row)
        }
    }
}

extension LinearSolution {
    /// What relaxing a row `>= 0` is worth to a maximum; 0 for rows that came after the solution.
    func price(of row: Row) -> Double { row.index < rowDuals.count ? max(0, -rowDuals[row.index]) : 0 }
}
