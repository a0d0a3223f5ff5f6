import GRDB

extension SweepStore {
    /// How many cases came out how.
    /// - Throws: `StoreError` where answers that are only read are damaged.
    public func tally() throws -> SweepTally {
        if let outcomes { return outcomes.tally }
        var outcomes = CaseOutcomes(of: identity)
        try forEachPage { for record in $0 { outcomes.add(record) } }
        return outcomes.tally
    }

    /// The answer of one case, where there is one.
    /// - Throws: `StoreError` where it is damaged.
    func record(_ number: Int) throws(StoreError) -> SweepRecord? {
        let identity = identity
        let path = path
        let texts = texts
        return try access { db in
            guard let row = try Row.fetchOne(db, sql: Self.selectionOfOneCase, arguments: [number]) else { return nil }
            let offers = try Row.fetchAll(db, sql: Self.selectionOfItsOffers, arguments: [number])
            let record = SweepRecord(
                summary: row.summary(texts, of: identity), offers: offers.map { $0.offer(texts) })
            guard row.count("checksum") == Int(RecordChecksum.of(record, in: identity)) else {
                throw StoreError(path ?? "", .damaged("case \(number) does not fit its checksum"))
            }
            return record
        }
    }

    /// All answers in case order, some hundred at a time. The store itself must not be used meanwhile.
    /// - Throws: `StoreError` where one is damaged or lost, and what `body` throws.
    public func forEachPage(_ body: ([SweepRecord]) throws -> Void) throws {
        let path = path ?? ""
        var count = 0
        var failure: (any Error)?
        let damaged = try access { db in
            var scan = try RecordScan(db, of: identity)
            var page: [SweepRecord] = []
            while failure == nil, let record = try scan.next() {
                if scan.damaged > 0 { break }
                count += 1
                page.append(record)
                if page.count == Self.pageSize { failure = Self.failure(of: body, on: &page) }
            }
            if failure == nil, scan.damaged == 0, !page.isEmpty { failure = Self.failure(of: body, on: &page) }
            return scan.damaged
        }
        if let failure { throw failure }
        guard damaged == 0 else {
            throw StoreError(path, .damaged("after \(count) sound cases comes one that does not fit its checksum"))
        }
        if let outcomes, outcomes.tally.total != count { throw StoreError(path, .damaged("cases are missing")) }
    }

    private static func failure(of body: ([SweepRecord]) throws -> Void, on page: inout [SweepRecord]) -> (any Error)? {
        defer { page.removeAll(keepingCapacity: true) }
        do {
            try body(page)
            return nil
        } catch {
            return error
        }
    }

    private static let pageSize = 500

    /// All answered cases, in the order of the sweep.
    /// - Throws: `StoreError` where they cannot be read.
    public func allRecords() throws -> [SweepRecord] {
        var records: [SweepRecord] = []
        try forEachPage { records += $0 }
        return records
    }
}
