/// A quantity with its name, as a line of a text and as a pair of a page show it.
struct Fact: Hashable, Sendable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [Fact] {
    /// A line each, the values below each other in a column, without a line break at the end.
    var lines: String {
        let start = Swift.max(Self.firstColumn, (map(\.name.columns).max() ?? 0) + 2)
        return map { $0.name + String(repeating: " ", count: start - $0.name.columns) + $0.value }
            .joined(separator: "\n")
    }

    /// Columns before the values at least, so that the answers of different commands line up.
    private static let firstColumn = 13
}
