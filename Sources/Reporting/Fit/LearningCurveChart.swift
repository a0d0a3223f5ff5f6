import Foundation
import LearningCurves

extension Chart {
    private static let samples = JSONValue.measure(
        "samples", "Data [effective units]",
        ["scale": ["type": "log", "nice": false], "axis": ["grid": false, "format": "~s", "tickCount": 6]])
    private static let skill = JSONValue.measure("skill", "Skill", ["scale": ["zero": false]])

    /// The points of a pilot with their errors, the fit with its band, and the other families, over data to eight times
    /// the largest size or to the largest that was asked about.
    /// - Parameter counted: the curve that a contract rests on, where there is one.
    static func learningCurve(of answer: FitAnswer, beside counted: SkillCurve? = nil) -> Chart {
        let level = (100 * answer.fit.chosen.level).significant(4)
        let family = answer.fit.chosen.family.rawValue
        return Chart(
            name: "learning-curve", title: "Skill by data",
            subtitle: [
                "Points: the pilot, with 1.645 standard errors; shaded: the \(level)% band of \(family)",
                "Beyond the last point nothing was measured",
            ]
                + (counted == nil
                    ? []
                    : ["Heavy line: the curve counted on; upright line: the data that the group is expected to have"]),
            summary: "The pilot's scores over data on a logarithmic axis, with the fitted curve, its band, and other "
                + "families' curves.",
            view: ["height": 360, "layer": .list(layers(of: answer) + (counted.map { rested(on: $0, answer) } ?? []))])
    }

    /// Where a curve is drawn: as many sizes as a picture shows.
    private static func sizes(of answer: FitAnswer, count: Int) -> [Double] {
        let first = answer.fit.pilot.range.lowerBound
        let last = max(PilotFit.reach * answer.fit.largest, answer.band.last?.samples ?? 0, answer.anchor)
        return (0..<count).map { first * pow(last / first, Double($0) / Double(count - 1)) }
    }

    private static func layers(of answer: FitAnswer) -> [JSONValue] {
        let fit = answer.fit
        let band = sizes(of: answer, count: 50).map { fit.chosen.band(at: $0) }
        let rows: [JSONValue] = band.map { point in
            ["samples": .number(point.samples), "skill": .number(point.low), "high": .number(point.high)]
        }
        let shade: JSONValue = [
            "data": .rows(rows), "mark": ["type": "area", "color": ChartStyle.region],
            "encoding": ["x": samples, "y": skill, "y2": ["field": "high"]],
        ]
        return [shade, curves(of: answer)] + points(of: fit)
    }

    private static func rested(on curve: SkillCurve, _ answer: FitAnswer) -> [JSONValue] {
        let rows = sizes(of: answer, count: 120).map { size -> JSONValue in
            ["samples": .number(size), "skill": .number(curve.value(at: size))]
        }
        return [
            [
                "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 3, "color": ChartStyle.ink],
                "encoding": ["x": samples, "y": skill],
            ],
            [
                "data": .rows([["samples": .number(answer.anchor)]]),
                "mark": ["type": "rule", "strokeWidth": 1.5, "color": ChartStyle.ink], "encoding": ["x": samples],
            ],
        ]
    }

    private static func curves(of answer: FitAnswer) -> JSONValue {
        let chosen = answer.fit.chosen.family
        let families = [chosen] + answer.fit.families.map(\.family).filter { $0 != chosen }
        let rows = answer.fit.families.flatMap { fit in
            sizes(of: answer, count: 120).map { size -> JSONValue in
                [
                    "samples": .number(size), "skill": .number(fit.curve.value(at: size)),
                    "family": .text(fit.family.rawValue),
                ]
            }
        }
        let dashes: JSONValue = [[1, 0], [7, 4], [2, 3], [9, 3, 2, 3], [4, 2]]
        let domain = JSONValue.list(families.map { .text($0.rawValue) })
        func channel(_ range: JSONValue) -> JSONValue {
            [
                "field": "family", "type": "nominal", "title": "Family",
                "scale": ["domain": domain, "range": .list(Array(range.elements.prefix(families.count)))],
            ]
        }
        return [
            "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 2],
            "encoding": [
                "x": samples, "y": skill, "strokeDash": channel(dashes),
                "color": channel([
                    ChartStyle.accent, ChartStyle.loss, ChartStyle.faint, ChartStyle.idle, ChartStyle.light,
                ]),
            ],
        ]
    }

    private static func points(of fit: PilotFit) -> [JSONValue] {
        let gone = Set(fit.dropped.map(\.measurement.samples))
        let rows: [JSONValue] = fit.pilot.measurements.enumerated().map { index, measured in
            let skill = fit.pilot.skill(ofScore: measured.score)
            let half = 1.645 * (fit.errors?[index] ?? 0)
            return [
                "samples": .number(measured.samples), "skill": .number(skill), "low": .number(skill - half),
                "high": .number(skill + half), "kind": .text(gone.contains(measured.samples) ? "left out" : "measured"),
            ]
        }
        let bars: JSONValue = [
            "data": .rows(rows), "mark": ["type": "rule", "color": ChartStyle.ink],
            "encoding": [
                "x": samples, "y": .measure("low", "Skill", ["scale": ["zero": false]]), "y2": ["field": "high"],
            ],
        ]
        let kinds: JSONValue = ["domain": ["measured", "left out"], "range": [ChartStyle.ink, ChartStyle.paper]]
        let marks: JSONValue = [
            "data": .rows(rows),
            "mark": [
                "type": "point", "filled": true, "size": 60, "opacity": 1, "stroke": ChartStyle.ink, "strokeWidth": 1.5,
            ],
            "encoding": [
                "x": samples, "y": skill,
                "fill": ["field": "kind", "type": "nominal", "scale": kinds, "legend": nil],
                "tooltip": [
                    .measure("samples", "Data"), .measure("skill", "Skill", ["format": ".4f"]),
                    ["field": "kind", "title": "Point"],
                ],
            ],
        ]
        return [bars, marks]
    }
}
