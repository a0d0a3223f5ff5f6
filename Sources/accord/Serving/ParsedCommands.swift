import ArgumentParser
import Foundation

/// Commands that were parsed lately, by their words: while somebody drags, tables change and words do not, and the parser
/// takes longer than most answers.
final class ParsedCommands: @unchecked Sendable {
    private let lock = NSLock()
    private var commands: [[String]: any AnsweringCommand] = [:]

    /// All are forgotten when there would be more.
    private static let most = 64

    /// The command that the words make.
    /// - Throws: what the parser throws.
    func command(_ type: any AnsweringCommand.Type, _ words: [String]) throws -> any AnsweringCommand {
        let key = [type.configuration.commandName ?? ""] + words
        if let known = lock.withLock({ commands[key] }) { return known }
        let command = try type.parse(words)
        lock.withLock {
            if commands.count >= Self.most { commands.removeAll() }
            commands[key] = command
        }
        return command
    }
}
