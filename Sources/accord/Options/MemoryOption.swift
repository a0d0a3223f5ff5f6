import ArgumentParser

/// How much memory a command may take.
struct MemoryOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The most memory to take, in MB of 1e6 bytes, 100 or more; 0 is no limit. What is known to need more is done \
            in another way or refused; a search that comes to it ends with the best answer so far. (default: half of \
            what the machine has)
            """, valueName: "mb"),
        transform: { text in try NumberArgument.number(text, suchAs: "2000") })
    var memoryLimit: Double?

    func validate() throws {
        guard let memoryLimit, !(memoryLimit == 0 || memoryLimit >= 100 && memoryLimit.isFinite) else { return }
        throw ValidationError("--memory-limit \(memoryLimit): give MB of 100 or more, such as 2000; 0 is no limit.")
    }

    /// The option as the words of a command.
    var words: [String] { memoryLimit.map { ["--memory-limit", "\($0)"] } ?? [] }

    /// In bytes.
    var most: Double { memoryLimit.map { $0 == 0 ? .infinity : 1e6 * $0 } ?? 0.5 * Memory.ofMachine }

    /// What tables may take of it, in bytes: all but what the program and its answer take.
    var forTables: Double { most - 8e7 }
}
