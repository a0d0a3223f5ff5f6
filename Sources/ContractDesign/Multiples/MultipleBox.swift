/// A part of the menus in whole multiples: ranges of the contributions, and where rewards are to be multiples as well of
/// these.
struct MultipleBox: Sendable {
    var contributions: ContributionBox
    /// Value units, by class; empty where rewards may be any.
    private(set) var rewards: [ClosedRange<Double>]

    init(_ problem: ScreeningProblem, _ grid: MultipleGrid) {
        contributions = ContributionBox(problem, upToLevel: 1)
        contributions.round(to: grid)
        rewards = grid.rewardStep == nil ? [] : problem.costs.map { _ in 0...problem.valueScale }
    }

    /// Whether each class has one contribution left; nothing has to be known of rewards then, which follow exactly.
    var isPoint: Bool { contributions.lower == contributions.upper }

    /// The rewards within what the contributions leave: at least f_i + c_i m_i at their least, at most the cap at their
    /// most, and rising along the cost order.
    /// - Parameter caps: those at the upper ends, value units.
    /// - Returns: false where a class has no multiple left.
    mutating func narrowRewards(_ problem: ScreeningProblem, _ grid: MultipleGrid, caps: [Double]) -> Bool {
        guard let step = grid.rewardStep else { return true }
        var (low, high) = (rewards.map(\.lowerBound), rewards.map(\.upperBound))
        for i in low.indices {
            low[i] = max(low[i], problem.outsideOptions[i] + problem.costs[i] * contributions.lower[i])
            low[i] = Self.rounded(low[i], step, .up)
            high[i] = Self.rounded(min(high[i], caps[i]), step, .down)
        }
        for i in low.indices.dropFirst() { low[i] = max(low[i], low[i - 1]) }
        for i in high.indices.dropLast().reversed() { high[i] = min(high[i], high[i + 1]) }
        if zip(low, high).contains(where: { $0 > $1 }) { return false }
        rewards = zip(low, high).map { $0...$1 }
        return true
    }

    private static func rounded(_ value: Double, _ step: Double, _ rule: FloatingPointRoundingRule) -> Double {
        let count = value / step
        let slack = 1e-11 * max(1, abs(count)) * (rule == .up ? -1 : 1)
        return (count + slack).rounded(rule) * step
    }

    /// Where to divide a box.
    enum Division {
        /// Between this multiple and the next for a class.
        case contribution(Int, after: Double)
        /// Likewise for its reward.
        case reward(Int, after: Double)
    }

    /// Multiples that a relaxation's optimum is this near to count as met.
    private static let whole = 1e-6

    /// Where the optimum of a relaxation is furthest from a multiple: among the contributions, then among the rewards.
    /// Where it is nowhere, beside the optimum, where the range has most multiples.
    func division(_ grid: MultipleGrid, at point: [Double], rewards reward: [Double]) -> Division? {
        let (box, steps) = (contributions, grid.steps)
        let open = steps.indices.filter { box.upper[$0] > box.lower[$0] }
        func distance(_ value: Double, _ step: Double) -> Double { abs(value / step - (value / step).rounded()) }
        if let i = open.max(by: { distance(point[$0], steps[$0]) < distance(point[$1], steps[$1]) }),
            distance(point[i], steps[i]) > Self.whole
        {
            return .contribution(i, after: clamped((point[i] / steps[i]).rounded(.down), steps[i], box.range(i)))
        }
        if let step = grid.rewardStep {
            let free = rewards.indices.filter { rewards[$0].upperBound > rewards[$0].lowerBound }
            if let i = free.max(by: { distance(reward[$0], step) < distance(reward[$1], step) }),
                distance(reward[i], step) > Self.whole
            {
                return .reward(i, after: clamped((reward[i] / step).rounded(.down), step, rewards[i]))
            }
        }
        guard let i = open.max(by: { box.width($0) / steps[$0] < box.width($1) / steps[$1] }) else { return nil }
        return .contribution(i, after: clamped((point[i] / steps[i]).rounded(), steps[i], box.range(i)))
    }

    /// The middle of the widest range, where no optimum is known.
    func division(_ grid: MultipleGrid) -> Division? {
        let middle = zip(contributions.lower, contributions.upper).map { 0.5 * ($0 + $1) }
        let whole = middle.enumerated().map { grid.nearest($1, $0) }
        return division(grid, at: whole, rewards: rewards.map(\.lowerBound))
    }

    private func clamped(_ count: Double, _ step: Double, _ range: ClosedRange<Double>) -> Double {
        let (low, high) = ((range.lowerBound / step).rounded(), (range.upperBound / step).rounded())
        return min(max(count, low), high - 1) * step
    }

    /// The two parts.
    func split(_ division: Division, _ grid: MultipleGrid) -> [MultipleBox] {
        var parts = [self, self]
        switch division {
        case .contribution(let i, let last):
            for (k, box) in contributions.split(i, at: last + 0.5 * grid.steps[i]).enumerated() {
                parts[k].contributions = box
                parts[k].contributions.round(to: grid)
            }
        case .reward(let i, let last):
            let next = ((last / (grid.rewardStep ?? 1)).rounded() + 1) * (grid.rewardStep ?? 1)
            parts[0].rewards[i] = min(rewards[i].lowerBound, last)...last
            parts[1].rewards[i] = next...max(next, rewards[i].upperBound)
        }
        return parts.filter { !$0.contributions.isEmpty }
    }
}
