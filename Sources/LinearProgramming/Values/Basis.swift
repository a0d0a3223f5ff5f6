import CGLPK

/// A simplex basis as a value: which rows and columns are basic, and at which bound the others stand.
///
/// It can be stored, compared, and given to another program of the same shape as its starting point.
public struct Basis: Hashable, Sendable {
    /// GLPK's code for the standing of one row or column. A code that has no name here survives as its number.
    public struct Standing: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not held at a bound: its value follows from those of the others.
        public static let basic = Standing(rawValue: GLP_BS)
        /// Nonbasic, at its lower bound.
        public static let atLower = Standing(rawValue: GLP_NL)
        /// Nonbasic, at its upper bound.
        public static let atUpper = Standing(rawValue: GLP_NU)
        /// Nonbasic and free: held at zero.
        public static let free = Standing(rawValue: GLP_NF)
        /// Nonbasic, its two bounds being equal.
        public static let fixed = Standing(rawValue: GLP_NS)
    }

    /// By row index.
    public var rows: [Standing]
    /// By column index.
    public var columns: [Standing]

    /// One standing for each row and each column; a program of another shape refuses the basis.
    public init(rows: [Standing], columns: [Standing]) {
        self.rows = rows
        self.columns = columns
    }

    /// The basis that a new program has: all rows basic, all columns at their lower bound (or where they have none, at
    /// the one they have).
    public static func slack(rows: Int, columns: Int) -> Basis {
        Basis(rows: Array(repeating: .basic, count: rows), columns: Array(repeating: .atLower, count: columns))
    }
}
