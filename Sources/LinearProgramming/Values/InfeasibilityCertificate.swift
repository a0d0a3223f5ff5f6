/// A proof that a linear program has no feasible point (Farkas' lemma).
///
/// The multipliers combine the rows and columns into `sum_i rows[i] * (A x)_i + sum_j columns[j] * x_j`, which is zero
/// for every x, while the bounds alone keep it at or below `-contradiction < 0`.
public struct InfeasibilityCertificate: Hashable, Sendable {
    /// By row index; the largest magnitude is 1.
    public var rows: [Double]
    /// By column index, to the same scale.
    public var columns: [Double]
    /// By how much the bounds contradict each other under these multipliers (the largest of the rows' is 1), every
    /// rounding taken off; > 0.
    public var contradiction: Double
}

extension InfeasibilityCertificate {
    /// From exact multipliers of all members, the rows' first.
    init(members: [Double], rowCount: Int, contradiction: Double) {
        let scale = members.prefix(rowCount).reduce(0) { max($0, abs($1)) }
        let unit = scale > 0 ? scale : 1
        self.init(
            rows: members.prefix(rowCount).map { $0 / unit }, columns: members.dropFirst(rowCount).map { $0 / unit },
            contradiction: contradiction / unit)
    }
}
