import FineTuningGames
import Sweeps

extension BargainSweep {
    /// Over the first axis, for a few combinations of what the other axes say: the share under each rule with the Pareto
    /// set, and what the two sides get of the first best. None where the first axis has one value.
    var charts: [Chart] {
        guard Set(grid.axes[0].values).count > 1 else { return [] }
        return panels.enumerated().flatMap { index, panel in
            let mark = index == 0 ? "" : "-\(index + 1)"
            let remarks = panel.remark.map { [$0] } ?? []
            return [
                sharesChart("shares\(mark)", panel.cases, remarks),
                utilitiesChart("grid-utilities\(mark)", panel.cases, remarks),
            ]
        }
    }

    /// Combinations of the other axes' values that are shown.
    private static let mostPanels = 4

    /// The cases that a picture shows, and what the other axes say there.
    private var panels: [(remark: String?, cases: [BargainCase])] {
        let groups = Dictionary(grouping: cases.filter { $0.status == .settled }) { Array($0.point.dropFirst()) }
        let inOrder = groups.sorted { $0.value[0].number < $1.value[0].number }
        return inOrder.spread(upTo: Self.mostPanels).map { point, cases in
            let words = zip(grid.axes.dropFirst(), point).map { "\($0.name.label(upTo: 24)) \($1.significant(4))" }
            return (words.isEmpty ? nil : words.joined(separator: ", "), cases)
        }
    }

    /// Along the first axis, in decades where its values span more than two of them.
    private var across: JSONValue {
        let values = grid.axes[0].values
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        let isWide = least > 0 && most / least >= 100
        return .measure(
            "x", grid.axes[0].name.label(upTo: 40),
            [
                "scale": isWide ? ["type": "log"] : ["zero": false],
                "axis": isWide ? ["format": "~g", "tickCount": 7] : ["format": "~g"],
            ])
    }

    private var rule: JSONValue {
        [
            "field": "rule", "type": "nominal", "title": "Solution",
            "scale": [
                "domain": .list(BargainingRule.allCases.map { .text($0.title) }), "range": ChartStyle.kinds,
            ],
        ]
    }

    private func sharesChart(_ name: String, _ cases: [BargainCase], _ remarks: [String]) -> Chart {
        let share = JSONValue.measure(
            "share", "The generalist's share", ["scale": ["domain": [0, 1]], "axis": ["format": ".0%"]])
        let sets = cases.flatMap { found in
            (found.pareto?.intervals ?? []).map { interval -> JSONValue in
                [
                    "x": .number(found.point[0]), "share": .number(interval.lowerBound),
                    "high": .number(interval.upperBound),
                ]
            }
        }
        let rows = cases.flatMap { found in
            found.solutions.map { solution -> JSONValue in
                [
                    "x": .number(found.point[0]), "share": .number(solution.equilibrium.shares[0]),
                    "rule": .text(solution.rule.title),
                ]
            }
        }
        return Chart(
            name: name, title: "Which share each rule picks", subtitle: remarks + ["Shaded: the Pareto set"],
            summary: "The generalist's share under each bargaining rule over \(grid.axes[0].name).",
            view: [
                "height": 320,
                "layer": [
                    [
                        "data": .rows(sets), "mark": ["type": "rule", "strokeWidth": 7, "color": ChartStyle.region],
                        "encoding": ["x": across, "y": share, "y2": ["field": "high"]],
                    ],
                    [
                        "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 2.2, "point": ["size": 30]],
                        "encoding": [
                            "x": across, "y": share, "color": rule,
                            "tooltip": [["field": "rule", "title": "Solution"], across, share],
                        ],
                    ],
                ],
            ])
    }

    private func utilitiesChart(_ name: String, _ cases: [BargainCase], _ remarks: [String]) -> Chart {
        let rows = cases.flatMap { found in
            found.solutions.flatMap { solution -> [JSONValue] in
                let equilibrium = solution.equilibrium
                let sides = [
                    ("generalist", equilibrium.generalistUtility),
                    ("specialists", equilibrium.welfare - equilibrium.generalistUtility),
                ]
                let whole = found.firstBest?.welfare ?? 1
                return sides.map { who, utility in
                    [
                        "x": .number(found.point[0]), "utility": .number(utility / whole), "who": .text(who),
                        "rule": .text(solution.rule.title),
                    ]
                }
            }
        }
        return Chart(
            name: name, title: "What each side gets under each rule, as a part of the first best", subtitle: remarks,
            summary: "Both sides' utilities, as parts of the first best, under each rule over \(grid.axes[0].name).",
            view: [
                "height": 320, "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 2],
                "encoding": [
                    "x": across, "y": .measure("utility", "Utility, of the first best", ["axis": ["format": ".0%"]]),
                    "color": rule,
                    "strokeDash": [
                        "field": "who", "type": "nominal", "title": "Utility of",
                        "scale": ["domain": ["generalist", "specialists"], "range": [[1, 0], [6, 4]]],
                    ],
                ],
            ])
    }
}
