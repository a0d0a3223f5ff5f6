import ArgumentParser
import ContractDesign
import Inputs
import Reporting

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Audits any menu against the problem: who would refuse, who would lie, whose promise cannot be kept.",
        discussion: """
            Example: accord verify Data/big-firms.csv --participants 10 --menu menu.csv

            The menu is a CSV with the columns type,contribution,reward, such as `accord design --output menu.csv` \
            writes or a hand makes. Ends with 0 if every constraint holds and with 1 if not.

            A proof needs no table and no menu beside it: accord verify --proof proof.json
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Round numbers") var multiples: MultipleOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    @Option(
        help: ArgumentHelp("CSV with an offer for each type: type,contribution,reward.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var menu: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            By how many value units a constraint may be missed, for menus that were rounded by hand. (default: 1e-9 of \
            what a perfect model is worth)
            """, valueName: "x"), transform: { text in try NumberArgument.number(text, suchAs: "0.001") })
    var rounding: Double?

    /// Read by `VerifyProofCommand`, which a command line with it is for; here for the help.
    @Option(
        help: ArgumentHelp(
            "Audit this proof, which `accord design --proof` wrote, and nothing else.", valueName: "file.json"),
        completion: .file(extensions: ["json"]))
    var proof: String?

    func validate() throws {
        try multiples.require(in: problem.settings)
        try (problem.inputs + [menu]).requireOneStandardInput()
        if let rounding, !(rounding >= 0 && rounding.isFinite) {
            throw ValidationError("--rounding \(rounding): give value units of 0 or more, such as 0.001.")
        }
    }

    func run() throws {
        let places = try output.places(reading: problem.inputs + [menu])
        try answered(Talk(isQuiet: output.quiet)).write(to: output, at: places)
    }
}

extension VerifyCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let ignored = self.problem.tables.ignored()
        let problem = try self.problem.problem(inMultiples: multiples.multiples, ignoring: ignored)
        let offers = try problem.population.offers(readFrom: menu, ignoring: ignored)
        try ignored.requireMet()
        talk.noteMajorant(problem.accuracy)
        let audit = try self.problem.limits.search(talk) { observer in
            try problem.audit(offers, rounding: rounding, observer: observer)
        }
        return CommandAnswer(
            presentation: AuditPresentation(audit, isNormalized: self.problem.normalize),
            stoppedBy: audit.stoppedBy, status: audit.holds ? nil : .checkFailed)
    }
}
