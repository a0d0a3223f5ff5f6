import PlainText

/// How all charts look: large enough to be read at half size, in colours that stay apart for the colour-blind and in
/// print without colour.
enum ChartStyle {
    /// What is there without a contract.
    static let base: JSONValue = "#c4c4c4"
    /// What the contract adds, and the reader's first look.
    static let accent: JSONValue = "#0b5a8f"
    /// What is taken away or warned of.
    static let loss: JSONValue = "#b84a00"
    static let ink: JSONValue = "#1f1f1f"
    static let faint: JSONValue = "#6b6b6b"
    /// What pictures stand on, and the rims that set marks apart.
    static let paper: JSONValue = "white"
    /// The inside of what was dropped: paper, under a hatching.
    static let dropped: JSONValue = "#ffffff"
    /// Over how much something spreads, behind the marks of single values.
    static let spread: JSONValue = "#7fa8c9"
    /// A range that a picture points out, behind everything else.
    static let region: JSONValue = "#e6eef5"
    /// A second look, beside accent and loss.
    static let light: JSONValue = "#5fb0e5"
    /// What does less than it might.
    static let idle: JSONValue = "#e8a35c"
    /// What does nothing at all.
    static let absent: JSONValue = "#eeeeee"
    /// One colour and one shape a kind where up to seven kinds stand side by side.
    static let kinds: JSONValue = ["#000000", loss, accent, "#7a3b8f", "#2e7d32", "#8a6d00", "#5b5b5b"]
    static let kindShapes: JSONValue = [
        "circle", "square", "diamond", "cross", "triangle-up", "triangle-down", "triangle-right",
    ]
    /// From dark to light, alike for all eyes and in grey.
    static let scale: JSONValue = "viridis"

    static let config: JSONValue = [
        "font": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif",
        "title": [
            "fontSize": 18, "subtitleFontSize": 14, "fontWeight": 600, "subtitleColor": "#444444", "offset": 14,
            "subtitlePadding": 6,
        ],
        "axis": [
            "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 500, "labelColor": ink, "titleColor": ink,
            "gridColor": "#e4e4e4", "domainColor": "#888888", "tickColor": "#888888", "titlePadding": 8,
            "labelLimit": 140,
            "labelOverlap": true,
        ],
        "axisQuantitative": ["tickCount": 8],
        "legend": [
            "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 500, "orient": "bottom", "symbolSize": 180,
            "labelLimit": 250, "titleLimit": 600, "columns": 2,
        ],
        "text": ["fontSize": 14, "color": ink],
        "view": ["stroke": nil],
    ]

    /// The same for a picture that is no wider than a hand.
    static func slim(width: Double) -> JSONValue {
        func changed(_ part: String, _ changes: [String: JSONValue]) -> JSONValue {
            changes.reduce(config[part] ?? [:]) { $0.setting($1.key, to: $1.value) }
        }
        return config.setting(
            "axis", to: changed("axis", ["labelFontSize": 12, "titleFontSize": 12, "labelLimit": 90])
        ).setting("axisX", to: ["titleAnchor": "end"]).setting("axisQuantitative", to: ["tickCount": 5]).setting(
            "legend",
            to: changed("legend", ["columns": 1, "labelFontSize": 12, "labelLimit": .number(width - 110)]))
    }
}

extension JSONValue {
    /// A quantitative channel with its title.
    static func measure(_ field: String, _ title: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(["field": .text(field), "type": "quantitative", "title": .text(title)].merging(more) { $1 })
    }

    /// Rows of a data source.
    static func rows(_ rows: [JSONValue]) -> JSONValue { ["values": .list(rows)] }
}

extension String {
    /// The text as a label: one line of at most so many characters.
    func label(upTo most: Int = 16) -> String {
        let line = visible
        return line.count > most ? line.prefix(most - 1) + "…" : line
    }
}

extension Collection {
    /// At most so many elements, evenly spread, the first and the last among them.
    func spread(upTo most: Int) -> [Element] {
        guard count > most, most > 1 else { return Array(self) }
        return (0..<most).map { self[index(startIndex, offsetBy: $0 * (count - 1) / (most - 1))] }
    }
}
