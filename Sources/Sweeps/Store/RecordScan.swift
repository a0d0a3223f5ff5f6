import GRDB

/// Reads all answers in one pass over both tables, each checked against its checksum, whatever the tables look like.
struct RecordScan {
    /// Rows that belong to no sound answer: damaged, out of order, or types without their case.
    private(set) var damaged = 0

    private let cases: RowCursor
    private let offers: RowCursor
    private let identity: SweepIdentity
    private let texts: StoredTexts
    private var offer: (number: Int?, values: SweepRow<OfferColumn>)?
    private var last = 0

    init(_ db: Database, of identity: SweepIdentity) throws {
        texts = try StoredTexts(db)
        cases = try Row.fetchCursor(db, sql: SweepStore.selectionOfCases)
        offers = try Row.fetchCursor(db, sql: SweepStore.selectionOfOffers)
        self.identity = identity
        try takeOffer()
    }

    /// The next sound answer, with a number above all of before; nil at the end.
    mutating func next() throws -> SweepRecord? {
        while let row = try cases.next() {
            var record = SweepRecord(summary: row.summary(texts, of: identity), offers: [])
            let checksum = row.count("checksum")
            while let next = offer, next.number ?? 0 < record.number { try passOver() }
            while let next = offer, next.number == record.number {
                record.offers.append(next.values)
                try takeOffer()
            }
            let isSound =
                record.number > last && identity.place(of: record.number) != nil
                && checksum == Int(RecordChecksum.of(record, in: identity))
            last = max(last, record.number)
            if isSound { return record }
            damaged += 1
        }
        while offer != nil { try passOver() }
        return nil
    }

    private mutating func passOver() throws {
        damaged += 1
        try takeOffer()
    }

    private mutating func takeOffer() throws {
        offer = try offers.next().map { ($0.count(CaseColumn.caseNumber.rawValue), $0.offer(texts)) }
    }
}
