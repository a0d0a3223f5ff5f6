import Files
import PlainText

/// A picture of a result as a Vega-Lite specification that carries its numbers with it.
public struct Chart: Sendable {
    /// For file names: lower case, with hyphens.
    public let name: String
    /// What the picture shows, in a sentence, for those who cannot see it.
    public let summary: String
    /// The view without its frame: marks, scales and data.
    private let view: JSONValue
    private let title: String
    private let subtitle: [String]

    /// The schema that every specification meets.
    public static let schema = "https://vega.github.io/schema/vega-lite/v6.json"

    init(name: String, title: String, subtitle: [String] = [], summary: String, view: JSONValue) {
        self.name = name
        self.title = title.visible
        self.subtitle = subtitle.map(\.visible)
        self.summary = summary.visible
        self.view = view.visible
    }

    /// A picture of its own, 640 pixels wide.
    package var specification: JSONValue {
        framed(width: 640).setting("$schema", to: .text(Self.schema))
            .setting(
                "title",
                to: [
                    "text": .text(title), "subtitle": .list(subtitle.map(JSONValue.text)), "anchor": "start",
                ])
    }

    /// A part of a page: as wide as its place, titled by the page.
    package var embedded: JSONValue {
        framed(width: "container").setting("autosize", to: ["type": "fit-x", "contains": "padding", "resize": true])
    }

    /// A part of a page, drawn beforehand, so many pixels wide; a slim one as a narrow page has it, with legends in one column
    /// and titles of axes that end where the axis does.
    package func drawn(width: Double, isSlim: Bool) -> JSONValue {
        let framed = framed(width: .number(width)).setting("autosize", to: ["type": "fit-x", "contains": "padding"])
            .setting("$schema", to: .text(Self.schema))
        return isSlim ? framed.setting("config", to: ChartStyle.slim(width: width)) : framed
    }

    /// The heading under which a page shows the picture, and the remarks that go with it.
    public var heading: (title: String, remarks: [String]) { (title, subtitle) }

    /// The specification as UTF-8 text that ends with a line break.
    /// - Throws: `EncodingError` where it holds a number that JSON has no word for.
    public func json() throws -> [UInt8] { try JSONText.bytes(of: specification) }

    private func framed(width: JSONValue) -> JSONValue {
        view.setting("width", to: width).setting("description", to: .text(summary)).setting(
            "config", to: ChartStyle.config
        )
        .setting("background", to: ChartStyle.paper).setting("padding", to: 8)
    }
}

extension [Chart] {
    /// The specifications as files of a folder, each name with a prefix.
    /// - Throws: `EncodingError`, as `Chart.json`.
    public func files(in folder: String, prefix: String = "") throws -> [(path: String, bytes: [UInt8])] {
        try map { (PathParts.path(of: "\(prefix)\($0.name).vl.json", in: folder), try $0.json()) }
    }
}
