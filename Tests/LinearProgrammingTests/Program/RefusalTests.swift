import LinearProgramming
import Testing

/// Input that a program refuses: with the right error, and with nothing changed.
@Suite struct RefusalTests {
    private static let x = Column(index: 0)
    private static let r = Row(index: 0)

    private func refuses(
        _ expected: LinearProgramError, _ act: (inout LinearProgram) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try withUntouchedWyndor(sourceLocation, act)
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    /// For errors that hold a NaN, which equals nothing.
    private func refusesNumber(
        _ subject: String, _ act: (inout LinearProgram) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard case .invalidNumber(subject, _, _) = try withUntouchedWyndor(sourceLocation, act) else {
            Issue.record("no invalidNumber about \(subject)", sourceLocation: sourceLocation)
            return
        }
    }

    private func withUntouchedWyndor(
        _ location: SourceLocation, _ act: (inout LinearProgram) throws -> Void
    ) throws -> LinearProgramError? {
        try DenseProgram.wyndor.run { lp in
            _ = try lp.solve()
            var found: LinearProgramError?
            do { try act(&lp) } catch let error as LinearProgramError { found = error }
            #expect(lp.rowCount == 3 && lp.columnCount == 2 && lp.coefficientCount == 4, sourceLocation: location)
            #expect(lp.objectiveConstant == 0 && lp.sense == .maximize, sourceLocation: location)
            let again = try lp.solve()
            #expect(again.objective == 36 && again.pivots == 0, sourceLocation: location)
            return found
        }
    }

    @Test(arguments: [Double.nan, .signalingNaN, .infinity, -.infinity, 1.1e50, -1e300, 1e-51, -.leastNonzeroMagnitude])
    func numbersThatNoSimplexCanUse(_ bad: Double) throws {
        try refusesNumber("The cost of column 2") { try $0.addColumn(.nonnegative, cost: bad) }
        try refusesNumber("The cost of column 0") { try $0.setCost(of: Self.x, to: bad) }
        try refusesNumber("The constant of the objective") { try $0.setObjectiveConstant(to: bad) }
        try refusesNumber("The coefficient of row 0") { try $0.addColumn(.nonnegative, [Entry(bad, Self.r)]) }
        try refusesNumber("The coefficient of column 0") { try $0.addRow(.free, [Term(bad, Self.x)]) }
        try refusesNumber("The coefficient of column 0") { try $0.setTerms(of: Self.r, to: [Term(bad, Self.x)]) }
        if bad.isFinite { return }
        try refusesNumber("The multiplier of row 0") { _ = try $0.provenBound(multipliers: [bad, 0, 0]) }
    }

    @Test(arguments: [
        Bounds(lower: 1, upper: 0), Bounds(lower: .infinity, upper: .infinity),
        Bounds(lower: -.infinity, upper: -.infinity),
        Bounds(lower: .infinity, upper: -.infinity), Bounds(lower: .nan, upper: 1), Bounds(lower: 0, upper: .nan),
        Bounds(lower: .nan, upper: .nan), Bounds(lower: 1e308, upper: -1e308),
        Bounds(lower: -1e51), Bounds(upper: 1e300), .exactly(.greatestFiniteMagnitude),
    ])
    func boundsThatAdmitNoUsableValue(_ bad: Bounds) throws {
        func refusesBounds(_ subject: String, _ act: (inout LinearProgram) throws -> Void) throws {
            guard case .invalidBounds(subject, _, _) = try withUntouchedWyndor(#_sourceLocation, act) else {
                Issue.record("no invalidBounds about \(subject) for \(bad)")
                return
            }
        }
        try refusesBounds("column 2") { try $0.addColumn(bad) }
        try refusesBounds("row 3") { try $0.addRow(bad, []) }
        try refusesBounds("column 0") { try $0.setBounds(of: Self.x, to: bad) }
        try refusesBounds("row 0") { try $0.setBounds(of: Self.r, to: bad) }
    }

    @Test(arguments: [-1, 2, Int.max, Int.min, Int(Int32.max), Int(Int32.max) + 2, 1 << 32])
    func columnsThatDoNotExist(_ index: Int) throws {
        let unknown = LinearProgramError.unknownIndex(subject: "column", index: index, count: 2)
        let column = Column(index: index)
        try refuses(unknown) { try $0.addRow(.free, [Term(1, Self.x), Term(1, column)]) }
        try refuses(unknown) { try $0.setTerms(of: Self.r, to: [Term(1, column)]) }
        try refuses(unknown) { try $0.setBounds(of: column, to: .free) }
        try refuses(unknown) { try $0.setCost(of: column, to: 1) }
        try refuses(unknown) { _ = try $0.bounds(of: column) }
        try refuses(unknown) { _ = try $0.cost(of: column) }
        try refuses(unknown) { _ = try $0.name(of: column) }
        try refuses(unknown) { _ = try $0.costRange(of: column) }
        try refuses(unknown) { _ = try $0.boundRange(of: column) }
    }

    @Test(arguments: [-1, 3, Int.max, Int.min, 1 << 32])
    func rowsThatDoNotExist(_ index: Int) throws {
        let unknown = LinearProgramError.unknownIndex(subject: "row", index: index, count: 3)
        let row = Row(index: index)
        try refuses(unknown) { try $0.addColumn(.free, [Entry(1, Self.r), Entry(1, row)]) }
        try refuses(unknown) { try $0.setTerms(of: row, to: []) }
        try refuses(unknown) { try $0.setBounds(of: row, to: .free) }
        try refuses(unknown) { _ = try $0.bounds(of: row) }
        try refuses(unknown) { _ = try $0.terms(of: row) }
        try refuses(unknown) { _ = try $0.name(of: row) }
        try refuses(unknown) { _ = try $0.boundRange(of: row) }
    }

    @Test func repeatedIndices() throws {
        let columns = [1, 0, 1].map { Term(1, Column(index: $0)) }
        let rows = [2, 2].map { Entry(1, Row(index: $0)) }
        try refuses(.duplicateIndex(subject: "column", index: 1)) { try $0.addRow(.free, columns) }
        try refuses(.duplicateIndex(subject: "column", index: 1)) { try $0.setTerms(of: Self.r, to: columns) }
        try refuses(.duplicateIndex(subject: "row", index: 2)) { try $0.addColumn(.free, rows) }
    }

    @Test func namesWithControlCharactersOrTooLong() throws {
        let long = String(repeating: "ä", count: 128)
        try refuses(.invalidName(long, reason: "it is longer than 255 bytes")) { try $0.addColumn(.free, name: long) }
        try refuses(.invalidName(long, reason: "it is longer than 255 bytes")) { try $0.addRow(.free, [], name: long) }
        for bad in ["\u{0}", "a\nb", "\t", "\u{7F}", "\u{1F}"] {
            try refuses(.invalidName(bad, reason: "it holds a control character")) {
                try $0.addColumn(.free, name: bad)
            }
            try refuses(.invalidName(bad, reason: "it holds a control character")) {
                try $0.addRow(.free, [], name: bad)
            }
        }
    }

    @Test func basesOfAnotherShape() throws {
        let (one, two, three) = (
            [Basis.Standing.basic], [Basis.Standing](repeating: .basic, count: 2),
            [Basis.Standing](repeating: .basic, count: 3)
        )
        try refuses(.lengthMismatch(subject: "Rows of the basis", expected: 3, found: 1)) {
            try $0.setBasis(Basis(rows: one, columns: two))
        }
        try refuses(.lengthMismatch(subject: "Columns of the basis", expected: 2, found: 0)) {
            try $0.setBasis(Basis(rows: three, columns: []))
        }
        for code in [0, 6, -1, Int32.max, Int32.min] {
            try refusesNumber("A standing in the basis") {
                try $0.setBasis(Basis(rows: three, columns: [.atLower, Basis.Standing(rawValue: code)]))
            }
        }
    }

    @Test func optionsOutOfRange() throws {
        for bad in [0, 1, -1, 2, .nan, .infinity, -0.0] as [Double] {
            try refusesNumber("The primal tolerance") { _ = try $0.solve(SimplexOptions(primalTolerance: bad)) }
            try refusesNumber("The dual tolerance") { _ = try $0.solve(SimplexOptions(dualTolerance: bad)) }
            try refusesNumber("The pivot tolerance") { _ = try $0.solve(SimplexOptions(pivotTolerance: bad)) }
        }
        try refusesNumber("The iteration limit") { _ = try $0.solve(SimplexOptions(iterationLimit: -1)) }
        try refusesNumber("The iteration limit") { _ = try $0.solve(SimplexOptions(iterationLimit: .min)) }
        try refusesNumber("The time limit") { _ = try $0.solve(SimplexOptions(timeLimit: -0.001)) }
        try refusesNumber("The time limit") { _ = try $0.solve(SimplexOptions(timeLimit: .nan)) }
    }
}
