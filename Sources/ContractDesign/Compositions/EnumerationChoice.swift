import Stopping

/// Enumeration of a problem's compositions, before the table is made.
struct EnumerationChoice {
    /// The most numbers that an outcome table may hold: 320 MB.
    static let largestTable = 4e7

    private let participation: Participation
    private let probabilities: [Double]
    private let mostBytes: Double
    let outcomes: Double

    /// - Parameter mostBytes: that a search by enumeration may take.
    init(_ participation: Participation, _ probabilities: [Double], mostBytes: Double) {
        self.mostBytes = mostBytes
        self.participation = participation
        self.probabilities = probabilities
        outcomes = OutcomeTable.outcomeCount(participation, classes: probabilities.count)
    }

    private var size: Double { outcomes * Double(probabilities.count + 4) }
    /// What a search holds for each outcome at its height: the table as it grows, and curves with their slopes and
    /// curvatures. Measured: 147 bytes for three classes, 168 to 190 for five.
    private var bytesPerOutcome: Double { 8 * (3 * Double(probabilities.count) + 14) }
    private var hasMemory: Bool { outcomes * bytesPerOutcome <= mostBytes }
    var fits: Bool { size <= Self.largestTable && hasMemory }
    /// Cheap enough to be taken before other engines.
    var isCheap: Bool { size <= 0.1 * Self.largestTable && hasMemory }

    /// All outcomes, or where patience ends before, some of them.
    func table(_ patience: Patience = Patience()) -> OutcomeTable {
        OutcomeTable(participation, probabilities: probabilities, patience)
    }

    /// The most outcomes that a table holds, and the most that are worth it where there are other ways.
    var mostOutcomes: Int {
        let most = Int(Self.largestTable) / (probabilities.count + 4)
        return min(most, Int(min(1e15, mostBytes / bytesPerOutcome)))
    }
    var cheapOutcomes: Int { min(200_000, mostOutcomes / 10) }

    /// About how many outcomes matter.
    var likelyOutcomes: Double { min(outcomes, LikelyCounts.estimate(participation, probabilities)) }

    /// The outcomes that matter; nil where there are more than `most`. Some of them where patience ends before.
    func likely(atMost most: Int, _ patience: Patience = Patience()) -> OutcomeTable? {
        let rarest = participation.law.presence(probabilities).min() ?? 1
        return OutcomeTable(
            participation, probabilities: probabilities, negligible: Self.negligible * rarest, atMost: most, patience)
    }

    /// Outcomes less likely than this, times the chance of the rarest class, do not matter: together they have about a
    /// tenth of that times their number.
    private static let negligible = 1e-17

    var refusal: ContractError {
        if size <= Self.largestTable {
            return .tooLittleMemory(
                participation: participation.specification, count: outcomes, bytes: outcomes * bytesPerOutcome,
                most: mostBytes)
        }
        return .tooManyOutcomes(
            participation: participation.specification, classes: probabilities.count, count: outcomes)
    }
}
