import ProviderCompetition

extension CompetitionAnalysis {
    /// The pictures of a game of competing providers: each user's chain, then for up to four users what it costs each
    /// provider to leave her more.
    var charts: [Chart] {
        [chain] + Array(users.enumerated()).spread(upTo: 4).compactMap { frontier(of: $1, number: $0 + 1) }
    }

    /// From no information to full information, with what a certificate guarantees and what can be in equilibrium.
    private var chain: Chart {
        let shown = users.spread(upTo: 24)
        let order = JSONValue.list(shown.map { .text($0.user) })
        var marks: [JSONValue] = []
        var spans: [JSONValue] = []
        var ranges: [JSONValue] = []
        for user in shown {
            let name = JSONValue.text(user.user)
            ranges.append(["user": name, "from": .number(user.noInformation), "to": .number(user.fullInformation)])
            for interval in user.equilibrium.intervals {
                spans.append(["user": name, "from": .number(interval.lowerBound), "to": .number(interval.upperBound)])
            }
            func mark(_ kind: String, _ value: Double) {
                marks.append(["user": name, "mark": .text(kind), "value": .number(value)])
            }
            mark(Mark.alone, user.noInformation)
            mark(Mark.certain, user.certain)
            if let worst = user.equilibrium.lowest { mark(Mark.worst, worst) }
            mark(Mark.full, user.fullInformation)
        }
        let domain = JSONValue.list(Mark.all.map(JSONValue.text))
        let y: JSONValue = ["field": "user", "type": "nominal", "sort": order, "title": "User"]
        func x(_ field: String) -> JSONValue {
            .measure(field, "Value to the user [her payoff]", ["scale": ["zero": false, "padding": 16]])
        }
        // What coincides stays visible: later marks are smaller.
        let points: [JSONValue] = zip(Mark.all, [620, 380, 190, 60]).map { kind, size in
            [
                "data": .rows(marks.filter { $0["mark"]?.text == kind }),
                "mark": [
                    "type": "point", "filled": true, "size": .number(size), "opacity": 1, "stroke": ChartStyle.paper,
                    "strokeWidth": 1,
                ],
                "encoding": [
                    "y": y, "x": x("value"),
                    "shape": [
                        "field": "mark", "type": "nominal", "title": nil,
                        "scale": ["domain": domain, "range": ["circle", "diamond", "triangle-down", "square"]],
                    ],
                    "color": [
                        "field": "mark", "type": "nominal", "title": nil,
                        "scale": [
                            "domain": domain,
                            "range": [ChartStyle.faint, ChartStyle.loss, ChartStyle.light, ChartStyle.ink],
                        ],
                    ],
                    "tooltip": [
                        ["field": "user", "title": "User"], ["field": "mark", "title": "What"],
                        .measure("value", "Value [payoff]", ["format": ".6f"]),
                    ],
                ],
            ]
        }
        return Chart(
            name: "chain", title: "What each user gets",
            subtitle: ["Thin: from no information to full information. Thick: what she can have in equilibrium"]
                + (shown.count < users.count ? ["\(shown.count) of \(users.count) users, evenly spread"] : []),
            summary: """
                A row for each user: her value without information, what a certificate guarantees, the worst and the \
                best equilibrium, and full information.
                """,
            view: [
                "height": .number(Double(shown.count) * 44 + 20),
                "layer": .list(
                    [
                        [
                            "data": .rows(ranges),
                            "mark": ["type": "rule", "color": ChartStyle.faint, "strokeWidth": 1.5],
                            "encoding": ["y": y, "x": x("from"), "x2": ["field": "to"]],
                        ],
                        [
                            "data": .rows(spans),
                            "mark": [
                                "type": "rule", "color": ChartStyle.spread, "strokeWidth": 12, "strokeCap": "butt",
                            ],
                            "encoding": ["y": y, "x": x("from"), "x2": ["field": "to"]],
                        ],
                    ] + points),
            ])
    }

    private enum Mark {
        static let alone = "no information"
        static let certain = "guaranteed by a certificate"
        static let worst = "worst equilibrium"
        static let full = "full information"
        static let all = [alone, certain, worst, full]
    }

    /// M_i over what the user is left, exact between its breakpoints.
    private func frontier(of user: UserStanding, number: Int) -> Chart? {
        let rows: [JSONValue] = zip(game.providers, user.frontiers).flatMap { provider, frontier in
            frontier.breakpoints.map { point in
                [
                    "provider": .text(provider.name.label(upTo: 32)), "user": .number(point.userValue),
                    "gets": .number(point.providerValue),
                ]
            }
        }
        guard rows.count > user.frontiers.count else { return nil }
        let names = JSONValue.list(game.providers.map { .text($0.name.label(upTo: 32)) })
        return Chart(
            name: "frontier-\(number)", title: "What it costs to leave user \(user.user.label(upTo: 24)) more",
            subtitle: ["The most that a provider can get where it must leave her so much"],
            summary: "A falling line for each provider: the most that it gets, over what the user is left.",
            view: [
                "height": 260, "data": .rows(rows),
                "mark": ["type": "line", "strokeWidth": 2, "point": ["filled": true, "size": 50]],
                "encoding": [
                    "x": .measure(
                        "user", "What the user is left [her payoff]", ["scale": ["zero": false, "padding": 10]]),
                    "y": .measure(
                        "gets", "The provider's most [its payoff]", ["scale": ["zero": false, "padding": 10]]),
                    "order": ["field": "user", "type": "quantitative"],
                    "color": [
                        "field": "provider", "type": "nominal", "title": "Provider",
                        "scale": ["domain": names, "scheme": ChartStyle.scale],
                    ],
                    "strokeDash": [
                        "field": "provider", "type": "nominal", "title": "Provider", "scale": ["domain": names],
                    ],
                ],
            ])
    }
}
