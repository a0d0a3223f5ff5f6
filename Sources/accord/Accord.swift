import ArgumentParser

/// The root of the command line: configuration only.
struct Accord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accord",
        abstract: "Contracts for collaborative machine learning, paid in models, with a proof of how good they are.",
        discussion: """
            Exit codes: 0 answered (also when the answer is only bounded), 1 a check failed (verify), 2 no solution \
            exists, 64 wrong usage, 65 bad data, 66 input missing or unreadable, 69 a port is taken, 70 internal \
            error, 73 output cannot be written, 130 interrupted.
            """,
        version: "accord \(Version.text)",
        subcommands: [
            DesignCommand.self, VerifyCommand.self, DeliverCommand.self, OffersCommand.self, SimulateCommand.self,
            WelfareCommand.self, SweepCommand.self, ClusterCommand.self, ReproduceCommand.self, BargainCommand.self,
            CompeteCommand.self,
            AlignCommand.self, FitCommand.self, ServeCommand.self,
        ])
}
