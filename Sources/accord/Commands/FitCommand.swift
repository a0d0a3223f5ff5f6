import ArgumentParser
import Inputs
import LearningCurves
import Reporting
import Tabular

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "A learning curve for --accuracy, fitted to a pilot's scores, with the band that it may lie in.",
        discussion: """
            Example: accord fit Data/pilots/mnist-logreg.csv --baseline 0.1

            Prints the curve as an option of the other commands, what it says of up to eight times as much data, and a \
            lower and an upper curve for --accuracy and --accuracy-high: those of the family that are lowest and highest \
            at --anchor among all that the pilot does not reject. The other families stand beside it.
            """)

    @Argument(
        help: """
            CSV with the columns samples,score and optionally error (standard error of the score), repeats (runs that it \
            is the mean of); or a row for each run, several of a size. - is standard input.
            """, completion: .file(extensions: ["csv"]))
    var pilot: String

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

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Effective units at which to give the band, separated by commas. (default: the largest size, and 2, 4 and 8 \
            times that)
            """, valueName: "sizes"),
        transform: FitCommand.sizes)
    var at: [Double] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Effective units at which the lower curve is lowest and the upper highest: the data that the group is expected \
            to bring. (default: the largest of --at)
            """, valueName: "size"),
        transform: FitCommand.size)
    var anchor: Double?

    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    func validate() throws {
        guard (0..<1).contains(baseline) else {
            throw ValidationError("--baseline \(baseline): give the score of guessing, at least 0 and below 1.")
        }
        guard level > 0, level < 1 else {
            throw ValidationError("--level \(level): give a chance above 0 and below 1, such as 0.9.")
        }
    }

    func run() throws {
        let places = try output.places(reading: [pilot], besides: pictures.files, into: pictures.folders)
        let ignored = tables.ignored()
        let table = try Table.read(path: pilot, ignoring: ignored)
        try ignored.requireMet()
        let fit: PilotFit
        do {
            fit = try PilotFit(
                Pilot(table, baseline: baseline), family: family.family, weighting: weights, level: level,
                keepsAll: keepAll)
        } catch let error as PilotError {
            throw UnfitPilot(file: pilot, error: error)
        }
        let answer = FitPresentation(fit, at: at.isEmpty ? nil : at, anchor: anchor)
        try output.write(
            answer, besides: pictures.files(of: answer, from: [pilot], Talk(isQuiet: output.quiet)), at: places)
    }

    private static func sizes(_ text: String) throws -> [Double] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { try size(String($0)) }
    }

    private static func size(_ text: String) throws -> Double {
        let size = try NumberArgument.number(text, suchAs: "4000")
        guard size > 0, size <= 1e30 else {
            throw ValidationError("\(text.debugDescription): give effective units above 0, such as 4000.")
        }
        return size
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
