import FineTuningGames
import Tabular

/// The answer to a bargaining question as it is shown.
public struct BargainPresentation: DocumentedPresentation, ReportedPresentation {
    private let answer: BargainAnswer

    /// The answer for one common share.
    public init(_ bargain: Bargain, verdict: SharingVerdict? = nil) { answer = BargainAnswer(bargain, verdict) }

    /// The answer for a share by domain, which has no curve, no Pareto set and no lotteries.
    public init(_ bargain: DomainBargain) { answer = BargainAnswer(bargain) }

    public func text(in room: TextRoom) -> String { BargainText(answer).text(in: room) }

    /// One row for each rule and specialist.
    public var csv: CSVText { answer.csv }

    /// The Pareto set, the first best and the lotteries.
    public var aside: String { BargainText(answer).summary }

    /// Schema `accord.bargain/1`.
    public var document: some JSONDocument { BargainDocument(answer) }

    /// - Throws: `GameError.outOfScale` where utilities at another cost of the generalist's leave the range of numbers.
    public func charts() throws(GameError) -> [Chart] { try answer.charts }

    public func page(from source: ReportSource) throws -> ReportPage {
        try BargainReport(answer, source: source).page()
    }
}
