/// A table as a page shows it: where it is too wide for the page each cell stands beside its heading.
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
    /// By which the page's own program finds it; nil where that has nothing to compare.
    var name: String?
    /// Whether it has more columns than a sheet of paper has room for.
    let isWide: Bool
    /// Whether it may go on over pages; others stay in one piece.
    let isLong: Bool

    init(headings: [Cell], rows: [Row], name: String? = nil) {
        self.headings = headings
        self.rows = rows
        self.name = name
        isWide = headings.count > Self.mostColumns
        isLong = rows.count > Self.mostRows
    }

    /// As many as an upright sheet has room for.
    private static let mostColumns = 8
    private static let mostRows = 15
}

extension TableText {
    /// The same table for a page.
    var page: ReportTable { page(named: nil) }

    /// The same table for a page whose program looks it up by a name.
    func page(named name: String?) -> ReportTable {
        let headings = columns.map { ReportTable.Cell(heading: "", text: $0.title, isNumber: $0.side == .numbers) }
        return ReportTable(
            headings: headings,
            rows: cells.map { row in
                ReportTable.Row(
                    cells: zip(headings, row).map { heading, text in
                        ReportTable.Cell(heading: heading.text, text: text, isNumber: heading.isNumber)
                    })
            }, name: name)
    }
}
