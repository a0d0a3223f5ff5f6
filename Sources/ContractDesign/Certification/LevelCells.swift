extension LaplaceEngine: SearchingEngine {
    /// Cuts what is left below the hinge into cells of the common level. In a cell no total is less than what its lower
    /// end alone brings, so the relaxation there may keep more terms; a cell whose bound falls under what was found is
    /// done with, and the widest of the others is halved.
    func close(_ certification: inout Certification<Self>, below level: Double) throws(ContractError) {
        let mostCells = 24
        var open = [Cell(levels: 0...level, upper: .infinity)]
        for _ in 0..<mostCells {
            guard let index = open.indices.max(by: { open[$0].upper < open[$1].upper }) else { break }
            if certification.isCancelled { break }
            let cell = open.remove(at: index)
            let middle = 0.5 * (cell.levels.lowerBound + cell.levels.upperBound)
            for levels in [cell.levels.lowerBound...middle, middle...cell.levels.upperBound] {
                let least = levels.lowerBound / certification.level(ofLeastTotal: 1)
                let outcome = try certification.solve(
                    relaxation(forTotalsFrom: least), levels, cutoff: certification.cutoff)
                if let z = outcome.coordinates {
                    certification.best.consider(certification.screening.cone.contributions(z))
                }
                if outcome.upper > certification.cutoff {
                    open.append(Cell(levels: levels, upper: min(outcome.upper, cell.upper)))
                }
            }
        }
        certification.lower(upperBelow: open.map(\.upper).reduce(certification.cutoff, max))
    }

    private struct Cell {
        var levels: ClosedRange<Double>
        var upper: Double
    }
}
