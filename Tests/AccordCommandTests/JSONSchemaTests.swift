import Foundation
import TestSupport
import Testing

/// Every document against its JSON Schema in Data/schema, by the Python package jsonschema: one run of it for all.
@Suite(.slow, .enabled(if: SchemaPeer.python != nil, "ACCORD_PYTHON names no Python interpreter with jsonschema"))
struct JSONSchemaTests {
    private static let answer = Task { try await SchemaPeer.answer() }

    @Test func theSchemasAreValidAndSayWhatEachPropertyIs() async throws {
        #expect(try await Self.answer.value.schemas == [])
    }

    @Test func everyDocumentFitsItsSchema() async throws {
        let answer = try await Self.answer.value
        #expect(answer.documents == [])
        #expect(answer.counted.documents > 50)
    }

    /// No property, alternative type, value of an enumeration or kind of element was made up.
    @Test func whateverASchemaSpeaksOfOccurs() async throws {
        let answer = try await Self.answer.value
        #expect(answer.unseen == [])
        #expect(answer.counted.claims > 500)
    }

    /// A property left out, an unknown one, another type: each is seen, wherever it is.
    @Test func wrongDocumentsAreRejected() async throws {
        let answer = try await Self.answer.value
        #expect(answer.accepted == [])
        #expect(answer.counted.mutants > 2000)
    }
}

@Suite struct SchemaFileTests {
    /// By the names that Reporting writes into documents.
    @Test func everyKindOfDocumentHasASchema() throws {
        var expected: Set = ["accord.common-1.schema.json", "accord.openapi.json"]
        for module in ["Reporting", "ProofFiles"] {
            let folder = RepositoryFiles.data("../Sources/\(module)")
            let sources = try #require(FileManager.default.enumerator(atPath: folder))
            for case let file as String in sources where file.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                for match in text.matches(of: /schema\b.*"(accord\.[a-z]+)\/([0-9]+)"/) {
                    expected.insert("\(match.1)-\(match.2).schema.json")
                }
            }
        }
        #expect(expected.count > 8)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: RepositoryFiles.data("schema"))) == expected)
    }
}

/// Runs Peers/check_schemas.py.
private enum SchemaPeer {
    static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]

    /// Complaints of each kind, and how much was looked at.
    struct Answer: Decodable, Sendable {
        struct Counted: Decodable, Sendable {
            var documents, claims, mutants: Int
        }

        var schemas, documents, unseen, accepted: [String]
        var counted: Counted
    }

    static func answer() async throws -> Answer {
        let commands = try DocumentCommands()
        let documents = try await commands.documents()
        for document in documents {
            try #require(!document.run.output.isEmpty, "\(document.command): \(document.run.talk)")
        }
        let folder = try ScratchFolder()
        let script = RepositoryFiles.peer("check_schemas.py", of: "AccordCommandTests")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python ?? "")
        process.arguments = [script, RepositoryFiles.data("schema"), folder("answer.json")] + documents.map(\.path)
        try process.start()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Answer.self, from: Data(folder.bytes("answer.json")))
    }
}
