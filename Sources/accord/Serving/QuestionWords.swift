import Foundation
import PlainText
import Reporting

/// A question as it came over HTTP: tables, and the words of a command.
///
/// Keys are the command's long options without dashes, each word after the first with a capital: `probabilityL1`.
struct QuestionWords {
    /// Files by the names that the words give them.
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var words: [String] = []

    /// Seconds; what is asked for may be less.
    static let timeLimit = 10.0
    /// Rows of a table of types, specialists or ratings.
    static let mostRows = 200
    /// Columns of a table of scenarios.
    static let mostScenarios = 20

    /// - Throws: `QuestionError` for what is no question of the command.
    init(_ body: [UInt8], to command: AskedCommand) throws(QuestionError) {
        let question = try Self.members(of: body)
        if let main = command.main, question[main] == nil, question["utilities"] == nil {
            throw QuestionError(key: main, problem: "the table \(main) is missing", remedy: "Give it as CSV text.")
        }
        for (key, value) in question.sorted(by: { $0.key < $1.key }) {
            if command.allTables.contains(key) {
                try add(table: value, key, to: command)
            } else {
                try add(option: value, key)
            }
        }
        if command.hasTimeLimit, question["timeLimit"] ?? .null == .null {
            words.append("--time-limit=\(Int(Self.timeLimit))")
        }
    }

    private static func members(of body: [UInt8]) throws(QuestionError) -> [String: JSONValue] {
        let value: JSONValue
        do {
            value = try JSONDecoder().decode(JSONValue.self, from: Data(body))
        } catch {
            throw QuestionError(
                problem: "the question is not JSON", remedy: "Send an object such as {\"types\": \"...\"}.")
        }
        guard case .object(let members) = value else {
            throw QuestionError(
                problem: "the question is no object", remedy: "Send an object such as {\"types\": \"...\"}.")
        }
        return members
    }

    private mutating func add(table: JSONValue, _ key: String, to command: AskedCommand) throws(QuestionError) {
        guard let text = table.text else {
            throw QuestionError(key: key, problem: "the table \(key) is no text", remedy: "Give it as CSV text.")
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        let scenarios = text.prefix { !$0.isNewline }.count { $0 == "," }
        if key == "scenarios", scenarios > Self.mostScenarios {
            throw QuestionError(
                key: key, problem: "there are \(scenarios) scenarios, and \(Self.mostScenarios) are answered here",
                remedy: "Ask the command line about more.", isTooLarge: true)
        }
        if key == command.main, lines > Self.mostRows + 1 {
            throw QuestionError(
                key: key, problem: "the table has \(lines) lines, and \(Self.mostRows) rows are answered here",
                remedy: "Ask the command line about more.", isTooLarge: true)
        }
        let file = Self.file(of: key)
        files[file] = Array(text.utf8)
        words.append(
            key == command.main ? file : key == AskedCommand.points ? "--accuracy=table:\(file)" : "--\(key)=\(file)")
    }

    private mutating func add(option: JSONValue, _ key: String) throws(QuestionError) {
        let name = try Self.option(key)
        if name == "time-limit" { try requireTime(option, key) }
        switch option {
        case .truth(true): words.append("--\(name)")
        case .truth(false), .null: break
        case .list(let values): for value in values { try add(option: value, key) }
        case .text(let text): words.append("--\(name)=\(text)")
        case .number(let number):
            words.append("--\(name)=\(Int(exactly: number).map(\.description) ?? number.description)")
        case .object:
            throw QuestionError(key: key, problem: "\(key) is an object", remedy: "Give a text or a number.")
        }
    }

    private func requireTime(_ option: JSONValue, _ key: String) throws(QuestionError) {
        if option == .null { return }
        guard let seconds = option.number, seconds > 0, seconds <= Self.timeLimit else {
            throw QuestionError(
                key: key, problem: "an answer takes at most \(Int(Self.timeLimit)) seconds here",
                remedy: "Give a number of seconds above 0, such as 5.")
        }
    }

    /// The option that a key stands for, without dashes.
    private static func option(_ key: String) throws(QuestionError) -> String {
        var name = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": name.unicodeScalars.append(scalar)
            case "A"..."Z": name += "-" + String(scalar).lowercased()
            default: throw unknown(key)
            }
        }
        if name.isEmpty || name.hasPrefix("-") || AskedCommand.withheld.contains(name) { throw unknown(key) }
        return name
    }

    /// The key that stands for an option, whose name is given without its dashes in front: the inverse of `option`.
    static func key(ofOption name: String) -> String {
        let words = name.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    private static func unknown(_ key: String) -> QuestionError {
        QuestionError(
            key: key, problem: "there is no key \(key.excerpt)",
            remedy: "Keys are the command's tables and options, such as types and timeLimit.")
    }

    /// The name of the file that a table of the question stands for.
    static func file(of key: String) -> String { key + ".csv" }

    /// The key of a table by its file.
    static func key(of file: String) -> String { file.hasSuffix(".csv") ? String(file.dropLast(4)) : file }
}

/// A question that is none.
struct QuestionError: Error {
    /// What of it is to blame; nil for all of it.
    var key: String?
    /// A clause without its full stop.
    var problem: String
    /// A sentence.
    var remedy: String
    var isTooLarge = false
}
