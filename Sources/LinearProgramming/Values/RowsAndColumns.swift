/// A column (a variable) of a linear program, counted from 0 in the order of addition.
public struct Column: Hashable, Sendable {
    public let index: Int
    public init(index: Int) { self.index = index }
}

/// A row (a constraint) of a linear program, counted from 0 in the order of addition.
public struct Row: Hashable, Sendable {
    public let index: Int
    public init(index: Int) { self.index = index }
}

/// One entry of a row: `coefficient * column`.
public struct Term: Hashable, Sendable {
    public var column: Column
    public var coefficient: Double
    public init(_ coefficient: Double, _ column: Column) {
        self.column = column
        self.coefficient = coefficient
    }
}

/// One entry of a column: its coefficient in an existing row.
public struct Entry: Hashable, Sendable {
    public var row: Row
    public var coefficient: Double
    public init(_ coefficient: Double, _ row: Row) {
        self.row = row
        self.coefficient = coefficient
    }
}

/// Whether the objective is to be as large or as small as possible.
public enum Sense: Hashable, Sendable {
    case minimize, maximize
}
