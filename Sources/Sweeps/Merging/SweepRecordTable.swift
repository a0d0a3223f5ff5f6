import Tabular

/// The answers of a sweep, or of a part of it, read back from CSV.
struct SweepRecordTable {
    /// The shard is not known; it is given as the whole.
    let identity: SweepIdentity
    /// In the order of the file.
    let records: [SweepRecord]

    /// - Throws: `TableError` at the cell that is wrong, or that contradicts a row above it.
    init(readFrom path: String) throws(TableError) {
        let table = try Table.read(path: path)
        try table.requireColumns(CaseColumn.allCases.map(\.rawValue) + OfferColumn.allCases.map(\.rawValue))
        var identity: SweepIdentity?
        var records: [SweepRecord] = []
        for row in table.rows {
            let summary: SweepRow<CaseColumn> = try row.values()
            let own = try row.identity()
            if let identity, own != identity {
                throw try row.cell(CaseColumn.sweep.rawValue).fail(
                    "this row belongs to another sweep than those above it", remedy: "Merge only shards of one sweep.")
            }
            identity = own
            let number = try row.cell(CaseColumn.caseNumber.rawValue).integer(in: 1...own.caseCount)
            if records.last?.number == number {
                guard records[records.count - 1].summary == summary else {
                    throw try row.cell(CaseColumn.caseNumber.rawValue).fail(
                        "case \(number) differs from the row above", remedy: "Compute the shard again.")
                }
            } else {
                records.append(SweepRecord(summary: summary, offers: []))
            }
            let offer = try row.cell(OfferColumn.typeNumber.rawValue)
            guard try offer.integer() == records[records.count - 1].offers.count + 1 else {
                throw offer.fail("this is not the next type of case \(number)", remedy: "Compute the shard again.")
            }
            records[records.count - 1].offers.append(try row.values())
        }
        for record in records where record[.typeCount] != .count(record.offers.count) {
            throw TableError(
                file: path, problem: "case \(record.number) lacks types", remedy: "Compute the shard again.")
        }
        guard let identity else { throw TableError(file: path, problem: "there are no cases", remedy: "Give a shard.") }
        self.identity = identity
        self.records = records
    }
}

extension TableRow {
    fileprivate func values<Column: StoredColumn>() throws(TableError) -> SweepRow<Column> {
        try SweepRow { column throws(TableError) in
            let cell = try cell(column.rawValue)
            if cell.text.isEmpty { return .none }
            return switch column.kind {
            case .count: .count(try cell.integer())
            case .number: SweepValue(try cell.number())
            case .text: .text(cell.text)
            }
        }
    }

    fileprivate func identity() throws(TableError) -> SweepIdentity {
        SweepIdentity(
            fingerprint: try cell(CaseColumn.sweep.rawValue).nonEmptyText(),
            caseCount: try cell(CaseColumn.sweepCases.rawValue).integer(in: 1...GridAxis.mostValues),
            shard: .whole, version: try cell(CaseColumn.version.rawValue).nonEmptyText())
    }
}
