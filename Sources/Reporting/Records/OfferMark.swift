import ContractDesign

extension Collection<Offer> {
    /// How tables name each offer: its number, and `=` where several types share it.
    var marks: [String] {
        let sizes = Dictionary(grouping: self, by: \.pool).mapValues(\.count)
        return map { "\($0.pool)\(sizes[$0.pool, default: 0] > 1 ? " =" : "")" }
    }
}
