import ProviderCompetition

extension Chart {
    private static let kinds = RatingRule.allCases.map { JSONValue.text($0.title) }

    private static func rule(_ count: Int) -> JSONValue {
        [
            "field": "rule", "type": "nominal", "title": nil,
            "scale": [
                "domain": .list(Array(kinds.prefix(count))),
                "range": [ChartStyle.accent, ChartStyle.loss, ChartStyle.faint, ChartStyle.ink],
            ],
        ]
    }

    /// The error of each rule, two rows a user: one for each norm.
    static func ratingErrors(of analysis: RatingsAnalysis) -> Chart {
        let shown = analysis.users.spread(upTo: 12)
        func row(_ user: RatingAlignment, _ norm: RatingNorm) -> JSONValue {
            .text("\(user.user.label()), \(norm.rawValue)")
        }
        let rows = shown.flatMap { user in
            user.fits.map { fit -> JSONValue in
                [
                    "row": row(user, fit.norm), "rule": .text(fit.rule.title), "error": .number(fit.error),
                    "user": .text(user.user),
                ]
            }
        }
        let order = shown.flatMap { user in RatingNorm.allCases.map { row(user, $0) } }
        return Chart(
            name: "rating-errors", title: "How near the providers come",
            subtitle: ["sup: the largest error over the items; rms: the root of the mean square"]
                + (shown.count < analysis.users.count
                    ? ["\(shown.count) of \(analysis.users.count) users, evenly spread"] : []),
            summary: "Two rows for each user: the error of the best weights, of weights that sum to 1, of the best "
                + "provider and of all alike, in both norms.",
            view: [
                "height": .number(Double(order.count) * 30 + 20), "data": .rows(rows),
                "mark": ["type": "point", "filled": true, "size": 130, "opacity": 1],
                "encoding": [
                    "y": ["field": "row", "type": "nominal", "title": nil, "sort": .list(order)],
                    "x": .measure("error", "Error [user's scale]"), "color": rule(4),
                    "shape": [
                        "field": "rule", "type": "nominal", "title": nil,
                        "scale": ["domain": .list(kinds), "range": ["circle", "square", "diamond", "triangle-up"]],
                    ],
                    "tooltip": [
                        ["field": "user", "title": "User"], ["field": "rule", "title": "Combination"],
                        .measure("error", "Error", ["format": ".5g"]),
                    ],
                ],
            ])
    }

    /// The errors of a user with the first so many providers.
    /// - Parameter number: which chart of its kind it is.
    static func ratingSteps(of user: RatingAlignment, number: Int) -> Chart {
        let rows = user.steps.flatMap { step in
            RatingNorm.allCases.flatMap { norm in
                [RatingRule.cone, .hull].compactMap { rule -> JSONValue? in
                    guard let error = step.errors[norm]?[rule] else { return nil }
                    return [
                        "providers": .number(Double(step.providers)), "error": .number(error),
                        "rule": .text(rule.title), "norm": .text(norm.rawValue),
                    ]
                }
            }
        }
        return Chart(
            name: "rating-steps-\(number)", title: "What more providers add for \(user.user.label(upTo: 40))",
            subtitle: ["The error of the nearest combination of the first so many providers, in the table's order"],
            summary: "The error over the number of providers, in the order of the table, for weights of any sum and of "
                + "sum 1, in both norms.",
            view: [
                "height": 260, "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 2, "point": true],
                "encoding": [
                    "x": .measure("providers", "Providers", ["axis": ["tickMinStep": 1]]),
                    "y": .measure("error", "Error [user's scale]", ["scale": ["zero": true]]), "color": rule(2),
                    "strokeDash": [
                        "field": "norm", "type": "nominal", "title": "Error",
                        "scale": ["domain": ["sup", "rms"], "range": [[1, 0], [7, 4]]],
                    ],
                ],
            ])
    }
}
