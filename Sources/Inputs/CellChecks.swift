import Tabular

extension NumberCondition {
    /// A chance that can occur.
    package static let chance = NumberCondition("above 0 and at most 1", example: "0.25") { $0 > 0 && $0 <= 1 }
}

extension Cell {
    /// The cell as a number; nil where it is empty.
    /// - Throws: an error at the cell where it holds anything else, or a number that does not fulfil the condition.
    package func numberIfAny(_ condition: NumberCondition) throws(TableError) -> Double? {
        text.allSatisfy(\.isWhitespace) ? nil : try number(condition)
    }

    /// - Throws: an error at the cell where its name is none of those known.
    func requireOne(of names: [String], _ kind: String) throws(TableError) {
        if names.contains(text) { return }
        let known = names.prefix(6).map(\.debugDescription).joined(separator: ", ") + (names.count > 6 ? ", ..." : "")
        throw fail(
            "there is no \(kind) \(excerpt)",
            remedy: "The names known here are \(known). Correct the name, or add it there.")
    }

    /// - Throws: an error at the cell where its key stood before; `lines` says where.
    func requireFirst(_ key: String, in lines: inout [String: Int], _ kind: String) throws(TableError) {
        if let first = lines.updateValue(line, forKey: key) {
            throw fail("the \(kind) \(excerpt) stands in line \(first) already", remedy: "Keep one of the two rows.")
        }
    }
}
