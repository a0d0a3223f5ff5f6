import Foundation
import TestSupport
import Testing

/// The article on columns and keys has each that an answer holds, in the section of its command.
@Suite struct ColumnDictionaryTests {
    private static let answers = [
        "design": "Data/big-firms.csv --participants 10",
        "verify": "Data/university-and-hospital.csv --participants 10 --menu Data/university-and-hospital-menu.csv",
        "deliver": "Data/big-firms.csv --participants 10 --came 1=10",
        "simulate": "Data/big-firms.csv --participants 10 --draws 100 --lie 5=1:0.5",
        "welfare": "Data/big-firms.csv --participants 10",
        "sweep": "--types Data/big-firms.csv --grid participants=10",
        "bargain": "Data/free-riders.csv --generalist-cost 1",
        "fit": "Data/pilots/digits-lda.csv --baseline 0.1",
        "compete": """
        --prior Data/compete/trial-prior.csv --payoffs Data/compete/trial-payoffs.csv \
        --profile Data/compete/trial-profile.csv --precision 5
        """,
    ]
    /// Keys that are names of types, users, providers and policies.
    private static let names: Set = ["judge", "prosecutor", "defender"]

    private let terminal: Terminal
    private let article: String

    init() throws {
        terminal = try Terminal()
        article = try #require(try Page.article("Columns.md")).text
    }

    /// What the article says of a command.
    private func section(_ command: String) throws -> Substring {
        let sections = article.split(separator: "\n## ").map { $0.split(separator: "\n", maxSplits: 1) }
        return try #require(sections.first { $0[0].lowercased() == command }?.last, "no section on \(command)")
    }

    /// The words in code of a command's section, and of that on `design` where it refers to it.
    private func words(of command: String) throws -> Set<Substring> {
        var text = try section(command)
        if text.contains("for `design`") { text += try section("design") }
        return Set(text.matches(of: /`([^`]+)`/).map(\.1))
    }

    @Test(.slow, arguments: answers.keys.sorted()) func everyColumnIsExplained(_ command: String) async throws {
        let line = "scripts/accord \(command) \(Self.answers[command] ?? "") --format csv --output answer.csv"
        let run = try await terminal.run(line + " && head -1 answer.csv")
        let columns = try #require(run.lines.first { $0.contains(",") }, "\(run.lines)").split(separator: ",")
        #expect(columns.count > 3)
        let words = try words(of: command)
        for column in columns { #expect(words.contains(column), "\(command): \(column)") }
    }

    @Test(.slow, arguments: answers.keys.sorted()) func everyKeyIsExplained(_ command: String) async throws {
        let run = try await terminal.run("scripts/accord \(command) \(Self.answers[command] ?? "") --format json")
        let (first, last) = (try #require(run.lines.firstIndex(of: "{")), try #require(run.lines.lastIndex(of: "}")))
        let text = run.lines[first...last].joined(separator: "\n")
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let keys = Self.keys(of: document)
        #expect(keys.count > 8)
        let words = try words(of: command)
        for key in keys.subtracting(Self.names).subtracting(["schema"]).sorted() {
            #expect(words.contains(key[...]), "\(command): \(key)")
        }
        let object = try #require(document as? [String: Any])
        let schema = try #require(object["schema"] as? String)
        #expect(words.contains(schema[...]), "\(schema)")
    }

    @Test func everyColumnOfAReproductionIsExplained() async throws {
        let line = "scripts/accord reproduce --output out --quiet >text && head -qn 1 out/*-comparison.csv"
        let run = try await terminal.run(line)
        let columns = Set(run.lines.flatMap { $0.split(separator: ",") })
        #expect(columns.count > 15)
        let words = try words(of: "reproduce")
        for column in columns.sorted() { #expect(words.contains(column), "\(column)") }
    }

    /// All keys of the objects within a JSON value.
    private static func keys(of value: Any) -> Set<String> {
        if let object = value as? [String: Any] { return Set(object.keys).union(object.values.flatMap(keys)) }
        if let list = value as? [Any] { return Set(list.flatMap(keys)) }
        return []
    }
}
