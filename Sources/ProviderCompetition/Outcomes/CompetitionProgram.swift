import LinearProgramming
import Stopping

/// A linear program whose refusals are the game's: ``CompetitionError/linearProgram(_:)``.
struct CompetitionProgram: ~Copyable {
    private var program: LinearProgram

    /// Makes an empty program, runs `body` with it and frees it.
    static func scoped<R>(
        _ sense: Sense, _ body: (inout CompetitionProgram) throws(CompetitionError) -> R
    ) throws(CompetitionError) -> R {
        var program = CompetitionProgram(program: LinearProgram(sense))
        return try body(&program)
    }

    var rowCount: Int { program.rowCount }
    var columnCount: Int { program.columnCount }

    mutating func addColumn(
        _ bounds: Bounds, cost: Double = 0, _ entries: [Entry] = []
    ) throws(CompetitionError) -> Column {
        do { return try program.addColumn(bounds, cost: cost, entries) } catch { throw .linearProgram(error) }
    }

    @discardableResult
    mutating func addRow(_ bounds: Bounds, _ terms: [Term]) throws(CompetitionError) -> Row {
        do { return try program.addRow(bounds, terms) } catch { throw .linearProgram(error) }
    }

    mutating func setTerms(of row: Row, to terms: [Term]) throws(CompetitionError) {
        do { try program.setTerms(of: row, to: terms) } catch { throw .linearProgram(error) }
    }

    mutating func setBounds(of row: Row, to bounds: Bounds) throws(CompetitionError) {
        do { try program.setBounds(of: row, to: bounds) } catch { throw .linearProgram(error) }
    }

    mutating func setBounds(of column: Column, to bounds: Bounds) throws(CompetitionError) {
        do { try program.setBounds(of: column, to: bounds) } catch { throw .linearProgram(error) }
    }

    mutating func setCost(of column: Column, to cost: Double) throws(CompetitionError) {
        do { try program.setCost(of: column, to: cost) } catch { throw .linearProgram(error) }
    }

    mutating func setBasis(_ basis: Basis) throws(CompetitionError) {
        do { try program.setBasis(basis) } catch { throw .linearProgram(error) }
    }

    /// - Throws: `CompetitionError.stopped` where whoever waits wants no more.
    mutating func solve(_ options: SimplexOptions) throws(CompetitionError) -> LinearSolution {
        let solution: LinearSolution
        do {
            solution = try program.solve(options, isCancelled: Interruptible.isOver)
        } catch {
            throw .linearProgram(error)
        }
        if solution.termination == .cancelled, let reason = Interruptible.reason { throw .stopped(reason) }
        return solution
    }
}
