import ArgumentParser
import Sweeps

/// In how many parts a sweep is split, and where they run.
struct ClusterOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many parts. (default: so many that each lasts --part-minutes)", valueName: "n"),
        transform: { text in
            try NumberArgument.whole(text, in: 1...1_000_000, asking: "Give a number of parts from 1 to 1,000,000.")
        })
    var parts: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a case takes on one thread. (default: measured here, on some cases)", valueName: "seconds"),
        transform: { text in try NumberArgument.number(text, suchAs: "0.05") })
    var secondsPerCase: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long a part should last. (default: 10)", valueName: "minutes"),
        transform: { text in try NumberArgument.number(text, suchAs: "10") })
    var partMinutes = 10.0

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many threads a part has. (default: 1)", valueName: "n"),
        transform: { text in try NumberArgument.whole(text, in: 1...1024, asking: "Give a number from 1 to 1024.") })
    var jobs = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many parts run at once at most. (default: the engine's)", valueName: "n"),
        transform: { text in
            try NumberArgument.whole(text, in: 1...1_000_000, asking: "Give a number from 1 to 1,000,000.")
        })
    var atOnce: Int?

    @Option(
        help: ArgumentHelp(
            "What starts accord where the parts run. (default: this program; for kubernetes accord)",
            valueName: "program"))
    var program: String?

    @Option(help: ArgumentHelp("What the jobs are called: small letters, digits and hyphens.", valueName: "name"))
    var name = "accord-sweep"

    @Option(help: ArgumentHelp("kubernetes: the image of a container that has accord.", valueName: "image"))
    var image = "accord"

    @Option(
        help: ArgumentHelp(
            "kubernetes: the claim to a volume that holds what stands in this folder.", valueName: "claim"))
    var claim = "accord"

    @Option(
        help: ArgumentHelp(
            "The file within the folder that the parts are merged into: .sqlite, .db, .csv or .json.",
            valueName: "file"))
    var result = "results.sqlite"

    func validate() throws {
        for (option, value) in [("--seconds-per-case", secondsPerCase), ("--part-minutes", partMinutes)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError("\(option) \(value): give a number above 0.")
            }
        }
        guard name.count <= 50, name.wholeMatch(of: /[a-z]([a-z0-9-]*[a-z0-9])?/) != nil else {
            throw ValidationError(
                "--name \(name): take up to 50 small letters, digits and hyphens, with a letter first and no hyphen last."
            )
        }
        guard !result.contains("/") else {
            throw ValidationError("--result \(result): name a file, without a folder; it comes to stand in --output.")
        }
        try FileExtension(of: result).require(
            ["sqlite", "db", "csv", "json"], at: "--result \(result)",
            advice: "There are .sqlite, .db, .csv and .json.")
    }
}
