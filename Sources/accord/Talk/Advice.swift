import ArgumentParser
import PlainText
import Tabular

/// What the command line adds to the words of a library: which option mends it.
enum Advice {
    /// The error for a person, with the option that mends it where there is one.
    /// - Parameter words: of the command line, which errors repeat.
    static func complaint(_ error: any Error, words: [String]) -> String {
        var text = visible("\(error)", words: words)
        if let column = (error as? TableError)?.unknownColumn {
            text += " To read the table without it, add --ignore \(word(column))."
        }
        return text
    }

    /// What is wrong with the words of the command line: the word that nobody knows, before the parser's own verdict,
    /// which may be about what is missing since that word was mistyped.
    /// - Parameter root: the command above all others.
    static func usage(_ error: any Error, of root: (some ParsableCommand).Type, words: [String]) -> String {
        let verdict = visible(root.fullMessage(for: error), words: words)
        do {
            return try mistyping(in: words, of: root) ?? verdict
        } catch {
            return "\(verdict)\n(The parser's list of options cannot be read: \(error))"
        }
    }

    /// The word that nobody knows, in a request for help too; nil where there is none.
    /// - Throws: where the parser's description of itself cannot be read.
    static func mistyping(in words: [String], of root: (some ParsableCommand).Type) throws -> String? {
        let known = words.filter { !["-h", "--help"].contains($0) }
        let spoken = known.first == "help" ? Array(known.dropFirst()) : known
        guard let mistyping = Mistyping(in: spoken, of: try CommandTree.of(root)) else { return nil }
        return "Error: \(mistyping.message)\n  See '\(mistyping.command) --help' for more information."
    }

    /// Whether the words ask for help, in either way.
    static func asksForHelp(_ words: [String]) -> Bool {
        words.first == "help" || words.contains { ["-h", "--help"].contains($0) }
    }

    /// A message in which words of the command line stand as they came, line breaks and all, with these made visible.
    private static func visible(_ message: String, words: [String]) -> String {
        let values = words.compactMap { word in
            word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
        }
        return (words + values).filter { $0 != $0.visible }.reduce(message) { $0.replacing($1, with: $1.visible) }
    }

    /// A name as it is written in a shell.
    private static func word(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain ? name : "'\(name.visible.replacing("'", with: "'\\''"))'"
    }
}
