/// A linear program's own data, lifted out of GLPK.
struct ExactProgram {
    var sense: Sense
    var constant: Double
    var costs: [Double]
    var rows: [[Term]]
    /// The bounds of all members: the rows', then the columns'.
    var bounds: [Bounds]

    var rowCount: Int { rows.count }
    var columnCount: Int { costs.count }

    init(_ program: borrowing LinearProgram) throws(LinearProgramError) {
        sense = program.sense
        constant = program.objectiveConstant
        costs = []
        rows = []
        bounds = []
        for i in 0..<program.rowCount {
            rows.append(try program.terms(of: Row(index: i)))
            bounds.append(try program.bounds(of: Row(index: i)))
        }
        for j in 0..<program.columnCount {
            costs.append(try program.cost(of: Column(index: j)))
            bounds.append(try program.bounds(of: Column(index: j)))
        }
    }
}
