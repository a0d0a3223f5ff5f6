import Stopping

/// Enumeration of a problem's compositions, before the table is made.
struct EnumerationChoice {
    /// The most numbers that an outcome table may hold: 320 MB.
    static let largestTable = 4e7

    private let participation: Participation
    private let probabilities: [Double]
    let outcomes: Double

    init(_ participation: Participation, _ probabilities: [Double]) {
        self.participation = participation
        self.probabilities = probabilities
        outcomes = OutcomeTable.outcomeCount(participation, classes: probabilities.count)
    }

    private var size: Double { outcomes * Double(probabilities.count + 4) }
    var fits: Bool { size <= Self.largestTable }
    /// Cheap enough to be taken before other engines.
    var isCheap: Bool { size <= 0.1 * Self.largestTable }

    /// All outcomes, or where patience ends before, some of them.
    func table(_ patience: Patience = Patience()) -> OutcomeTable {
        OutcomeTable(participation, probabilities: probabilities, patience)
    }

    /// The most outcomes that a table holds, and the most that are worth it where there are other ways.
    var mostOutcomes: Int { Int(Self.largestTable) / (probabilities.count + 4) }
    var cheapOutcomes: Int { min(200_000, mostOutcomes / 10) }

    /// The outcomes that matter; nil where there are more than `most`. Some of them where patience ends before.
    func likely(atMost most: Int, _ patience: Patience = Patience()) -> OutcomeTable? {
        let law = participation.law
        let rarest = probabilities.map { law.drop(gap: 0, step: $0) }.min() ?? 1
        return OutcomeTable(
            participation, probabilities: probabilities, negligible: Self.negligible * rarest, atMost: most, patience)
    }

    /// Outcomes less likely than this, times the chance of the rarest class, do not matter: together they have about a
    /// tenth of that times their number.
    private static let negligible = 1e-17

    var refusal: ContractError {
        .tooManyOutcomes(participation: participation.specification, classes: probabilities.count, count: outcomes)
    }
}
