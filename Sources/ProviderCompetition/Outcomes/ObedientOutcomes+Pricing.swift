import LinearProgramming

/// What cells are worth at given prices: the columns that pay, and the bound that the prices prove.
extension ObedientOutcomes {
    mutating func addPayingColumns(
        _ weights: [[Double]], _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
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
}
