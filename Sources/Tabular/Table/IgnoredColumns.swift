import PlainText

/// Columns that are to be passed over wherever a table has them, and a record of what the tables had.
///
/// One value goes with all tables of a question, so that a name that none of them has can be told.
public final class IgnoredColumns {
    /// As they were given.
    public let names: [String]
    private var met: Set<String> = []
    private var columns: Set<String> = []
    private var files: [String] = []

    /// The columns of these names, whatever their capitals. O(1).
    public init(_ names: [String]) { self.names = names }

    /// Checks, once all tables were read, that each name was a column of one of them.
    /// - Throws: ``TableError`` of kind `.misused` for the first name that none has.
    /// - Complexity: O(names × columns).
    public func requireMet() throws(TableError) {
        guard let name = names.first(where: { !met.contains($0) }) else { return }
        let rest = files.count > 1 ? " (nor in \(files.count - 1) more)" : ""
        throw TableError(
            kind: .misused, file: files.first ?? "", problem: "there is no column \(name.excerpt) to ignore\(rest)",
            remedy: NearestName.of(name, among: columns.sorted()).map { "Did you mean \($0.excerpt)?" }
                ?? "The columns are \(columns.sorted().excerpts).")
    }

    /// Which cells of a header are to be passed over: of the same name, or else but for capitals. O(names × columns).
    func places(in header: [String], of file: String) -> Set<Int> {
        guard !names.isEmpty else { return [] }
        if !files.contains(file) { files.append(file) }
        var places: Set<Int> = []
        for name in names {
            let found = header.indices.filter { header[$0] == name }
            let folded = found.isEmpty ? header.indices.filter { header[$0].lowercased() == name.lowercased() } : found
            if !folded.isEmpty { met.insert(name) }
            places.formUnion(folded)
        }
        columns.formUnion(header)
        return places
    }
}
