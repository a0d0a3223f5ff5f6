import LinearProgramming

/// Questions about outcomes, answered without rounding: every row and column is written down, in the original's own
/// numbers, and exact arithmetic goes on from the floating-point basis.
///
/// Where a payoff of 1e9 stands beside one of 1e-3, what is rounding to a user can decide everything for a provider, so
/// that no tolerance is small enough. For small games only: a program of n entries takes some n^2 products of long
/// numbers.
struct ExactOutcomes {
    /// How policies make outcomes.
    enum Policy {
        /// Any outcome with the right prior.
        case any
        /// Recommendations to each user apart, worth following.
        case obedient
        /// The same, and no user gains by giving herself out for another.
        case menu
        /// One experiment that all users see.
        case common
    }

    let centred: CentredGame
    let policy: Policy
    /// By user, provider (her own payoffs first) and cell: without the least of each state, not weighted.
    private let payoffs: [[[Double]]]

    /// What a program may cost: rows times columns times the square of the rank, for the numbers grow with it. In these
    /// units a millisecond is some 100,000.
    private static let dearest = 1e7

    /// - Returns: nil where the program would cost too much.
    init?(_ centred: CentredGame, _ policy: Policy) {
        let game = centred.original
        let size = Self.size(game, policy)
        let rank = min(size.rows, size.columns)
        guard size.rows * size.columns * rank * rank <= Self.dearest else { return nil }
        self.centred = centred
        self.policy = policy
        payoffs = game.users.indices.map { j in
            ([game.users[j].utility] + game.providers.map { $0.payoffs[j] }).map(\.levelled.cells)
        }
    }

    private static func size(_ game: CompetitionGame, _ policy: Policy) -> (rows: Double, columns: Double) {
        let (states, users) = (Double(game.states.count), Double(game.users.count))
        let actions = game.users.map { Double($0.actions.count) }
        let (all, own) = (actions.reduce(0, +), actions.reduce(0) { $0 + $1 * ($1 - 1) })
        switch policy {
        case .any: return (states * users, states * all)
        case .obedient: return (states * users + own, states * all)
        case .menu: return (states * users + own + all * all + users * all, states * all + users * all)
        case .common:
            let profiles = actions.reduce(1, *)
            return (states + profiles * (all - users), states * profiles)
        }
    }

    /// The answer to a question in centred units; nil where no outcome meets the requirements.
    ///
    /// What is required was computed with rounding, such as full information itself, and may be out of reach by that
    /// much only: then it is loosened by 1e-13 of the payoffs.
    func answer(_ question: OutcomeQuestion, _ audit: inout Audit) throws(CompetitionError) -> OutcomeAnswer? {
        if let answer = try answer(question, loosenedBy: 0, &audit) { return answer }
        return try answer(question, loosenedBy: 1e-13, &audit)
    }

    private func answer(
        _ question: OutcomeQuestion, loosenedBy part: Double, _ audit: inout Audit
    ) throws(CompetitionError) -> OutcomeAnswer? {
        if part > 0, question.requirements.allSatisfy(\.isOverFullInformation) { return nil }
        return try CompetitionProgram.scoped(.maximize) { program throws(CompetitionError) in
            let layout = try write(in: &program)
            for (column, coefficient) in collected(question.maximize, layout) {
                try program.setCost(of: column, to: coefficient)
            }
            var conditions: [Row] = []
            for requirement in question.requirements {
                let terms = collected(
                    requirement.weights, layout, isOverFullInformation: requirement.isOverFullInformation
                ).map { Term($0.coefficient, $0.column) }
                let slack = requirement.isOverFullInformation ? 0 : part * range(of: requirement.weights)
                let bounds = Bounds(
                    lower: requirement.bounds.lower - slack, upper: requirement.bounds.upper + slack)
                conditions.append(try program.addRow(bounds, terms))
            }
            let solution = try program.solve(SimplexOptions(isExact: true))
            audit.work.linearPrograms += 1
            audit.work.pivots += solution.pivots
            if solution.status.isInfeasible { return nil }
            guard solution.isOptimal else { throw .unsolved(.bestOutcomes) }
            return answer(to: question, solution, layout, conditions)
        }
    }

    private func answer(
        to question: OutcomeQuestion, _ solution: LinearSolution, _ layout: Layout, _ conditions: [Row]
    ) -> OutcomeAnswer {
        let game = centred.original
        let probabilities = layout.cells.map { cells in
            cells.map { columns in columns.reduce(0) { $0 + max(0, solution[$1]) } }
        }
        let gains = payoffs.indices.map { j in
            payoffs[j].map { zip(probabilities[j], $0).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let count = Double(game.states.count)
        var answer = OutcomeAnswer(
            outcome: probabilities.enumerated().map { j, cells in
                cells.enumerated().map { cell, chance in
                    chance / (count * game.prior[cell / game.users[j].actions.count])
                }
            }, payoffs: gains, value: 0, bound: solution.objective)
        answer.value = min(question.maximize.inOrder.reduce(0) { $0 + $1.value * answer[$1.key] }, solution.objective)
        answer.prices = OutcomePrices(
            requirements: conditions.map { -solution.dual(of: $0) },
            obedience: layout.obedience.compactMap { price, row in
                let dual = -solution.dual(of: row)
                return dual > 0 ? price.times(dual) : nil
            })
        return answer
    }

    /// The objective or a requirement by column.
    private func collected(
        _ weights: [Quantity: Double], _ layout: Layout, isOverFullInformation: Bool = false
    ) -> [(column: Column, coefficient: Double)] {
        var sums = [Double](repeating: 0, count: layout.outcomeColumns)
        for (quantity, weight) in weights.inOrder {
            let payoffs = isOverFullInformation ? gains(of: quantity) : payoffs[quantity.user][quantity.index]
            for (cell, payoff) in payoffs.enumerated() where payoff != 0 {
                for column in layout.cells[quantity.user][cell] { sums[column.index] += weight * payoff }
            }
        }
        return sums.enumerated().filter { $0.element != 0 }.map { (Column(index: $0.offset), $0.element) }
    }

    /// What the weighted payoffs can be on average at most.
    private func range(of weights: [Quantity: Double]) -> Double {
        weights.inOrder.reduce(0) { sum, term in
            let payoffs = term.key.provider.map { centred.providers[$0].payoffs } ?? centred.users.map(\.utility)
            return sum + abs(term.value) * payoffs[term.key.user].spread
        }
    }

    /// By cell, what an action gives more than the one that the user takes where she knows the state.
    private func gains(of quantity: Quantity) -> [Double] {
        let game = centred.original
        let best = game.bestActions(quantity.user)
        let matrix =
            quantity.provider.map { game.providers[$0].payoffs[quantity.user] } ?? game.users[quantity.user].utility
        return matrix.map { y, _, payoff in payoff - matrix[y, best[y]] }.cells
    }
}
