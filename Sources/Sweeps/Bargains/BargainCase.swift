import FineTuningGames
import Stopping

/// A grid of games and what came of it.
public struct BargainSweep: Sendable {
    /// What was asked.
    public let grid: BargainGrid
    /// What everybody has without a deal, and weighs; nil for 0 and equal weights.
    public let terms: BargainingTerms?
    /// In their order; not all of the grid's where the search was ended.
    public let cases: [BargainCase]
    /// Why the search was ended before it was through; nil where it was not.
    public let stoppedBy: StopReason?
}

/// One game of a grid: what each rule selects, and what is true of it.
public struct BargainCase: Sendable {
    /// How a case came out.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is a bargain under every rule.
        case settled
        /// Everybody refuses every share.
        case nobodyAccepts = "nobody-accepts"
        /// No share gives everybody what it has without a deal, and somebody more.
        case noDeal = "no-deal"
        /// Performances or utilities are beyond what numbers hold.
        case outOfScale = "out-of-scale"
    }

    /// From 1.
    public let number: Int
    /// The values of the axes, in their order.
    public let point: [Double]
    /// How it came out.
    public let status: Status
    /// In the order of `BargainingRule.allCases`; none where there is no bargain.
    public let solutions: [BargainingSolution]
    /// nil where there is no bargain.
    public let pareto: ParetoSet?
    /// nil where there is no bargain.
    public let firstBest: FirstBest?
    /// nil where it is out of scale.
    public let verdict: SharingVerdict?

    init(_ number: Int, _ point: [Double], _ bargain: Bargain, _ verdict: SharingVerdict?) {
        self.number = number
        self.point = point
        status = .settled
        solutions = bargain.solutions
        pareto = bargain.pareto
        firstBest = bargain.firstBest
        self.verdict = verdict
    }

    init(_ number: Int, _ point: [Double], _ status: Status, _ verdict: SharingVerdict?) {
        self.number = number
        self.point = point
        self.status = status
        solutions = []
        pareto = nil
        firstBest = nil
        self.verdict = verdict
    }
}
