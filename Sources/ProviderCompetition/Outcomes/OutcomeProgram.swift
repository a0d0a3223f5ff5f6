import LinearProgramming

/// Questions to one linear program, each begun where the last one ended.
struct OutcomeProgram<Space: OutcomeSpace> {
    private(set) var frame: OutcomeFrame
    private var space: Space
    var conditions: [PosedRequirement] = []
    private var audit = Audit()

    private init(_ game: CompetitionGame, _ space: Space) {
        frame = OutcomeFrame(game)
        self.space = space
    }

    static var roundLimit: Int { 5000 }
    /// What is taken for zero, in programs whose numbers are of the order of 1.
    static var tolerance: Double { 1e-11 }
    /// The quantities are posed near 1, so that the solver need not scale them, which would change what 1e-11 is of.
    private static var options: SimplexOptions {
        SimplexOptions(
            primalTolerance: 1e-11, dualTolerance: 1e-11, pivotTolerance: 1e-9, isScaling: false,
            exactWork: 50_000_000)
    }

    typealias Ask = (OutcomeQuestion) throws(CompetitionError) -> OutcomeAnswer?

    /// Lends `body` a function that answers questions, nil where no outcome meets the requirements.
    static func asking<R>(
        _ game: CentredGame, _ space: Space, _ audit: inout Audit,
        _ body: (Ask) throws(CompetitionError) -> R
    ) throws(CompetitionError) -> R {
        let exact = ExactOutcomes(game, space.policy)
        let isWide = game.isWide
        return try CompetitionProgram.scoped(.maximize) { program throws(CompetitionError) in
            var outcomes = OutcomeProgram(game.game, space)
            try outcomes.begin(in: &program)
            defer { audit += outcomes.audit }
            return try body { question throws(CompetitionError) in
                guard let exact else { return try outcomes.answer(question, in: &program) }
                do throws(CompetitionError) {
                    return isWide
                        ? try exact.answer(question, &outcomes.audit) : try outcomes.answer(question, in: &program)
                } catch {
                    guard error.isByRounding else { throw error }
                    return isWide
                        ? try outcomes.answer(question, in: &program) : try exact.answer(question, &outcomes.audit)
                }
            }
        }
    }

    private mutating func begin(in program: inout CompetitionProgram) throws(CompetitionError) {
        try frame.define(in: &program)
        try space.begin(frame, in: &program)
    }

