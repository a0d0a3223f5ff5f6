/// A report as its parts: what the template lays out, whatever the command that it is about.
public struct ReportPage: Sendable {
    /// A heading and what stands under it, in this order.
    struct Section: Sendable {
        var heading: String
        var paragraphs: [String] = []
        var facts: [Fact] = []
        var table: ReportTable?
        var points: [String] = []
        var chart: ChartPlace?
        var codes: [Code] = []
    }

    /// Something to be copied, word for word.
    struct Code: Sendable {
        var caption: String
        var text: String
    }

    /// Where a chart is drawn.
    struct ChartPlace: Sendable {
        var id: String
        var summary: String
        /// Safe to stand within a script element.
        var specification: String
    }

    let title: String
    let lead: String
    let sections: [Section]

    /// The charts' runtime as JavaScript that defines `vegaEmbed`; nil where there is none, and tables stand for
    /// themselves.
    let runtime: String?
    /// How to get the charts, where they are missing.
    public let hint: String?

    init(title: String, lead: String, sections: [Section], runtime: ChartRuntime) {
        self.title = title
        self.lead = lead
        hint = runtime.remedy
        guard case .script(let script) = runtime else {
            self.runtime = nil
            self.sections = sections.map(\.withoutChart).filter { !$0.isEmpty }
            return
        }
        self.runtime = script
        self.sections = sections
    }
}

extension ReportPage.Section {
    /// A chart under its own title.
    init(_ chart: Chart) throws {
        let (title, remarks) = chart.heading
        self.init(heading: title, paragraphs: remarks, chart: try ReportPage.ChartPlace(chart))
    }

    fileprivate var withoutChart: ReportPage.Section {
        var section = self
        if chart != nil { section.paragraphs = [] }
        section.chart = nil
        return section
    }

    fileprivate var isEmpty: Bool {
        paragraphs.isEmpty && facts.isEmpty && table == nil && points.isEmpty && codes.isEmpty
    }
}

/// A table as a page shows it: on a narrow page each cell stands beside its heading.
struct ReportTable: Sendable {
    struct Cell: Sendable {
        var heading: String
        var text: String
        var isNumber: Bool
    }

    struct Row: Sendable {
        var cells: [Cell]
    }

    var headings: [Cell]
    var rows: [Row]
}

extension TableText {
    /// The same table for a page.
    var page: ReportTable {
        let headings = columns.map { ReportTable.Cell(heading: "", text: $0.title, isNumber: $0.side == .numbers) }
        return ReportTable(
            headings: headings,
            rows: cells.map { row in
                ReportTable.Row(
                    cells: zip(headings, row).map { heading, text in
                        ReportTable.Cell(heading: heading.text, text: text, isNumber: heading.isNumber)
                    })
            })
    }
}
