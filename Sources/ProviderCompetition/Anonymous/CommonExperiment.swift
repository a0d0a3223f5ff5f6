import LinearProgramming

/// Outcomes of one experiment that all users see. A signal matters by the posterior q over the states and by the action
/// that each user then takes, a best one for her at q. A column is such a pair; the program mixes them,
///
///     sum_c weight_c q_c = mu,     payoffs = sum_c weight_c sum_y q_c[y] g[y, a_c],
///
/// which is the program over joint recommendations x[y, a_1, ..., a_n] of which obedience is moved into the columns
/// (derived here). New columns come from a search for the posterior and the actions that pay most.
struct CommonExperiment: OutcomeSpace {
    private var signals: [Signal] = []
    private var marginals: [Row] = []
    private var utilities: [[Double]] = []
    private var actions: [Int] = []
    private var search = BestReplySearch(utilities: [], actions: [], states: 0)

    private struct Signal {
        var posterior: [Double]
        var profile: [Int]
        var column: Column

        func isAlike(_ candidate: BestReplySearch.Candidate) -> Bool {
            profile == candidate.profile && zip(posterior, candidate.posterior).allSatisfy { abs($0 - $1) <= 1e-13 }
        }
    }

    var sizeInFull: (rows: Double, columns: Double) {
        let profiles = actions.reduce(1.0) { $0 * Double($1) }
        let deviations = actions.reduce(0) { $0 + $1 - 1 }
        return (Double(marginals.count) + profiles * Double(deviations), Double(marginals.count) * profiles)
    }

    mutating func begin(_ frame: OutcomeFrame, in program: inout CompetitionProgram) throws(CompetitionError) {
        let game = frame.game
        actions = game.users.map(\.actions.count)
        utilities = game.users.indices.map(frame.utility)
        search = BestReplySearch(utilities: utilities, actions: actions, states: game.states.count)
        for chance in game.prior {
            marginals.append(try program.addRow(.exactly(chance), []))
        }
        let best = game.users.indices.map(game.bestActions)
        for y in game.states.indices {
            let certain = game.states.indices.map { $0 == y ? 1.0 : 0 }
            try add(certain, best.map { $0[y] }, frame, in: &program)
        }
        try add(game.prior, game.users.indices.map(game.priorAction), frame, in: &program)
    }

    private mutating func add(
        _ posterior: [Double], _ profile: [Int], _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) {
        var entries = zip(posterior, marginals).filter { $0.0 > 0 }.map { Entry($0.0, $0.1) }
        for (j, a) in profile.enumerated() {
            for (row, payoff) in zip(frame.definitions[j], frame.payoffs[j]) {
                let mean = posterior.indices.reduce(0) { $0 + posterior[$1] * payoff.cells[$1 * actions[j] + a] }
                if abs(mean) > 1e-15 { entries.append(Entry(mean, row)) }
            }
        }
        let column = try program.addColumn(.nonnegative, entries)
        signals.append(Signal(posterior: posterior, profile: profile, column: column))
    }

    mutating func addViolatedRows(
        _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> Int { 0 }

    mutating func addPayingColumns(
        _ weights: [[Double]], _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> (added: Int, bound: Double) {
        let scores = actions.indices.map { j in
            zip(frame.payoffs[j], weights[j]).reduce(into: [Double](repeating: 0, count: utilities[j].count)) {
                sum, term in
                for cell in sum.indices where term.1 != 0 { sum[cell] += term.1 * term.0.cells[cell] }
            }
        }
        let prices = marginals.map { solution.dual(of: $0) }
        let found = try search.run(scores, prices: prices)
        var added = 0
        for candidate in found.candidates where !signals.contains(where: { $0.isAlike(candidate) }) {
            try add(candidate.posterior, candidate.profile, frame, in: &program)
            added += 1
        }
        let bound = zip(prices, frame.game.prior).reduce(max(0, found.bound)) { $0 + $1.0 * $1.1 }
        return (added, bound)
    }

    var policy: ExactOutcomes.Policy { .common }

    func obediencePrices(_ solution: LinearSolution) -> [ObediencePrice] { [] }

    func outcome(_ solution: LinearSolution) -> [[Double]] {
        actions.indices.map { j in
            var outcome = [Double](repeating: 0, count: marginals.count * actions[j])
            for signal in signals where signal.column.index < solution.values.count {
                let weight = max(0, solution[signal.column])
                guard weight > 0 else { continue }
                for (y, chance) in signal.posterior.enumerated() {
                    outcome[y * actions[j] + signal.profile[j]] += weight * chance
                }
            }
            return outcome
        }
    }

    /// Obedience signal by signal: each user must find her action best at each posterior that occurs.
    func checks(_ solution: LinearSolution) -> OutcomeChecks {
        var checks = OutcomeChecks()
        for signal in signals where signal.column.index < solution.values.count {
            let weight = max(0, solution[signal.column])
            guard weight > 0 else { continue }
            for (j, utility) in utilities.enumerated() {
                let values = (0..<actions[j]).map { a in
                    signal.posterior.indices.reduce(0) { $0 + signal.posterior[$1] * utility[$1 * actions[j] + a] }
                }
                checks.obedience = max(checks.obedience, weight * ((values.max() ?? 0) - values[signal.profile[j]]))
            }
        }
        return checks
    }
}
