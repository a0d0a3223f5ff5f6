import FineTuningGames
import Tabular

extension BargainAnswer {
    /// One row for each rule and specialist, numbers to full precision, nothing for "none"; ties as `0.25` or `0..1`,
    /// with
    /// `;` between several.
    var csv: CSVText {
        let header = [
            "solution", "specialist", "share", "ties", "regime", "performance0", "performance", "generalistUtility",
            "specialistUtility", "welfare", "efficiency",
        ]
        var csv = CSVText(header: header)
        for solution in solutions {
            let equilibrium = solution.equilibrium
            let ties = solution.ties.map(\.cell).joined(separator: ";")
            for (index, outcome) in equilibrium.outcomes.enumerated() {
                csv.append([
                    solution.rule.rawValue, game.specialists[index].name, equilibrium.shares[index].exact, ties,
                    outcome.regime.rawValue, equilibrium.generalistPerformance.exact, outcome.performance?.exact ?? "",
                    equilibrium.generalistUtility.exact, outcome.utility.exact, equilibrium.welfare.exact,
                    efficiency(solution).exact,
                ])
            }
        }
        return csv
    }
}

extension ClosedRange<Double> {
    fileprivate var cell: String {
        lowerBound == upperBound ? lowerBound.exact : "\(lowerBound.exact)..\(upperBound.exact)"
    }
}
