import ArgumentParser
import Reporting

/// What the parties call their contract.
struct AgreementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What the parties call the contract: the heading of its page.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Who agrees: the name of the consortium, for the page.", valueName: "text"))
    var consortium: String?

    func validate() throws {
        for (option, text) in [("--title", title), ("--consortium", consortium)]
        where text?.allSatisfy(\.isWhitespace) == true {
            throw ValidationError("\(option): a name without letters. Give one, or leave the option out.")
        }
    }

    var name: AgreementName { AgreementName(title: title, consortium: consortium) }

    /// The options as the words of a command.
    var words: [String] {
        (title.map { ["--title", $0] } ?? []) + (consortium.map { ["--consortium", $0] } ?? [])
    }
}
