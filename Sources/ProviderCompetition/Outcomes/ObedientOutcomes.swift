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

    private var blocks: [Block] = []
    private var reports: [Report] = []

    private struct Block {
        var actions: Int
        var utility: [Double]
        var marginals: [Row] = []
        var columns: [Column?]
        /// By recommended action: what she might do instead, and the row that keeps her from it.
        var obedience: [[(instead: Int, row: Row)]]
    }

    /// User `user` gives herself out for `posing` and answers recommendation a with `answers[a]`.
    private struct Report {
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

    mutating func begin(_ frame: OutcomeFrame, in program: inout LinearProgram) throws(CompetitionError) {
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
                    try solving { () throws(LinearProgramError) in try program.addRow(.exactly(chance), []) })
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

    private mutating func addColumn(
        _ j: Int, _ y: Int, _ a: Int, _ frame: OutcomeFrame, in program: inout LinearProgram
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
        blocks[j].columns[cell] = try solving { () throws(LinearProgramError) in
            try program.addColumn(.nonnegative, entries)
        }
    }

    // MARK: - Rows

    mutating func addViolatedRows(
        _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout LinearProgram
    ) throws(CompetitionError) -> Int {
        var added = 0
        let outcomes = outcome(solution)
        for j in blocks.indices where isObedient {
            for a in 0..<blocks[j].actions {
                let known = Set(blocks[j].obedience[a].map(\.instead))
                let (instead, gain) = bestReply(of: j, to: a, of: j, outcomes[j], except: known)
                guard instead != a, gain > Self.tolerance else { continue }
                let block = blocks[j]
                var terms: [Term] = []
                for y in block.marginals.indices {
                    let cell = y * block.actions + a
                    let difference = block.utility[cell] - block.utility[y * block.actions + instead]
                    if let column = block.columns[cell], abs(difference) > 1e-15 {
                        terms.append(Term(difference, column))
                    }
                }
                let row = try solving { () throws(LinearProgramError) in try program.addRow(.nonnegative, terms) }
                blocks[j].obedience[a].append((instead, row))
                added += 1
            }
        }
        if added == 0, isMenu { added += try addViolatedReports(outcomes, frame, in: &program) }
        return added
    }

    private static let tolerance = 1e-11

    /// The best that user j can do with recommendation a to user k, and what it gains her over what she was to take
    /// (action a for j = k, nothing else compared for others); actions in `except` do not count.
    private func bestReply(
        of j: Int, to a: Int, of k: Int, _ outcome: [Double], except: Set<Int> = []
    ) -> (action: Int, gain: Double) {
        let (width, own) = (blocks[k].actions, blocks[j].actions)
        var values = [Double](repeating: 0, count: own)
        var isRecommended = false
        for y in blocks[k].marginals.indices {
            let mass = outcome[y * width + a]
            guard mass > 0 else { continue }
            isRecommended = true
            for b in 0..<own { values[b] += mass * blocks[j].utility[y * own + b] }
        }
        guard isRecommended else { return (j == k ? a : 0, 0) }
        let reference = j == k ? values[a] : 0
        var best = (action: j == k ? a : 0, gain: j == k ? 0 : values[0])
        for b in 0..<own where values[b] - reference > best.gain && !except.contains(b) {
            best = (b, values[b] - reference)
        }
        return best
    }

    private func posingGain(_ j: Int, as k: Int, _ outcomes: [[Double]]) -> (answers: [Int], gain: Double) {
        var answers: [Int] = []
        var total = 0.0
        for a in 0..<blocks[k].actions {
            let reply = bestReply(of: j, to: a, of: k, outcomes[k])
            answers.append(reply.action)
            total += reply.gain
        }
        return (answers, total - zip(outcomes[j], blocks[j].utility).reduce(0) { $0 + $1.0 * $1.1 })
    }

    private mutating func addViolatedReports(
        _ outcomes: [[Double]], _ frame: OutcomeFrame, in program: inout LinearProgram
    ) throws(CompetitionError) -> Int {
        var added = 0
        for j in blocks.indices {
            for k in blocks.indices where k != j {
                let (answers, gain) = posingGain(j, as: k, outcomes)
                guard gain > Self.tolerance,
                    !reports.contains(where: { $0.user == j && $0.posing == k && $0.answers == answers })
                else { continue }
                var terms = [Term(1, frame.totals[j][0])]
                for (cell, column) in blocks[k].columns.enumerated() {
                    let (y, a) = cell.quotientAndRemainder(dividingBy: blocks[k].actions)
                    let taken = blocks[j].utility[y * blocks[j].actions + answers[a]]
                    if let column, taken > 1e-15 { terms.append(Term(-taken, column)) }
                }
                let row = try solving { () throws(LinearProgramError) in try program.addRow(.nonnegative, terms) }
                reports.append(Report(user: j, posing: k, answers: answers, row: row))
                added += 1
            }
        }
        return added
    }

    // MARK: - Columns

    mutating func addPayingColumns(
        _ weights: [[Double]], _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout LinearProgram
    ) throws(CompetitionError) -> (added: Int, bound: Double) {
        var weights = weights
        for report in reports { weights[report.user][0] += solution.price(of: report.row) }
        var (added, bound) = (0, 0.0)
        for j in blocks.indices {
            let scores = scores(j, weights[j], solution, frame)
            let block = blocks[j]
            for (y, chance) in frame.game.prior.enumerated() {
                let cells = y * block.actions..<(y + 1) * block.actions
                guard let best = cells.max(by: { scores[$0] < scores[$1] }) else { continue }
                bound += chance * scores[best]
                let present = cells.filter { block.columns[$0] != nil }.map { scores[$0] }.max() ?? -.infinity
                if scores[best] > present + Self.tolerance {
                    try addColumn(j, y, best - y * block.actions, frame, in: &program)
                    added += 1
                }
            }
        }
        return (added, bound)
    }

    /// The Lagrangian of each cell: weighted payoffs plus the priced slacks of the rows in which it stands.
    private func scores(_ j: Int, _ weights: [Double], _ solution: LinearSolution, _ frame: OutcomeFrame) -> [Double] {
        let block = blocks[j]
        var scores = [Double](repeating: 0, count: block.columns.count)
        for (payoff, weight) in zip(frame.payoffs[j], weights) where weight != 0 {
            for cell in scores.indices { scores[cell] += weight * payoff.cells[cell] }
        }
        for a in 0..<block.actions {
            for (instead, row) in block.obedience[a] {
                let price = solution.price(of: row)
                guard price > 0 else { continue }
                for y in block.marginals.indices {
                    let start = y * block.actions
                    scores[start + a] += price * (block.utility[start + a] - block.utility[start + instead])
                }
            }
        }
        for report in reports where report.posing == j {
            let price = solution.price(of: report.row)
            guard price > 0 else { continue }
            let (own, utility) = (blocks[report.user].actions, blocks[report.user].utility)
            for cell in scores.indices {
                let (y, a) = cell.quotientAndRemainder(dividingBy: block.actions)
                scores[cell] -= price * utility[y * own + report.answers[a]]
            }
        }
        return scores
    }

    // MARK: - Reading back

    func outcome(_ solution: LinearSolution) -> [[Double]] {
        blocks.map { block in block.columns.map { column in column.map { max(0, solution[$0]) } ?? 0 } }
    }

    func checks(_ solution: LinearSolution) -> OutcomeChecks {
        var checks = OutcomeChecks()
        let outcomes = outcome(solution)
        for j in blocks.indices where isObedient {
            for a in 0..<blocks[j].actions {
                checks.obedience = max(checks.obedience, bestReply(of: j, to: a, of: j, outcomes[j]).gain)
            }
        }
        for j in blocks.indices where isMenu {
            for k in blocks.indices where k != j {
                checks.reporting = max(checks.reporting, posingGain(j, as: k, outcomes).gain)
            }
        }
        return checks
    }
}
