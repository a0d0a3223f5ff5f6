/// Menus as they are judged where classes own only so much: by who could pose as whom at the menu itself.
struct CapacityMenus: Sendable {
    let screening: ScreeningProblem
    let rules: CapacityRules
    private(set) var best: Finding?

    /// Contributions that are less than this apart, relatively, are one: it is the rounding of linear systems.
    private static let rounding = 1e-12
    /// What rewards may miss a cap by, as a fraction of the value scale.
    private static let capTolerance = 1e-12

    init(_ screening: ScreeningProblem, _ rules: CapacityRules) {
        self.screening = screening
        self.rules = rules
    }

    var performance: Double { best?.menu.performance ?? -.infinity }

    /// The finding with the rewards of the true problem; nil where there are none.
    func judged(_ finding: Finding) -> Finding? {
        let contributions = bunched(finding.menu.contributions)
        let lattice = screening.within(rules.cell(of: contributions))
            .lattice(contributions, caps: finding.menu.caps)
        let rounding = Self.capTolerance * screening.valueScale
        guard lattice.hasDifferences,
            zip(lattice.least, finding.menu.caps).allSatisfy({ $0 <= $1 + rounding })
        else { return nil }
        return finding.with(
            FinishedMenu(
                contributions: contributions, rewards: lattice, caps: finding.menu.caps,
                ownCaps: finding.menu.ownCaps, performance: finding.menu.performance,
                modelValue: finding.menu.modelValue))
    }

    /// Takes a menu that holds where it is better.
    mutating func take(_ finding: Finding) {
        if finding.menu.performance > performance { best = finding }
    }

    /// Of the constraints that hold at a menu and are not kept in a cell, the one that its rewards miss by most.
    func worstMissed(by finding: Finding, in cell: MenuCell) -> IncentivePair? {
        guard let kept = cell.pairs.map(Set.init) else { return nil }
        let contributions = bunched(finding.menu.contributions)
        let held = rules.cell(of: contributions).pairs ?? []
        func worst(_ rewards: [Double]) -> IncentivePair? {
            let missed = held.filter { !kept.contains($0) }.map { pair in
                (gain: pair.gain(costs: screening.costs, contributions: contributions, rewards: rewards), pair: pair)
            }
            let most = missed.max { $0.gain < $1.gain }
            return most.flatMap { $0.gain > 0 ? $0.pair : nil }
        }
        return worst(finding.menu.rewards.greatest) ?? worst(finding.menu.rewards.least)
    }

    private func bunched(_ contributions: [Double]) -> [Double] {
        var bunched = contributions
        for (i, m) in contributions.enumerated() {
            let same = bunched[..<i].first { abs($0 - m) <= Self.rounding * m }
            bunched[i] = same.map { min($0, rules.capacities[i]) } ?? m
        }
        return bunched
    }
}

extension Finding {
    fileprivate func with(_ menu: FinishedMenu) -> Finding {
        Finding(
            menu: menu, upper: upper, record: record, prices: prices, trace: trace, programText: programText,
            performanceWithEverybody: performanceWithEverybody, continuous: continuous)
    }
}