    private mutating func answer(
        _ question: OutcomeQuestion, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> OutcomeAnswer? {
        try pose(question.requirements, in: &program)
        let objective = scaledTerms(question.maximize)
        let norm = objective.reduce(0) { max($0, abs($1.coefficient)) }
        var isSeekingFeasibility = false
        var repairs = 0
        var bound = Double.infinity
        try setObjective(objective, norm, in: &program)

        for _ in 0..<Self.roundLimit {
            let solution = try program.solve(Self.options)
            audit.work.linearPrograms += 1
            audit.work.pivots += solution.pivots
            guard solution.isOptimal else {
                // The search for feasibility decides whether GLPK, where it says so unproved, is right.
                if solution.status.primal == .noneExists, !isSeekingFeasibility {
                    isSeekingFeasibility = true
                    try seekFeasibility(in: &program)
                } else {
                    if repairs == 3 { throw .unsolved(.bestOutcomes) }
                    repairs += 1
                    try refactorize(nil, in: &program)
                }
                continue
            }
            let rows = try space.addViolatedRows(solution, frame, in: &program)
            let (weights, constant) = lagrangian(solution, isSeekingFeasibility ? [] : objective, norm)
            let columns = try space.addPayingColumns(weights, solution, frame, in: &program)
            audit.work.saw(size(of: program))
            if !isSeekingFeasibility {
                bound = min(bound, offset(question.maximize) + norm * (constant + columns.bound))
            }
            if rows + columns.added > 0 { continue }
            guard isSeekingFeasibility else {
                let (answer, checks) = checked(question, solution, bound: bound, norm: norm)
                if checks.worst <= Self.worstViolation {
                    audit.checks.include(checks)
                    return answer
                }
                // A factorisation that was updated often has lost its digits: a new one of the same basis, or of
                // another.
                if repairs == 3 { throw .brokenAnswer(worst: checks.worst) }
                repairs += 1
                try refactorize(repairs == 2 ? nil : solution.basis, in: &program)
                continue
            }
            let missed = -solution.objective
            if constant + columns.bound < -Self.tolerance { return nil }
            guard missed <= Self.worstViolation / 2 else { throw .unsolved(.permittedOutcomes) }
            isSeekingFeasibility = false
            try setObjective(objective, norm, in: &program)
            try allowShortfall(missed + Self.tolerance, in: &program)
        }
        throw .unsettled(rounds: Self.roundLimit)
    }

    /// The weights of the payoffs when the requirements are priced instead of imposed, and what the prices add.
    private func lagrangian(
        _ solution: LinearSolution, _ objective: [(quantity: Quantity, coefficient: Double)], _ norm: Double
    ) -> (weights: [[Double]], constant: Double) {
        var weights = frame.payoffs.map { $0.map { _ in 0.0 } }
        for term in objective where norm > 0 {
            weights[term.quantity.user][term.quantity.index] += term.coefficient / norm
        }
        var constant = 0.0
        for condition in conditions {
            let dual = solution.dual(of: condition.row)
            let active = dual > 0 ? condition.bounds.upper : condition.bounds.lower
            guard dual != 0, active.isFinite else { continue }
            constant += dual * active
            for term in condition.terms { weights[term.quantity.user][term.quantity.index] -= dual * term.coefficient }
        }
        return (weights, constant)
    }

    /// The multipliers in the game's units.
    private func prices(_ solution: LinearSolution, _ norm: Double) -> OutcomePrices {
        OutcomePrices(
            requirements: conditions.map { -solution.dual(of: $0.row) * norm / $0.unit },
            obedience: space.obediencePrices(solution).map { $0.times(norm / frame.scaled(.own($0.user)).scale) })
    }

    private func size(of program: borrowing CompetitionProgram) -> ProgramSize {
        let (full, totals) = (space.sizeInFull, frame.totals.reduce(0) { $0 + $1.count })
        return ProgramSize(
            rows: program.rowCount, rowsInFull: full.rows + Double(totals + conditions.count),
            columns: program.columnCount,
            columnsInFull: full.columns + Double(totals + 2 * conditions.count))
    }

    /// The answer with its payoffs and its violations recomputed from the outcome alone.
    private func checked(
        _ question: OutcomeQuestion, _ solution: LinearSolution, bound: Double, norm: Double
    ) -> (answer: OutcomeAnswer, checks: OutcomeChecks) {
        let outcome = space.outcome(solution)
        let payoffs = frame.game.users.indices.map { j in
            frame.payoffs[j].map { payoff in payoff.raw(zip(outcome[j], payoff.cells).reduce(0) { $0 + $1.0 * $1.1 }) }
        }
        var answer = OutcomeAnswer(outcome: outcome, payoffs: payoffs, value: 0, bound: bound)
        answer.value = question.maximize.inOrder.reduce(0) { $0 + $1.value * answer[$1.key] }

        var checks = space.checks(solution)
        for (j, user) in frame.game.users.enumerated() {
            for (y, chance) in frame.game.prior.enumerated() {
                let actions = user.actions.count
                let sum = outcome[j][y * actions..<(y + 1) * actions].reduce(0, +)
                checks.marginals = max(checks.marginals, abs(sum - chance))
            }
        }
        for condition in conditions {
            let activity = condition.terms.reduce(0) { sum, term in
                let payoff = frame.scaled(term.quantity)
                return sum + term.coefficient * (answer[term.quantity] - payoff.offset) / payoff.scale
            }
            checks.participation = max(
                checks.participation, condition.bounds.lower - activity, activity - condition.bounds.upper)
        }
        answer.bound = max(bound, answer.value)
        answer.prices = prices(solution, norm)
        if norm > 0 { checks.gap = (answer.bound - answer.value) / norm }
        return (answer, checks)
    }

    /// What an answer may miss its constraints by before it is withheld.
    static var worstViolation: Double { 1e-9 }
}
