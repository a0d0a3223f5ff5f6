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
    /// Cheap enough for a second try.
    var isCheap: Bool { size <= 0.1 * Self.largestTable }
    var table: OutcomeTable { OutcomeTable(participation, probabilities: probabilities) }

    var refusal: ContractError {
        .tooManyOutcomes(participation: participation.specification, classes: probabilities.count, count: outcomes)
    }
}
