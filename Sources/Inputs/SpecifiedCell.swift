import ContractDesign
import Tabular

extension Cell {
    /// What the cell's text specifies, or an error at the cell.
    package func specified<Function>(_ read: (String) throws(SpecificationError) -> Function) throws(TableError)
        -> Function
    {
        let text = try nonEmptyText()
        do {
            return try read(text)
        } catch {
            throw fail("\(error.text.debugDescription): \(error.problem)", remedy: error.remedy)
        }
    }

    /// The path of the file that the cell names, which stands beside the table at `path` unless it is absolute.
    package func file(beside path: String) throws(TableError) -> String {
        Self.file(try nonEmptyText(), beside: path)
    }

    /// The path of the file of a name, which stands beside the table at `path` unless it is absolute.
    package static func file(_ name: String, beside path: String) -> String {
        if name.hasPrefix("/") { return name }
        if let slash = path.lastIndex(of: "/") { return path[...slash] + name }
        // Standard input has no folder, so that its files stand in the working folder; none of them is standard input.
        return name == "-" ? "./-" : name
    }
}

extension String {
    /// For a sentence that becomes a clause, without its full stop.
    package var lowercasedFirst: String {
        let clause = hasSuffix(".") ? dropLast() : self[...]
        return clause.prefix(1).lowercased() + clause.dropFirst()
    }
}
