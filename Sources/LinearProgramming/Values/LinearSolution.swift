/// What one simplex run left: a status, a basic solution with its duals, and the basis, all as values.
///
/// **Sign of the duals.** `rowDuals[i]` is the change of the objective per unit by which the active bound of row i
/// rises, and `reducedCosts[j]` the change per unit by which the active bound of column j rises; both for
/// maximisation and for minimisation. So a maximum with a binding `<=` row has a dual >= 0, a minimum with a
/// binding `>=` row has a dual >= 0, and at an optimum, with costs c and matrix A,
///
///     reducedCosts[j] = c_j - sum_i rowDuals[i] * A_ij.
public struct LinearSolution: Hashable, Sendable {
    /// What was established; `values` prove it only as far as the verdict says.
    public var status: SolutionStatus
    /// Why the run ended.
    public var termination: Termination
    /// Objective of the basic solution, constant term included; meaningful when the status is optimal.
    public var objective: Double
    /// By column index.
    public var values: [Double]
    /// By column index; see above for the sign.
    public var reducedCosts: [Double]
    /// By row index: the sum of the row's terms at `values`.
    public var activities: [Double]
    /// By row index; see above for the sign.
    public var rowDuals: [Double]
    /// The final one: where another run, of this program or of one of the same shape, can start.
    public var basis: Basis
    /// Simplex iterations that this run took.
    public var pivots: Int
    /// By how much `values` miss the bounds of rows and columns.
    public var primalViolation: Violation
    /// By how much `rowDuals` miss the signs that they and the reduced costs, computed anew from them, need at this
    /// basis.
    public var dualViolation: Violation

    /// The status is optimal. Both violations, relative, are then within the tolerances of the run.
    public var isOptimal: Bool { status.isOptimal && termination == .finished }

    /// The column's value. O(1).
    public subscript(column: Column) -> Double { values[column.index] }
    /// Change of the objective per unit by which the row's active bound rises; 0 for a basic row. O(1).
    public func dual(of row: Row) -> Double { rowDuals[row.index] }
    /// The sum of the row's terms at `values`. O(1).
    public func activity(of row: Row) -> Double { activities[row.index] }
    /// Change of the objective per unit by which the column's active bound rises; 0 for a basic column. O(1).
    public func reducedCost(of column: Column) -> Double { reducedCosts[column.index] }
}
