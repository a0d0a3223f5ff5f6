import ContractDesign
import Tabular

extension Population {
    /// Reads an offer for each type from a CSV table with the columns `type`, `contribution` and `reward`; further
    /// columns are ignored, and rows may stand in any order.
    /// - Parameters:
    ///   - path: of the table, `-` for standard input.
    ///   - ignored: columns that count as absent.
    /// - Returns: one offer per type, in the population's order.
    /// - Throws: `TableError` at the cell that is wrong, for a type without an offer, and for an offer to nobody.
    public func offers(
        readFrom path: String, ignoring ignored: IgnoredColumns? = nil
    ) throws(TableError) -> [ProposedOffer] {
        let table = try Table.read(path: path, ignoring: ignored)
        try table.requireColumns(["type", "contribution", "reward"])
        var offers: [String: (offer: ProposedOffer, line: Int)] = [:]
        let qualities = Dictionary(types.map { ($0.name, $0.quality) }, uniquingKeysWith: { first, _ in first })
        for row in table.rows {
            let cell = try row.cell("type")
            let name = try cell.nonEmptyText()
            guard let quality = qualities[name] else {
                throw cell.fail(
                    "there is no type \(cell.excerpt) among those that may come",
                    remedy: "Remove the row, or add the type to the table of types.")
            }
            if let first = offers[name] {
                throw cell.fail(
                    "the type \(cell.excerpt) has an offer in line \(first.line) already",
                    remedy: "Make each type one offer.")
            }
            let amount = try row.cell("contribution")
            let contribution = try amount.number(.amount)
            guard contribution * quality <= 1e30 else {
                throw amount.fail(
                    "at quality \(quality) that is \(contribution * quality) effective units",
                    remedy: "Write at most 1e30 effective units.")
            }
            let offer = ProposedOffer(contribution: contribution, reward: try row.cell("reward").number(.promise))
            offers[name] = (offer, cell.line)
        }
        var ordered: [ProposedOffer] = []
        for type in types {
            guard let offer = offers[type.name]?.offer else {
                throw TableError(
                    file: path, problem: "the type \(type.name.debugDescription) has no offer",
                    remedy: "Add a row for it; a type that is left out has contribution 0 and reward 0.")
            }
            ordered.append(offer)
        }
        return ordered
    }
}

extension NumberCondition {
    /// Data that a menu may ask for, in raw units: how much that may be depends on the type's quality.
    fileprivate static let amount = NumberCondition("at least 0", example: "391.9") { $0 >= 0 }
    /// A value that a menu may promise.
    fileprivate static let promise = NumberCondition("at least 0 and at most 1e30", example: "85.15") {
        $0 >= 0 && $0 <= 1e30
    }
}
