import ArgumentParser
import PlainText

/// What the command line says where something is wrong.
enum Advice {
    /// The error for a person, with the option that mends it where there is one.
    /// - Parameter words: of the command line, which errors repeat.
    static func complaint(_ error: any Error, words: [String]) -> String {
        visible((error as? any Mendable)?.complaint ?? "\(error)", words: words)
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
}
