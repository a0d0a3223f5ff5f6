/// A report as its parts: what the template lays out, whatever the command that it is about.
public struct ReportPage: Sendable {
    let title: String
    let lead: String
    /// For whom the page is, when it was made, and by what.
    let header: [Fact]
    var sections: [Section]
    /// What the page recomputes, where it does.
    let check: SelfCheck?
    private let runtime: ChartRuntime

    init(
        title: String, lead: String, header: [Fact] = [], sections: [Section], check: SelfCheck? = nil,
        runtime: ChartRuntime
    ) {
        self.title = title
        self.lead = lead
        self.header = header
        self.sections = sections
        self.check = check
        self.runtime = runtime
    }

    /// Whether a browser has charts to draw.
    private var hasScriptedCharts: Bool { sections.contains { $0.chart?.isDrawn == false } }

    /// The charts' runtime as JavaScript that defines `vegaEmbed`; nil where there is none, or every chart is drawn already.
    var script: String? { hasScriptedCharts ? runtime.text : nil }

    /// How to get the charts, where they are missing.
    public var hint: String? { hasScriptedCharts ? runtime.remedy : nil }

    /// The sections, without the charts that nothing draws: tables then stand for themselves.
    var shownSections: [Section] {
        runtime.text != nil
            ? sections : sections.map { $0.chart?.isDrawn == false ? $0.withoutChart : $0 }.filter { !$0.isEmpty }
    }
}

/// The numbers that a page holds for a program of its own, which recomputes what follows from them.
struct SelfCheck: Sendable {
    /// JSON, safe to stand within a script element.
    let document: String
    /// JavaScript.
    let program: String

    /// - Parameter programs: one after the other.
    init(document: [UInt8], programs: [String]) {
        self.document = String(decoding: document, as: UTF8.self).withinScript
        self.program = programs.joined()
    }
}
