import PlainText

/// A refusal to read a table, which says where, what is wrong and how to mend it.
///
/// Its description reads `types.csv:3:8: cost "abc" is not a number. Write a decimal number such as 0.25.`
public struct TableError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The families of refusal.
    public enum Kind: Equatable, Sendable {
        /// The input does not exist, is a directory, or cannot be read.
        case missing
        /// The input was read, and its contents are bad.
        case malformed
        /// The input may be good, and what was asked of its reader does not fit it.
        case misused
    }

    /// Whose fault it is.
    public let kind: Kind
    /// The path of the file, as the user gave it; `-` for standard input.
    public let file: String
    /// The line of the fault, counted from 1; nil when the fault is the whole file's.
    public let line: Int?
    /// The column of the fault in its line, in Unicode scalars counted from 1; nil when it is the whole line's.
    public let column: Int?
    /// What is wrong: a clause without its full stop.
    public let problem: String
    /// How to mend it: one or more full sentences.
    public let remedy: String
    /// What would make the table do as it is, where its reader could be asked for that.
    public private(set) var leniency: Leniency?

    /// How a reader can be asked to put up with a table.
    public enum Leniency: Hashable, Sendable {
        /// The table is read as if it had no column of that name.
        case ignoring(column: String)
        /// Numbers that should sum to 1 are divided by their sum.
        case normalizing
        /// Measurements that are not concave are replaced by the least concave curve above them.
        case takingMajorant
    }

    /// Makes an error from its parts. O(1).
    public init(
        kind: Kind = .malformed, file: String, line: Int? = nil, column: Int? = nil,
        problem: String, remedy: String
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }

    /// The error as one line, `file[:line[:column]]: problem. remedy`. O(length).
    public var description: String {
        var place = file.isEmpty ? "\"\"" : InputFile.isStandardInput(file) ? "standard input" : file.visible
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        return "\(place): \(problem). \(remedy)"
    }

    func adding(hint: String?) -> TableError {
        guard let hint else { return self }
        let error = TableError(
            kind: kind, file: file, line: line, column: column,
            problem: problem, remedy: "\(remedy) \(hint)")
        return error.allowing(leniency)
    }

    /// The same error of a table that would do as it is under that leniency.
    package func allowing(_ leniency: Leniency?) -> TableError {
        var error = self
        error.leniency = leniency
        return error
    }
}
