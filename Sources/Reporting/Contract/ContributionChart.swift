import ContractDesign
import PlainText

extension Chart {
    /// What each type brings: what it would train on alone, and what the contract adds to that or takes from it.
    /// - Parameter remarks: instead of those about types that share an offer.
    public static func contributions(
        of contract: Contract, title: String = "What each type brings", remarks: [String]? = nil
    ) -> Chart {
        let all = contract.menu.offers
        let offers = all.spread(upTo: 24)
        let order = JSONValue.list(offers.map { .text($0.type.name) })
        let most = offers.map { max($0.contribution, $0.standaloneContribution) }.max() ?? 0
        let step = (most > 0 ? most : 1) / 120
        var parts: [JSONValue] = []
        var hatches: [JSONValue] = []
        var totals: [JSONValue] = []
        for offer in offers {
            let name = JSONValue.text(offer.type.name)
            let (alone, asked) = (offer.standaloneContribution, offer.contribution)
            func part(_ kind: String, _ from: Double, _ to: Double) {
                if to > from {
                    parts.append(["type": name, "part": .text(kind), "from": .number(from), "to": .number(to)])
                }
            }
            part(Part.base, 0, min(alone, asked))
            part(Part.added, alone, asked)
            part(Part.dropped, asked, alone)
            for at in stride(from: asked + step, to: alone, by: step) {
                hatches.append(["type": name, "at": .number(at)])
            }
            totals.append(["type": name, "end": .number(max(alone, asked)), "brings": .number(asked)])
        }
        let y: JSONValue = ["field": "type", "type": "nominal", "sort": order, "title": "Type"]
        var layers: [JSONValue] = [
            [
                "data": .rows(parts),
                "mark": ["type": "bar", "stroke": ChartStyle.ink, "strokeWidth": 0.6],
                "encoding": [
                    "y": y, "x": .measure("from", "Contribution of one party [units]"), "x2": ["field": "to"],
                    "color": [
                        "field": "part", "type": "nominal", "title": nil,
                        "scale": [
                            "domain": .list(
                                (hatches.isEmpty ? [Part.base, Part.added] : Part.all).map(JSONValue.text)),
                            "range": [ChartStyle.base, ChartStyle.accent, "#ffffff"],
                        ],
                        "legend": ["symbolStrokeColor": ChartStyle.ink, "symbolStrokeWidth": 0.8],
                    ],
                    "tooltip": [
                        ["field": "type", "title": "Type"], ["field": "part", "title": "Part"],
                        .measure("from", "From [units]", ["format": ",.2f"]),
                        .measure("to", "To [units]", ["format": ",.2f"]),
                    ],
                ],
            ],
            [
                "data": .rows(totals), "mark": ["type": "text", "align": "left", "dx": 5],
                "encoding": [
                    "y": y,
                    "x": .measure(
                        "end", "", ["scale": ["domain": [0, .number(1.35 * (most > 0 ? most : 1))], "nice": false]]),
                    "text": .measure("brings", "", ["format": ",.1f"]),
                ],
            ],
        ]
        if !hatches.isEmpty {
            layers.append([
                "data": .rows(hatches),
                "mark": ["type": "tick", "color": ChartStyle.loss, "thickness": 1.4, "bandSize": 18],
                "encoding": ["y": y, "x": .measure("at", "")],
            ])
        }
        var remarks = remarks ?? bunches(in: contract)
        if offers.count < all.count { remarks.append("\(offers.count) of \(all.count) types, evenly spread") }
        return Chart(
            name: "contributions", title: title, subtitle: remarks,
            summary: """
                A bar for each type: the units of contribution that one party brings, split into what it would train \
                on alone and what the contract adds or takes away.
                """,
            view: ["layer": .list(layers), "height": .number(32 * Double(offers.count))])
    }

    private enum Part {
        static let base = "as alone"
        static let added = "added by the contract"
        static let dropped = "dropped against alone (hatched)"
        static let all = [base, added, dropped]
    }

    /// A remark for each offer that several types share.
    static func bunches(in contract: Contract) -> [String] {
        let pools = Dictionary(grouping: contract.menu.offers, by: \.pool).sorted { $0.key < $1.key }.map(\.value)
        return pools.filter { $0.count > 1 }.prefix(3).map { pool in
            let names = pool.map { $0.type.name.visible }
            let list =
                names.count > 6
                ? "\(names.prefix(6).joined(separator: ", ")), ... (\(names.count) types)"
                : names.joined(separator: ", ")
            return "Types \(list) get one and the same offer"
        }
    }
}
