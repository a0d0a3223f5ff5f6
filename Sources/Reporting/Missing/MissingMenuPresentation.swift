import ContractDesign
import LearningCurves
import PlainText
import Tabular

/// That a problem has no menu, as it is shown: an empty menu, and why.
public struct MissingMenuPresentation: DocumentedPresentation {
    private let missing: MissingMenu
    private let problem: ContractProblem
    private let isNormalized: Bool
    private let pilot: PilotedProblem?
    private let workable: PilotCaution?

    /// Shows why there is no menu; nothing is computed anew.
    /// - Parameters:
    ///   - missing: what is known.
    ///   - problem: what was asked.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    ///   - pilot: on which the learning curve rests; nil where the curve was given.
    ///   - workable: the nearest caution with which there is a menu; nil where there is none.
    public init(
        _ missing: MissingMenu, of problem: ContractProblem, isNormalized: Bool = false, pilot: PilotedProblem? = nil,
        workable: PilotCaution? = nil
    ) {
        self.pilot = pilot
        self.workable = workable
        self.missing = missing
        self.problem = problem
        self.isNormalized = isNormalized
    }

    public func text(in room: TextRoom) -> String {
        "\(ProblemText(problem).line)\n\n\(aside)\n"
    }

    /// The header of a menu, and no offer.
    public var csv: CSVText {
        CSVText(
            header: problem.population.types.menuFields(sources: problem.hasOtherOutsideOptions).map(\.rawValue),
            rows: [])
    }

    /// The verdict, and what it means for each type of the conflict.
    public var aside: String {
        ([missing.description] + caution + demands + ProblemText(problem).reservations).joined(separator: "\n")
    }

    /// Whether less caution about a pilot would do.
    private var caution: [String] {
        guard let pilot else { return [] }
        let asked = "That is with \(pilot.caution.words)"
        return [
            workable.map { "\(asked); with \($0.words) there is a menu." }
                ?? "\(asked), and less caution does not help."
        ]
    }

    private var demands: [String] {
        problem.population.types.filter { missing.conflict.contains($0.name) }.map { type in
            let has = type.outside.map { "says that it has \($0.significant(6))" } ?? "has what it can train alone"
            let concession = missing.shortfall.map { shortfall in
                type.value == 1
                    ? "" : "; \((type.value * shortfall).significant(6)) of its own units is what it would concede"
            }
            return "Type \(type.name.visible) \(has) without the contract\(concession ?? "")."
        }
    }

    /// Schema `accord.contract/1`.
    public var document: some JSONDocument {
        MissingMenuDocument(
            missing, of: problem, normalized: isNormalized,
            pilot: pilot.map { PilotRecord($0, beside: nil, workable: workable) })
    }
}
