/// The rows of a linear program and its objective, written in terms of the members outside the basis, without rounding.
///
/// Members are the rows' activities (0 ..< rows) and the columns' values (rows ..< rows + columns). Each basic member
/// is `sum_j entries[i, j] / denominator * (member at place j)`, and so is the objective, which stands last. Every
/// entry is a minor of the coefficient matrix, so that divisions by the denominator before leave no rest.
/// - SeeAlso: Edmonds, Maurras, "Note sur les Q-matrices d'Edmonds", RAIRO 31 (1997); Bareiss, Math. Comp. 22 (1968).
struct ExactDictionary {
    private(set) var basic: [Int]
    private(set) var nonbasic: [Int]
    private(set) var entries: [Dyadic]
    private(set) var denominator = Dyadic.one
    /// Products of machine words that the exchanges took.
    private(set) var work = 0

    var objective: Int { basic.count }

    /// Written from the basis of all rows.
    init(_ program: ExactProgram) {
        basic = Array(0..<program.rowCount)
        nonbasic = Array(program.rowCount..<(program.rowCount + program.columnCount))
        entries = [Dyadic](repeating: .zero, count: (program.rowCount + 1) * program.columnCount)
        for (i, row) in program.rows.enumerated() {
            for term in row { entries[i * nonbasic.count + term.column.index] = Dyadic(term.coefficient) }
        }
        for (j, cost) in program.costs.enumerated() { entries[program.rowCount * nonbasic.count + j] = Dyadic(cost) }
    }

    subscript(i: Int, j: Int) -> Dyadic { entries[i * nonbasic.count + j] }

    /// Exchanges the basic member at place `p` for the nonbasic one at place `q`, whose entry is not zero.
    /// - Complexity: O(rows * columns) products of numbers of as many words as there are columns in the basis.
    mutating func exchange(_ p: Int, _ q: Int) {
        let width = nonbasic.count
        let pivot = self[p, q]
        let former = denominator
        let isNegative = pivot.signum < 0
        let pivotRow = (0..<width).map { self[p, $0] }
        for i in 0...basic.count where i != p {
            let factor = entries[i * width + q]
            for j in 0..<width where j != q {
                let entry = entries[i * width + j]
                if entry.isZero && (factor.isZero || pivotRow[j].isZero) { continue }
                work += (entry.wordCount + 1) * pivot.wordCount + factor.wordCount * pivotRow[j].wordCount
                let numerator = entry * pivot - factor * pivotRow[j]
                let quotient = numerator.exactQuotient(by: former)
                entries[i * width + j] = isNegative ? -quotient : quotient
            }
            if isNegative { entries[i * width + q] = -factor }
        }
        for j in 0..<width where j != q { entries[p * width + j] = isNegative ? pivotRow[j] : -pivotRow[j] }
        entries[p * width + q] = isNegative ? -former : former
        denominator = isNegative ? -pivot : pivot
        swap(&basic[p], &nonbasic[q])
    }

    /// What the member at place `i` is, times the denominator, where the nonbasic members have these values.
    func scaledValue(_ i: Int, at values: [Dyadic]) -> Dyadic {
        var sum = Dyadic.zero
        for (j, value) in values.enumerated() where !value.isZero {
            let entry = self[i, j]
            if !entry.isZero { sum = sum + entry * value }
        }
        return sum
    }
}
