/// What is kept beside each answer, so that a store that was damaged since is found out: a hash of all its values, of
/// the kinds that they have, and of the sweep that it belongs to.
enum RecordChecksum {
    /// As SQLite keeps it.
    static func of(_ record: SweepRecord, in identity: SweepIdentity) -> Int64 {
        var hash = StableHash()
        hash.add(identity.fingerprint)
        hash.add(UInt64(identity.caseCount))
        add(record.summary, to: &hash)
        hash.add(UInt64(record.offers.count))
        for offer in record.offers { add(offer, to: &hash) }
        return Int64(bitPattern: hash.state)
    }

    /// Of what a store says about itself.
    static func of(_ identity: SweepIdentity, schema: String) -> Int64 {
        var hash = StableHash()
        hash.add(schema)
        hash.add(identity.fingerprint)
        hash.add(UInt64(identity.caseCount))
        hash.add(identity.shard.description)
        hash.add(identity.version)
        return Int64(bitPattern: hash.state)
    }

    private static func add<Column: SweepColumn>(_ row: SweepRow<Column>, to hash: inout StableHash) {
        for value in row.values {
            switch value {
            case .none: hash.add(byte: 0)
            case .count(let count):
                hash.add(byte: 1)
                hash.add(UInt64(bitPattern: Int64(count)))
            case .number(let number):
                hash.add(byte: 2)
                hash.add(number.bitPattern)
            case .text(let text):
                hash.add(byte: 3)
                hash.add(text)
            }
        }
    }
}
