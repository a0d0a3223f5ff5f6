/// An answer that is also a page, for those who are to agree on it or to check it.
public protocol ReportedPresentation: Presentation {
    /// The page, with the charts.
    /// - Parameter source: where the answer comes from.
    /// - Throws: what drawing the charts throws.
    func page(from source: ReportSource) throws -> ReportPage
}
