import ArgumentParser
import Inputs
import LearningCurves
import Tabular

/// How a learning curve is fitted to a pilot.
struct FitOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The score of guessing, at least 0 and below 1, such as the share of the most frequent class. Curves are of \
            skill = (score - R0) / (1 - R0). (default: 0)
            """, valueName: "r0"),
        transform: { text in try NumberArgument.number(text, suchAs: "0.1") })
    var baseline = 0.0

    @Option(help: "The family that counts; auto is pow4, whichever fits best.")
    var family = FamilyChoice.auto

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The chance with which each interval holds. (default: 0.9)", valueName: "p"),
        transform: { text in try NumberArgument.number(text, suchAs: "0.9") })
    var level = PilotFit.standardLevel

    @Option(help: "Weigh sizes by errors smoothed over the sizes, by errors as measured, or equally.")
    var weights = Weighting.smoothed

    @Flag(help: "Keep a size that no curve through the others comes near, instead of leaving it out.")
    var keepAll = false

    func validate() throws {
        guard (0..<1).contains(baseline) else {
            throw ValidationError("--baseline \(baseline): give the score of guessing, at least 0 and below 1.")
        }
        guard level > 0, level < 1 else {
            throw ValidationError("--level \(level): give a chance above 0 and below 1, such as 0.9.")
        }
    }

    /// The fit to a table of scores.
    /// - Throws: `TableError` at a cell, `UnfitPilot` for a table to which nothing can be fitted.
    func fit(_ file: String, ignoring ignored: IgnoredColumns) throws -> PilotFit {
        let table = try Table.read(path: file, ignoring: ignored)
        do {
            return try PilotFit(
                Pilot(table, baseline: baseline), family: family.family, weighting: weights, level: level,
                keepsAll: keepAll)
        } catch let error as PilotError {
            throw UnfitPilot(file: file, error: error)
        }
    }

    /// The options as the words of a command, without those that say what holds anyway.
    var words: [String] {
        var words: [String] = []
        if baseline != 0 { words += ["--baseline", "\(baseline)"] }
        if family != .auto { words += ["--family", family.rawValue] }
        if level != PilotFit.standardLevel { words += ["--level", "\(level)"] }
        if weights != .smoothed { words += ["--weights", weights.rawValue] }
        if keepAll { words.append("--keep-all") }
        return words
    }
}

/// The families by the names that `--family` takes.
enum FamilyChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, pow4, power, mmf, weibull, exponential

    /// Always pow4 where nobody chose: choosing by the fit was measured to break bands.
    var family: CurveFamily { CurveFamily(rawValue: rawValue) ?? .pow4 }
}

extension Weighting: ExpressibleByArgument {}

/// A table that is a pilot to which nothing can be fitted.
struct UnfitPilot: ExitReason, CustomStringConvertible {
    var file: String
    var error: PilotError

    var description: String { "\(file): \(error)" }

    var exitStatus: ExitStatus {
        switch error {
        case .baseline, .level: .usage
        default: .badData
        }
    }
}
