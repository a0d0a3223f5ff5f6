/// Tables made once each, all forgotten together when they take too much room.
struct KeptTables<Key: Hashable, Table> {
    private var known: [Key: Table?] = [:]
    private var size = 0

    /// The most numbers that are kept: 160 MB.
    private static var mostNumbers: Int { 20_000_000 }

    /// The table of a key, nil where there is none; `numbers` are those that a new one holds.
    mutating func table(_ key: Key, numbers: (Table) -> Int, make: () -> Table?) -> Table? {
        if let table = known[key] { return table }
        let table = make()
        size += table.map(numbers) ?? 0
        if size > Self.mostNumbers {
            known.removeAll()
            size = 0
        }
        known[key] = .some(table)
        return table
    }
}
