import FineTuningGames
import Sweeps
import Tabular

extension BargainSweep {
    /// One row a case, numbers to full precision, nothing for "none": a column for each axis, then for each rule the
    /// share, the utilities (the specialists' summed), the performance sold and a letter for what each specialist does;
    /// intervals as in `BargainAnswer.csv`, open ends as parentheses.
    var csv: CSVText {
        var csv = CSVText(
            header: ["case"] + grid.axes.map(\.name) + ["status"] + BargainingRule.allCases.flatMap(Self.columns) + [
                "pareto", "sharing", "sharingLow", "sharingHigh", "generalistGivesAway", "specialistGivesAway",
                "served",
                "firstBest",
            ])
        for found in cases {
            let rules = BargainingRule.allCases.flatMap { rule in
                found.solutions.first { $0.rule == rule }.map(Self.cells) ?? Array(repeating: "", count: 5)
            }
            let verdict = found.verdict
            csv.append(
                ["\(found.number)"] + found.point.map(\.exact) + [found.status.rawValue] + rules + [
                    found.pareto?.intervals.map { "[\($0.lowerBound.exact),\($0.upperBound.exact)]" }
                        .joined(separator: ";") ?? "",
                    verdict?.sharing.map(\.cell).joined(separator: ";") ?? "",
                    verdict?.sharing.first?.low.exact ?? "", verdict?.sharing.last?.high.exact ?? "",
                    verdict.map { "\($0.generalistGives)" } ?? "", verdict.map { "\($0.specialistGives)" } ?? "",
                    verdict.map { "\($0.isServed)" } ?? "", found.firstBest?.welfare.exact ?? "",
                ])
        }
        return csv
    }

    private static func columns(_ rule: BargainingRule) -> [String] {
        ["Share", "GeneralistUtility", "SpecialistUtility", "Performance", "Regimes"].map { rule.rawValue + $0 }
    }

    private static func cells(_ solution: BargainingSolution) -> [String] {
        let equilibrium = solution.equilibrium
        return [
            equilibrium.shares[0].exact, equilibrium.generalistUtility.exact,
            equilibrium.outcomes.reduce(0) { $0 + $1.utility }.exact, equilibrium.totalPerformance.exact,
            equilibrium.outcomes.map(\.regime.letter).joined(),
        ]
    }
}

extension ShareInterval {
    fileprivate var cell: String {
        "\(lowClosed ? "[" : "(")\(low.exact),\(high.exact)\(highClosed ? "]" : ")")"
    }
}
