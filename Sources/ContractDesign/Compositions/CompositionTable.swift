/// Compositions with their weights: all of them where they are few enough, else a sample.
struct CompositionTable {
    let outcomes: OutcomeTable
    /// Whether the compositions are a sample rather than all there are.
    let isDrawn: Bool

    init(_ participation: Participation, _ probabilities: [Double], seed: UInt64, mostBytes: Double) {
        let enumeration = EnumerationChoice(participation, probabilities, mostBytes: mostBytes)
        isDrawn = !enumeration.isCheap
        outcomes =
            isDrawn
            ? OutcomeTable(
                participation, probabilities: probabilities, draws: Self.draws(classes: probabilities.count), seed: seed
            )
            : enumeration.table()
    }

    /// As many as take a fraction of a second.
    static func draws(classes: Int) -> Int { min(100_000, max(1000, 2_000_000 / classes)) }
}
