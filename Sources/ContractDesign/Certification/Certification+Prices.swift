extension Certification {
    /// What relaxing each constraint would be worth at the best menu; nil where that was not found.
    ///
    /// The duals of the program that gave the bound are such prices only where its own optimum is the best menu, and
    /// where no group is so small that an envelope stands in for the true curve, whose slope it overstates. Else
    /// the concave problem in which the compositions that are beyond the hinge at the best menu are live is solved once
    /// more, from there; within the tolerance its optimum must be that menu.
    mutating func pricesAtBest() throws(ContractError) -> [ClassPrice]? {
        if participation.isSolitary { return nil }
        if let deciding, holds(deciding.bounds), isTrue(deciding.kind), observer.stop?() == nil {
            return deciding.prices
        }
        if observer.stop?() != nil || !engine.holdsOneLaw { return nil }
        let contributions = bestContributions
        guard let table = tables.table(for: contributions, apart: 1e-9) else { return nil }
        let levels = table.partition.groups.map { contributions[$0.lowerBound] }
        let onset = screening.exact.performance.joint
        let curves = GroupCurves(
            minorant: screening.minorant, live: table.outcomes.totals(levels).map { $0 > onset })
        let goal = SupportingHyperplanes<GroupExpectation>.Goal(tolerance: 0.1 * tolerance)
        let (outcome, work) = try SupportingHyperplanes.solve(
            screening, GroupExpectation(table, curves, conditioning, isMajorant: false), from: start, goal, observer)
        record.add(work)
        return holds((outcome.lower, outcome.upper)) ? outcome.prices : nil
    }

    /// Whether one version of the curves has the slopes of the true ones at the best menu, as it has where groups so small
    /// that it stands in for them never come.
    private func isTrue(_ kind: CollectiveCurves.Kind) -> Bool {
        let exactFrom = kind == .envelope ? screening.envelope.exactFrom : engine.exactFrom
        if leastTotal >= exactFrom { return true }
        func slopes(_ kind: CollectiveCurves.Kind) -> [Double] {
            var expectation = engine.expectation(kind)
            expectation.move(to: bestContributions)
            return expectation.performanceGradient()
        }
        let exact = slopes(.exact)
        let largest = exact.reduce(0) { max($0, abs($1)) }
        return zip(slopes(kind), exact).allSatisfy { abs($0 - $1) <= 1e-6 * largest }
    }

    /// Whether a concave problem with these bounds has the best menu for its optimum.
    private func holds(_ bounds: (lower: Double, upper: Double)) -> Bool {
        bounds.upper - performance <= tolerance && performance - bounds.lower <= tolerance
    }
}
