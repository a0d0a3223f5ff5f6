import Stopping

/// What one certification found, whichever engine it used: a menu by class, and the proof of how good it is.
struct Finding: Sendable {
    let menu: FinishedMenu
    /// What no menu can exceed.
    let upper: Double
    var record: SolverRecord
    /// Nil where the prices at the menu were not found.
    let prices: [ClassPrice]?
    let trace: [BoundsStep]
    let programText: String?
    /// What the best menu found is worth before anybody is left out; nil where that was not asked.
    let performanceWithEverybody: Double?
    /// Where the menu is in whole multiples: the best one without.
    var continuous: ContinuousOptimum?

    var performance: PerformanceBounds {
        PerformanceBounds(lower: menu.performance, upper: max(upper, menu.performance))
    }
}

extension Finding {
    /// Everyone training alone, which no search has tried to better.
    /// - Throws: `ContractError.noMenu` where that is not accepted.
    init(
        untriedIn screening: ScreeningProblem, _ participation: Participation, stoppedBy reason: StopReason?
    ) throws(ContractError) {
        guard screening.standAloneIsAccepted else {
            throw .noMenu(MissingMenu(status: .undecided, conflict: [], stoppedBy: reason))
        }
        var record = SolverRecord()
        record.engine = .enumerate
        self.init(
            menu: FinishedMenu(untried: screening, participation), upper: screening.performanceLimit,
            record: record, prices: nil, trace: [], programText: nil, performanceWithEverybody: nil)
    }
}
