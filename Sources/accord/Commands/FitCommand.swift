import ArgumentParser
import Reporting

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

    @OptionGroup var options: FitOptions

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

    func run() throws {
        let places = try output.places(reading: [pilot], besides: pictures.files, into: pictures.folders)
        try answered(Talk(isQuiet: output.quiet)).write(to: output, pictures, at: places)
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

extension FitCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let ignored = tables.ignored()
        let fit = try options.fit(pilot, ignoring: ignored)
        try ignored.requireMet()
        return CommandAnswer(
            presentation: FitPresentation(fit, at: at.isEmpty ? nil : at, anchor: anchor),
            inputs: { try ReportSource.Input.read([pilot]) })
    }
}
