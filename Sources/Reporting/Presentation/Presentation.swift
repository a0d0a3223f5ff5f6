import Tabular

/// How an answer is shown, to people and to spreadsheets. Each answer has one presentation, made once from what a
/// library found; those that have more to show conform to ``DocumentedPresentation`` and ``ReportedPresentation``.
public protocol Presentation {
    /// The whole answer for people, ending with a line break.
    func text(in room: TextRoom) -> String

    /// The answer as a table, numbers to full precision.
    var csv: CSVText { get }

    /// The answer's pictures, in the order of a page; none where there is nothing to draw.
    /// - Throws: what drawing them throws.
    func charts() throws -> [Chart]
}

extension Presentation {
    /// The whole answer for people, as wide as it needs to be.
    public var text: String { text(in: .unlimited) }

    public func charts() throws -> [Chart] { [] }
}
