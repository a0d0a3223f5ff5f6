import PlainText

/// A word of the command line that is no command, no option or no value of one, and what was probably meant.
struct Mistyping {
    /// A sentence or two.
    let message: String
    /// The command that it was said to, in full.
    let command: String

    /// The first such word; nil if there is none. Values are judged only where one is near.
    /// - Parameter words: after the tool's name.
    init?(in words: [String], of tool: CommandTree) {
        var command = tool
        var path = tool.commandName
        var rest = words[...]
        while let word = rest.popFirst(), word != "--" {
            if let subcommands = command.subcommands, !word.hasPrefix("-") {
                guard let next = subcommands.first(where: { $0.commandName == word }) else {
                    let names = subcommands.map(\.commandName)
                    let guess = Self.guess(word, among: names) ?? "The commands are \(names.joined(separator: ", "))."
                    self.init(message: "There is no command \(word.visible). \(guess)", command: path)
                    return
                }
                command = next
                path += " " + word
            } else if let message = Self.fault(of: word, before: &rest, in: command) {
                self.init(message: message, command: path)
                return
            }
        }
        return nil
    }

    private init(message: String, command: String) {
        self.message = message
        self.command = command
    }

    /// What is wrong with an option, whose value is taken from the words after it.
    private static func fault(of word: String, before rest: inout ArraySlice<String>, in command: CommandTree)
        -> String?
    {
        guard word.hasPrefix("-"), word.count > 2, word.dropFirst().first.map({ $0 == "-" || $0.isLetter }) == true
        else {
            return nil
        }
        let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(halves[0].drop { $0 == "-" })
        guard word.hasPrefix("--"), let argument = command.argument(named: name) else {
            let known = command.optionNames.filter { $0.count > 1 }.map { "--" + $0 }
            let guess = known.contains("--" + name) ? "Did you mean --\(name)?" : self.guess("--" + name, among: known)
            return "Unknown option \(String(halves[0]).visible)." + (guess.map { " " + $0 } ?? "")
        }
        guard argument.kind == .option else { return nil }
        let value = halves.count > 1 ? String(halves[1]) : rest.popFirst()
        guard let value, let values = argument.allValues, !values.contains(value),
            let guess = guess(value, among: values)
        else { return nil }
        return
            "--\(name) \(value.visible): there is no such value. \(guess) The values are \(values.joined(separator: ", "))."
    }

    private static func guess(_ word: String, among names: [String]) -> String? {
        NearestName.completing(word, among: names).map { "Did you mean \($0)?" }
    }
}
