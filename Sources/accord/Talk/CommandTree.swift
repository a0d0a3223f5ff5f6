import ArgumentParser
import Foundation

/// A command with all that it takes, as the argument parser describes it.
struct CommandTree: Decodable {
    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable {
            var name: String
        }

        var kind: Kind
        var names: [Name]?
        /// What an option can be, where that is a list.
        var allValues: [String]?
        var abstract: String?
        /// Of a value, in help texts.
        var valueName: String?
        var isRepeating: Bool?
    }

    private struct Tool: Decodable {
        var command: CommandTree
    }

    var commandName: String
    var abstract: String?
    var subcommands: [CommandTree]?
    var arguments: [Argument]?

    /// The commands of a tool.
    /// - Throws: `DecodingError` where the parser describes itself in another way than was known here.
    static func of(_ root: (some ParsableCommand).Type) throws -> CommandTree {
        try JSONDecoder().decode(Tool.self, from: Data(root._dumpHelp().utf8)).command
    }

    /// Of options and flags, without their dashes.
    var optionNames: [String] { (arguments ?? []).flatMap { ($0.names ?? []).map(\.name) } }

    func argument(named name: String) -> Argument? {
        arguments?.first { $0.names?.contains { $0.name == name } == true }
    }
}
