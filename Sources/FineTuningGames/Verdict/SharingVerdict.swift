/// Whether revenue is shared: three statements that are true or false apart from each other, and where they turn.
///
/// That profit sharing arises is the paper's claim; how to tell is defined here. What somebody gains is what it gets beyond
/// what it has without a deal, and only shares that everybody accepts count.
public struct SharingVerdict: Hashable, Sendable {
    /// The Pareto-optimal shares at which everybody contributes and gains: the generalist and all specialists improve the
    /// technology, and nobody gets less than 1e-12 of what the best off can get at any share. In ascending order; empty
    /// where there are none.
    ///
    /// Found on the curve's grid, ends by bisection. An end is open where somebody gains nothing there or does not
    /// contribute; otherwise it is an end of the Pareto set's closure and counts as closed.
    public let sharing: [ShareInterval]
    /// Whether the generalist, choosing alone, would leave the specialists a share.
    public let generalistGives: Bool
    /// Whether the specialists, choosing alone and as one party, would leave the generalist a share.
    public let specialistGives: Bool
    /// By specialist, in the game's order: whether some share is such that its domain is served.
    public let served: [Bool]
    /// Where the statements turn.
    public let thresholds: SharingThresholds

    /// Whether some share is such that some domain is served.
    public var isServed: Bool { served.contains(true) }
}

extension SharingVerdict {
    /// Of a game no share of which everybody accepts: nothing is served, so nothing is shared.
    public init(refused game: FineTuningGame) {
        sharing = []
        generalistGives = false
        specialistGives = false
        served = game.specialists.map { _ in false }
        thresholds = SharingThresholds(of: game, isUsual: true, changes: [])
    }
}

extension Bargain {
    /// When revenue is shared; nil where the search was ended before the Pareto set was known.
    /// - Throws: `GameError.outOfScale`.
    /// - Complexity: two equilibria for each piece of the curve, and some 60 for each end of an interval.
    public func verdict() throws(GameError) -> SharingVerdict? {
        guard let pareto else { return nil }
        let survey = try SharingSurvey(curve)
        let isUsual = acceptable.terms.disagreement.allSatisfy { $0 == 0 }
        let agreed = isUsual ? survey : try SharingSurvey(acceptable)
        let thresholds = SharingThresholds(of: curve.game, isUsual: isUsual, changes: survey.changes)
        let (generalist, specialist) = (self[.powerfulGeneralist], self[.powerfulSpecialist])
        return SharingVerdict(
            sharing: try agreed.sharing(within: pareto),
            generalistGives: thresholds.generalistGives
                ?? generalist.ties.allSatisfy { $0.upperBound < 1 },
            specialistGives: thresholds.specialistGives ?? specialist.ties.allSatisfy { $0.lowerBound > 0 },
            served: agreed.served, thresholds: thresholds)
    }
}
