import ContractDesign
import PlainText
import Tabular

/// That a problem has no menu, as it is shown: an empty menu, and why.
public struct MissingMenuPresentation: DocumentedPresentation {
    private let missing: MissingMenu
    private let problem: ContractProblem
    private let isNormalized: Bool

    /// Shows why there is no menu; nothing is computed anew.
    /// - Parameters:
    ///   - missing: what is known.
    ///   - problem: what was asked.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    public init(_ missing: MissingMenu, of problem: ContractProblem, isNormalized: Bool = false) {
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
        ([missing.description] + demands + ProblemText(problem).reservations).joined(separator: "\n")
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
        MissingMenuDocument(missing, of: problem, normalized: isNormalized)
    }
}
