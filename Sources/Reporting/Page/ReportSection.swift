extension ReportPage {
    /// A heading and what stands under it, in this order.
    struct Section: Sendable {
        var heading: String
        var paragraphs: [String] = []
        /// What is done one after the other.
        var steps: [String] = []
        var facts: [Fact] = []
        var table: ReportTable?
        var points: [String] = []
        /// As what the page's program looks up its numbers; nil where it does not.
        var compared: Compared?
        /// Whether the page shows here what it recomputed.
        var isCheck = false
        var form: SignatureForm?
        var chart: ChartPlace?
        var codes: [Code] = []
        var files: [AttachedFile] = []
    }

    /// The sections whose sentences the page's program knows.
    enum Compared: String, Sendable {
        case offers, reasons, day
    }

    /// Something to be copied, word for word.
    struct Code: Sendable {
        var caption: String
        var text: String
    }

    /// Lines to be filled in by hand.
    struct SignatureForm: Sendable {
        struct Cell: Sendable {
            var heading: String
            /// What stands there already.
            var text: String
        }

        struct Line: Sendable {
            var cells: [Cell]
        }

        let headings: [String]
        let lines: [Line]

        /// - Parameter lines: what stands in the first columns of each; the others are left to those who sign.
        init(_ headings: [String], lines: [[String]]) {
            self.headings = headings
            self.lines = lines.map { given in
                Line(
                    cells: headings.enumerated().map { k, heading in
                        Cell(heading: heading, text: k < given.count ? given[k] : "")
                    })
            }
        }
    }

    /// Where a chart stands.
    struct ChartPlace: Sendable {
        let id: String
        let summary: String
        let chart: Chart
        /// What draws it in a browser, safe to stand within a script element.
        let specification: String
        /// The chart drawn beforehand.
        var drawings: [Drawing] = [] {
            didSet { isDrawn = !drawings.isEmpty }
        }
        private(set) var isDrawn = false
    }

    /// A chart as SVG that was checked.
    struct Drawing: Sendable {
        /// For which pages, as the style sheet says it.
        let kind: String
        let markup: String
    }
}

extension ReportPage.Section {
    /// A chart under its own title.
    init(_ chart: Chart) throws {
        let (title, remarks) = chart.heading
        self.init(heading: title, paragraphs: remarks, chart: try ReportPage.ChartPlace(chart))
    }

    var withoutChart: ReportPage.Section {
        var section = self
        if chart != nil { section.paragraphs = [] }
        section.chart = nil
        return section
    }

    var isEmpty: Bool {
        paragraphs.isEmpty && steps.isEmpty && facts.isEmpty && table == nil && points.isEmpty && !isCheck
            && form == nil && chart == nil && codes.isEmpty && files.isEmpty
    }
}

extension ReportPage.ChartPlace {
    init(_ chart: Chart) throws {
        self.init(
            id: chart.name, summary: chart.summary, chart: chart,
            specification: String(decoding: try JSONText.line(of: chart.embedded), as: UTF8.self).withinScript)
    }
}

extension String {
    /// JSON made safe to stand within a script element: only its strings can hold these, and there the escape means the
    /// same.
    var withinScript: String {
        let scalars = unicodeScalars.map {
            "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) ? "\\u" + $0.hexadecimal : String($0)
        }
        return scalars.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
