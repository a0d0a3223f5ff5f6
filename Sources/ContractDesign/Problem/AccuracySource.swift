/// What `--accuracy` and columns of that name can say: a function, or where the measurements stand that make one.
///
/// Reading a file is for others to do.
public enum AccuracySource: Sendable {
    /// Named with its parameters, as `bound:1,1`.
    case function(any AccuracyFunction)
    /// `table:FILE.csv`: the path of a CSV with the columns `samples` and `performance`.
    case table(file: String)

    static let prefix = "table:"
    static let usage = "table:FILE.csv"

    /// As it is written.
    public var specification: String {
        switch self {
        case .function(let function): function.specification
        case .table(let file): Self.prefix + file
        }
    }

    /// The file that has to be read; nil where there is none.
    public var file: String? {
        if case .table(let file) = self { file } else { nil }
    }
}
