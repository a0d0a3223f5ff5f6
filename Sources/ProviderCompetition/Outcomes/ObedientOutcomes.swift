import LinearProgramming

/// Outcomes of schemes that recommend an action to each user apart: for user j any x_j[y, a] >= 0 with
///
///     sum_a x[y, a] = mu_y                                    the prior
///     sum_y x[y, a] (u[y, a] - u[y, b]) >= 0   all a, b       obedience
///
/// (Kamenica and Gentzkow, American Economic Review 2011; in this form Dughmi and Xu, STOC 2016). Obedience rows are
/// written down when violated, and columns when they pay.
struct ObedientOutcomes: OutcomeSpace {
    /// Whether recommendations must be worth following; without that, any outcome with the right prior counts.
    var isObedient = true
    /// Whether users report who they are, so that none may gain by giving herself out for another.
    var isMenu = false

    /// Below this number of cells all columns are written down at once.
    static let smallProgram = 400

    /// What is taken for zero, in programs whose numbers are of the order of 1.
    static let tolerance = 1e-11

    /// One for each user.
    var blocks: [Block] = []
    /// The reports that rows keep users from.
    var reports: [Report] = []

    /// One user's part of the program.
    struct Block {
        var actions: Int
        /// In [0, 1], by cell: state after state, action after action.
        var utility: [Double]
        /// By state.
        var marginals: [Row] = []
        /// By cell; nil where none is written down.
        var columns: [Column?]
        /// By recommended action: what she might do instead, and the row that keeps her from it.
        var obedience: [[(instead: Int, row: Row)]]
    }

    /// User `user` gives herself out for `posing` and answers recommendation a with `answers[a]`.
    struct Report {
        var user: Int
        var posing: Int
        var answers: [Int]
        var row: Row
    }

    init(isObedient: Bool = true, isMenu: Bool = false) {
        self.isObedient = isObedient
        self.isMenu = isMenu
    }

    var sizeInFull: (rows: Double, columns: Double) {
        var (rows, columns) = (0.0, 0.0)
        for block in blocks {
            let actions = Double(block.actions)
            rows += Double(block.marginals.count) + (isObedient ? actions * (actions - 1) : 0)
            columns += Double(block.columns.count)
        }
        for j in blocks.indices where isMenu {
            for k in blocks.indices where k != j { rows += Double(blocks[k].actions * blocks[j].actions + 1) }
        }
        return (rows, columns)
    }

    mutating func begin(_ frame: OutcomeFrame, in program: inout CompetitionProgram) throws(CompetitionError) {
        let game = frame.game
        let cells = game.users.reduce(0) { $0 + game.states.count * $1.actions.count }
        for (j, user) in game.users.enumerated() {
            let actions = user.actions.count
            var block = Block(
                actions: actions, utility: frame.utility(j),
                columns: Array(repeating: nil, count: game.states.count * actions),
                obedience: Array(repeating: [], count: actions))
            for chance in game.prior {
                block.marginals.append(
                    try program.addRow(.exactly(chance), []))
            }
            blocks.append(block)
            let best = game.bestActions(j)
            let silent = game.priorAction(j)
            for y in game.states.indices {
                let first = cells <= Self.smallProgram ? Array(0..<actions) : Array(Set([best[y], silent])).sorted()
                for a in first { try addColumn(j, y, a, frame, in: &program) }
            }
        }
    }

    /// Writes down the column of user j's cell (y, a).
    mutating func addColumn(
        _ j: Int, _ y: Int, _ a: Int, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) {
        let block = blocks[j]
        let cell = y * block.actions + a
        var entries = frame.entries(j, cell: cell) + [Entry(1, block.marginals[y])]
        for (instead, row) in block.obedience[a] {
            let gain = block.utility[cell] - block.utility[y * block.actions + instead]
            if abs(gain) > 1e-15 { entries.append(Entry(gain, row)) }
        }
        for report in reports where report.posing == j {
            let taken = blocks[report.user].utility[y * blocks[report.user].actions + report.answers[a]]
            if taken > 1e-15 { entries.append(Entry(-taken, report.row)) }
        }
        blocks[j].columns[cell] = try program.addColumn(.nonnegative, entries)
    }

    var policy: ExactOutcomes.Policy { isMenu ? .menu : isObedient ? .obedient : .any }

    func obediencePrices(_ solution: LinearSolution) -> [ObediencePrice] {
        var prices: [ObediencePrice] = []
        for (j, block) in blocks.enumerated() {
            for (a, rows) in block.obedience.enumerated() {
                for (instead, row) in rows where solution.price(of: row) > 0 {
                    prices.append(
                        ObediencePrice(user: j, recommended: a, instead: instead, price: solution.price(of: row)))
                }
            }
        }
        return prices
    }

    func outcome(_ solution: LinearSolution) -> [[Double]] {
        blocks.map { block in block.columns.map { column in column.map { max(0, solution[$0]) } ?? 0 } }
    }
}
