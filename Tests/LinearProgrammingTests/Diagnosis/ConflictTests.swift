import LinearProgramming
import Testing

@Suite struct ConflictTests {
    @Test func namesTheTwoRowsThatContradict() throws {
        let program = DenseProgram(
            costs: [1, 1],
            rows: [(.atMost(50), [1, 2]), (.atLeast(3), [1, 1]), (.atMost(9), [1, 0]), (.atMost(2), [1, 1])])
        let conflict = try program.run { try $0.irreducibleConflict() }
        #expect(conflict.rows == [Row(index: 1), Row(index: 3)])
        #expect(conflict.columns == [])
    }

    @Test func namesTheColumnsThatTakePart() throws {
        let program = DenseProgram(
            costs: [1, 1, 1], columns: [.between(0, 1), .between(0, 1), .between(0, 9)],
            rows: [(.atLeast(3), [1, 1, 0]), (.atMost(4), [0, 0, 1])])
        let conflict = try program.run { try $0.irreducibleConflict() }
        #expect(conflict.rows == [Row(index: 0)])
        #expect(conflict.columns == [Column(index: 0), Column(index: 1)])
    }

    @Test func aThreeWayConflictKeepsAllThree() throws {
        let program = DenseProgram(
            costs: [0, 0], columns: [.free, .free],
            rows: [(.atLeast(2), [1, 0]), (.atLeast(2), [0, 1]), (.atMost(3), [1, 1]), (.atMost(7), [1, 1])])
        let conflict = try program.run { try $0.irreducibleConflict() }
        #expect(conflict.rows == [0, 1, 2].map { Row(index: $0) })
        #expect(conflict.columns == [])
    }

    @Test func seededConflictsAreInfeasibleAndIrreducible() throws {
        var checked = 0
        let boxed = (0..<120).map { DenseProgram.boxed(seed: $0, columns: 3, rows: 4) }
        for program in boxed + (0..<40).map({ .infeasible(seed: $0) }) {
            guard try program.solved().status.isInfeasible else { continue }
            let conflict = try program.run { try $0.irreducibleConflict() }
            checked += 1
            #expect(try program.restricted(to: conflict).solved().status.isInfeasible)
            #expect(conflict.rows == conflict.rows.sorted { $0.index < $1.index })
            for row in conflict.rows {
                var less = conflict
                less.rows.removeAll { $0 == row }
                #expect(try !program.restricted(to: less).solved().status.isInfeasible)
            }
            for column in conflict.columns {
                var less = conflict
                less.columns.removeAll { $0 == column }
                #expect(try !program.restricted(to: less).solved().status.isInfeasible)
            }
        }
        #expect(checked > 60)
    }

    @Test func aFeasibleProgramHasNone() throws {
        for program in [DenseProgram.wyndor, DenseProgram(), .unbounded(seed: 1), .packing(seed: 1, size: 10)] {
            _ = try program.run { lp in
                #expect(throws: LinearProgramError.notInfeasible) { try lp.irreducibleConflict() }
            }
        }
    }
}

extension DenseProgram {
    /// Only the conflict's members keep their bounds, and there is nothing to optimise.
    fileprivate func restricted(to conflict: Conflict) -> DenseProgram {
        var copy = self
        copy.costs = costs.map { _ in 0 }
        for i in rows.indices where !conflict.rows.contains(Row(index: i)) { copy.rows[i] = .free }
        for j in costs.indices where !conflict.columns.contains(Column(index: j)) { copy.columns[j] = .free }
        return copy
    }
}
