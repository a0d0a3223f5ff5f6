/// A column (a variable) of a linear program, counted from 0 in the order of addition.
public struct Column: Hashable, Sendable {
    /// From 0.
    public let index: Int
    /// A column known by its number; a program refuses an index that it does not have.
    public init(index: Int) { self.index = index }
}

/// Which values a column may take between its bounds.
public enum ColumnKind: Hashable, Sendable {
    /// Any.
    case continuous
    /// Whole numbers. Only a branch and cut keeps to it; the simplex method solves the relaxation.
    case integer
}

/// A row (a constraint) of a linear program, counted from 0 in the order of addition.
public struct Row: Hashable, Sendable {
    /// From 0.
    public let index: Int
    /// A row known by its number; a program refuses an index that it does not have.
    public init(index: Int) { self.index = index }
}

/// One entry of a row: `coefficient * column`.
public struct Term: Hashable, Sendable {
    /// Each column at most once in a row.
    public var column: Column
    /// 0, or of a magnitude from 1e-50 to 1e50.
    public var coefficient: Double
    /// In the order in which it is read: `Term(3, x)` is 3 x.
    public init(_ coefficient: Double, _ column: Column) {
        self.column = column
        self.coefficient = coefficient
    }
}

/// One entry of a column: its coefficient in an existing row.
public struct Entry: Hashable, Sendable {
    /// Each row at most once in a column.
    public var row: Row
    /// 0, or of a magnitude from 1e-50 to 1e50.
    public var coefficient: Double
    /// In the order of a term, with a row in place of the column.
    public init(_ coefficient: Double, _ row: Row) {
        self.row = row
        self.coefficient = coefficient
    }
}

/// Whether the objective is to be as large or as small as possible.
public enum Sense: Hashable, Sendable {
    /// As small as possible.
    case minimize
    /// As large as possible.
    case maximize
}
