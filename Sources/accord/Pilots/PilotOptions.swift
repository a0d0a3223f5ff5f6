import ArgumentParser
import ContractDesign
import LearningCurves
import Tabular

/// A pilot in place of a learning curve, and how far its fit is relied upon.
struct PilotOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Scores of a pilot in place of --accuracy, as `accord fit` reads them: a CSV with the columns samples,score. A \
            curve is fitted, and anchored at the data that the group is expected to bring.
            """, valueName: "pilot.csv"),
        completion: .file(extensions: ["csv"]))
    var pilot: String?

    @OptionGroup var fit: FitOptions

    @Option(
        help: ArgumentHelp(
            """
            What caps and performance rest on: the best fit, the lowest curve that the pilot does not reject (lower), or \
            one that a single trained and validated model keeps as well (prediction). (default: lower)
            """, valueName: "curve"))
    var trust = PilotCaution.Trust.lower

    @Option(
        help: ArgumentHelp(
            """
            What it rests on that types have alone: the curve of the caps (lower), the best fit, or the highest curves that \
            the pilot does not reject (upper). (default: upper)
            """, valueName: "curve"))
    var outsideCurve = PilotCaution.Outside.upper

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "With --trust prediction: on how many rows the score of a model that is handed out is measured.",
            valueName: "n"),
        transform: { text in
            try NumberArgument.whole(text, in: 1...Int.max, asking: "Give a whole number from 1 on, such as 1000.")
        })
    var validationRows: Int?

    func validate() throws {
        if pilot == nil, !words.isEmpty {
            throw ValidationError("\(words[0]) goes with --pilot PILOT.csv.")
        }
        if validationRows != nil, trust != .prediction {
            throw ValidationError("--validation-rows goes with --trust prediction.")
        }
    }

    /// How far the fit is relied upon.
    var caution: PilotCaution {
        PilotCaution(trust: trust, outside: outsideCurve, validationRows: validationRows)
    }

    /// The problem on the curves of the pilot; nil where there is none.
    /// - Throws: what the pilot's table and fitting throw, and posing and solving the problem on the curves.
    func posed(
        _ asked: ContractProblem, ignoring ignored: IgnoredColumns, observer: SolveObserver = SolveObserver()
    ) throws -> PilotedProblem? {
        guard let pilot else { return nil }
        do {
            return try PilotedProblem(
                fit.fit(pilot, ignoring: ignored), caution: caution, of: asked, observer: observer)
        } catch PilotedProblemError.contract(let error) {
            throw error
        } catch let error as PilotedProblemError {
            throw UnusableFit(file: pilot, error: error)
        }
    }

    /// The options as the words of a command, without those that say what holds anyway.
    var words: [String] {
        var words = fit.words
        if trust != .lower { words += ["--trust", trust.rawValue] }
        if outsideCurve != .upper { words += ["--outside-curve", outsideCurve.rawValue] }
        if let validationRows { words += ["--validation-rows", "\(validationRows)"] }
        return pilot.map { ["--pilot", $0] + words } ?? words
    }

    /// The file that is read for it.
    var inputs: [String] { [pilot].compactMap(\.self) }
}

extension PilotCaution.Trust: ExpressibleByArgument {}
extension PilotCaution.Outside: ExpressibleByArgument {}

/// A pilot whose fit is no learning curve of a contract.
struct UnusableFit: ExitReason, CustomStringConvertible {
    var file: String
    var error: PilotedProblemError

    var description: String { "\(file): \(error)" }

    var exitStatus: ExitStatus { .badData }
}
