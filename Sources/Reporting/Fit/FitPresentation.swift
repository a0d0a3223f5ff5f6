import LearningCurves
import Tabular

/// A learning curve fitted to a pilot, as it is shown.
public struct FitPresentation: DocumentedPresentation, ReportedPresentation {
    private let answer: FitAnswer
    private let counted: SkillCurve?

    /// Computes the band at some sizes and the curves that are lowest and highest at one.
    /// - Parameters:
    ///   - fit: of the pilot.
    ///   - sizes: effective units above 0; up to eight times the largest measured one where none are named.
    ///   - counted: the curve that a contract rests on, for the chart; nil where there is none.
    ///   - anchor: where lower and upper curve are anchored; the largest of the sizes where none is named.
    public init(_ fit: PilotFit, at sizes: [Double]? = nil, anchor: Double? = nil, beside counted: SkillCurve? = nil) {
        self.counted = counted
        answer = FitAnswer(fit, at: sizes, anchor: anchor)
    }

    public func text(in room: TextRoom) -> String { FitText(answer).text(in: room) }

    /// One row a size: the band, the same as scores, and the predictions of all families.
    public var csv: CSVText {
        let families = answer.predictions.map(\.family.rawValue)
        let scores = ["lowScore", "fitScore", "highScore"]
        return CSVText(
            header: ["samples", "low", "fit", "high"] + scores + families,
            rows: answer.band.enumerated().map { index, point in
                let skills = [point.low, point.fit, point.high]
                let scores = skills.map(answer.fit.pilot.score)
                return ([point.samples] + skills + scores + answer.predictions.map { $0.values[index] }).map(\.exact)
            })
    }

    /// The curve as an option, and how it fits.
    public var aside: String { FitText(answer).facts.lines }

    public var notes: [String] { FitText(answer).warnings }

    /// Schema `accord.fit/1`.
    public var document: some JSONDocument { FitDocument(answer) }

    public func charts() -> [Chart] { [.learningCurve(of: answer, beside: counted)] }

    public func page(from source: ReportSource) throws -> ReportPage {
        let text = FitText(answer)
        return ReportPage(
            title: "How does performance grow with data?",
            lead: """
                A pilot measured what models score that are trained on a few amounts of data. The curve below was fitted \
                to it; the band holds all curves of its family that the pilot does not reject.
                """,
            sections: [
                ReportPage.Section(heading: "The curve", facts: text.facts, points: text.warnings),
                try ReportPage.Section(.learningCurve(of: answer)),
                ReportPage.Section(heading: "What it says of more data", table: text.band.page),
                ReportPage.Section(
                    heading: "Its parameters",
                    paragraphs: [
                        "Different parameters can make nearly the same curve: compare curves, not parameters."
                    ],
                    table: text.parameters.page),
                ReportPage.Section(
                    heading: "Other families",
                    paragraphs: ["The family that fits a pilot best is not the one that predicts best."],
                    table: text.families.page),
                source.section(),
            ],
            runtime: source.runtime)
    }
}
