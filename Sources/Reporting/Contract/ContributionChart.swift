import ContractDesign
import PlainText

extension Chart {
    /// What each type brings: what it would train on alone, and what the contract adds to that or takes from it.
    /// - Parameters:
    ///   - contract: whose menu is drawn; of many types, 24 spread over the costs.
    ///   - title: above the picture, and on a page its heading.
    ///   - remarks: instead of those about types that share an offer.
    static func contributions(
        of contract: Contract, title: String = "What each type brings", remarks: [String]? = nil
    ) -> Chart {
        let all = contract.menu.offers
        let bars = ContributionBars(all.spread(upTo: 24))
        var remarks = remarks ?? bunches(in: contract)
        if bars.hasLimits {
            remarks.append("A type owns as much as the upright line says; where there is none, more than is shown")
        }
        if bars.offers.count < all.count {
            remarks.append("\(bars.offers.count) of \(all.count) types, evenly spread")
        }
        return Chart(
            name: "contributions", title: title, subtitle: remarks,
            summary: """
                A bar for each type: the units of contribution that one party brings, split into what it would train \
                on alone and what the contract adds or takes away.
                """,
            view: ["layer": .list(bars.layers), "height": .number(32 * Double(bars.offers.count))])
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

/// A bar for each offer: what its type brings, split at what it would train on alone.
private struct ContributionBars {
    let offers: [Offer]

    private enum Part {
        static let base = "as alone"
        static let added = "added by the contract"
        static let dropped = "dropped against alone (hatched)"
        static let all = [base, added, dropped]
    }

    init(_ offers: [Offer]) { self.offers = offers }

    var layers: [JSONValue] {
        let hatches = hatches
        let hasHatches = !hatches.isEmpty
        return [bars(named: hasHatches ? Part.all : [Part.base, Part.added]), numbers]
            + (hasHatches ? [ticks(hatches)] : []) + (hasLimits ? [limits] : [])
    }

    /// Whether something of what types own is in the picture.
    var hasLimits: Bool { !owned.isEmpty }

    private var owned: [(type: String, capacity: Double)] {
        offers.compactMap { offer in
            offer.type.capacity.flatMap { $0 <= Self.room * most ? (offer.type.name, $0) : nil }
        }
    }

    /// What each type owns, an upright line.
    private var limits: JSONValue {
        [
            "data": .rows(owned.map { ["type": .text($0.type), "owns": .number($0.capacity)] }),
            "mark": ["type": "tick", "color": ChartStyle.ink, "thickness": 3, "bandSize": 26],
            "encoding": [
                "y": types, "x": .measure("owns", ""),
                "tooltip": [
                    ["field": "type", "title": "Type"], .measure("owns", "Owns [units]", ["format": ",.2f"]),
                ],
            ],
        ]
    }

    /// How far the axis goes, in times of the longest bar.
    private static let room = 1.35

    /// The longest bar, 1 where all are empty.
    private var most: Double {
        let most = offers.map { max($0.contribution, $0.standaloneContribution) }.max() ?? 0
        return most > 0 ? most : 1
    }

    private var types: JSONValue {
        [
            "field": "type", "type": "nominal", "sort": .list(offers.map { .text($0.type.name) }), "title": "Type",
        ]
    }

    private var parts: [JSONValue] {
        offers.flatMap { offer in
            let (alone, asked) = (offer.standaloneContribution, offer.contribution)
            let spans = [(Part.base, 0, min(alone, asked)), (Part.added, alone, asked), (Part.dropped, asked, alone)]
            return spans.filter { _, from, to in to > from }.map { part, from, to -> JSONValue in
                ["type": .text(offer.type.name), "part": .text(part), "from": .number(from), "to": .number(to)]
            }
        }
    }

    private func bars(named names: [String]) -> JSONValue {
        [
            "data": .rows(parts),
            "mark": ["type": "bar", "stroke": ChartStyle.ink, "strokeWidth": 0.6],
            "encoding": [
                "y": types, "x": .measure("from", "Contribution of one party [units]"), "x2": ["field": "to"],
                "color": [
                    "field": "part", "type": "nominal", "title": nil,
                    "scale": [
                        "domain": .list(names.map(JSONValue.text)),
                        "range": [ChartStyle.base, ChartStyle.accent, ChartStyle.dropped],
                    ],
                    "legend": ["symbolStrokeColor": ChartStyle.ink, "symbolStrokeWidth": 0.8],
                ],
                "tooltip": [
                    ["field": "type", "title": "Type"], ["field": "part", "title": "Part"],
                    .measure("from", "From [units]", ["format": ",.2f"]),
                    .measure("to", "To [units]", ["format": ",.2f"]),
                ],
            ],
        ]
    }

    /// What each type brings, at the end of its bar.
    private var numbers: JSONValue {
        let rows: [JSONValue] = offers.map { offer in
            [
                "type": .text(offer.type.name),
                "end": .number(max(offer.standaloneContribution, offer.contribution)),
                "brings": .number(offer.contribution),
            ]
        }
        return [
            "data": .rows(rows), "mark": ["type": "text", "align": "left", "dx": 5],
            "encoding": [
                "y": types,
                "x": .measure("end", "", ["scale": ["domain": [0, .number(Self.room * most)], "nice": false]]),
                "text": .measure("brings", "", ["format": ",.1f"]),
            ],
        ]
    }

    /// Ticks that fill what was dropped.
    private var hatches: [JSONValue] {
        let step = most / 120
        return offers.flatMap { offer in
            stride(from: offer.contribution + step, to: offer.standaloneContribution, by: step).map { at -> JSONValue in
                ["type": .text(offer.type.name), "at": .number(at)]
            }
        }
    }

    private func ticks(_ hatches: [JSONValue]) -> JSONValue {
        [
            "data": .rows(hatches),
            "mark": ["type": "tick", "color": ChartStyle.loss, "thickness": 1.4, "bandSize": 18],
            "encoding": ["y": types, "x": .measure("at", "")],
        ]
    }
}
