import LinearProgramming

/// The rows and columns of the whole program.
extension ExactOutcomes {
    /// Where everything stands.
    struct Layout {
        /// By user and cell: the columns whose sum is the probability of that state and action.
        var cells: [[[Column]]] = []
        /// How many columns there are of that kind; they come first.
        var outcomeColumns = 0
        /// What keeps users obedient to recommendations made to them apart.
        var obedience: [(price: ObediencePrice, row: Row)] = []
    }

    func write(in program: inout CompetitionProgram) throws(CompetitionError) -> Layout {
        if policy == .common { return try writeCommon(in: &program) }
        var layout = Layout()
        for user in centred.original.users {
            var columns: [[Column]] = []
            for chance in centred.original.prior {
                let row = try program.addRow(.exactly(chance), [])
                for _ in user.actions { columns.append([try program.addColumn(.nonnegative, [Entry(1, row)])]) }
            }
            layout.cells.append(columns)
        }
        layout.outcomeColumns = program.columnCount
        guard policy != .any else { return layout }
        for j in layout.cells.indices {
            let actions = centred.users[j].actions.indices
            for a in actions {
                for b in actions where b != a {
                    let row = try program.addRow(
                        .nonnegative, gains(of: j, from: a, over: b) { [layout.cells[j][$0 * actions.count + a][0]] })
                    layout.obedience.append((ObediencePrice(user: j, recommended: a, instead: b, price: 1), row))
                }
            }
        }
        if policy == .menu { try writeReports(layout, in: &program) }
        return layout
    }

    /// sum_y (u[y, a] - u[y, b]) x[y] over the given columns of each state.
    private func gains(of j: Int, from a: Int, over b: Int, _ columns: (Int) -> [Column]) -> [Term] {
        let utility = centred.original.users[j].utility
        return centred.states.indices.flatMap { y in
            let gain = utility[y, a] - utility[y, b]
            return gain == 0 ? [] : columns(y).map { Term(gain, $0) }
        }
    }

    /// z[j, k, a], what user j makes of recommendation a to user k, is at least what any action b makes of it, and the
    /// sum over a at most what she gets as herself.
    private func writeReports(_ layout: Layout, in program: inout CompetitionProgram) throws(CompetitionError) {
        let users = centred.users.indices
        let levelled = centred.original.users.map(\.utility.levelled)
        for j in users {
            for k in users where k != j {
                var whole: [Term] = []
                for (cell, columns) in layout.cells[j].enumerated() {
                    let (y, b) = cell.quotientAndRemainder(dividingBy: centred.users[j].actions.count)
                    whole += columns.map { Term(levelled[j][y, b], $0) }
                }
                let width = centred.users[k].actions.count
                for a in 0..<width {
                    let made = try program.addColumn(.free)
                    whole.append(Term(-1, made))
                    for b in centred.users[j].actions.indices {
                        let terms = centred.states.indices.map { y in
                            Term(-levelled[j][y, b], layout.cells[k][y * width + a][0])
                        }
                        try program.addRow(.nonnegative, [Term(1, made)] + terms.filter { $0.coefficient != 0 })
                    }
                }
                try program.addRow(.nonnegative, whole.filter { $0.coefficient != 0 })
            }
        }
    }

    /// A column for each state and profile of actions.
    private func writeCommon(in program: inout CompetitionProgram) throws(CompetitionError) -> Layout {
        let game = centred.original
        let widths = game.users.map(\.actions.count)
        var profiles: [[Int]] = [[]]
        for width in widths { profiles = profiles.flatMap { profile in (0..<width).map { profile + [$0] } } }
        var layout = Layout()
        layout.cells = widths.map { Array(repeating: [], count: game.states.count * $0) }
        var columns: [[Column]] = []
        for (y, chance) in game.prior.enumerated() {
            let row = try program.addRow(.exactly(chance), [])
            columns.append([])
            for profile in profiles {
                let column = try program.addColumn(.nonnegative, [Entry(1, row)])
                columns[y].append(column)
                for (j, a) in profile.enumerated() { layout.cells[j][y * widths[j] + a].append(column) }
            }
        }
        layout.outcomeColumns = program.columnCount
        for (p, profile) in profiles.enumerated() {
            for (j, a) in profile.enumerated() {
                for b in 0..<widths[j] where b != a {
                    try program.addRow(.nonnegative, gains(of: j, from: a, over: b) { [columns[$0][p]] })
                }
            }
        }
        return layout
    }
}
