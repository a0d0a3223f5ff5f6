import Foundation
import TestSupport
import Testing

/// A page of the documentation: the README, or an article of one of the modules.
struct Page: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String

    var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }
    var examples: [Example] { Example.all(in: text) }

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOfFile: path, encoding: .utf8)
    }

    static let readme = RepositoryFiles.root + "/README.md"

    /// The README and all articles, in order.
    static func all() throws -> [Page] {
        let sources = RepositoryFiles.root + "/Sources"
        let files = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
        let articles = files.filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.sorted()
        return try ([readme] + articles.map { sources + "/" + $0 }).map(Page.init)
    }

    static func article(_ name: String) throws -> Page? { try all().first { $0.testDescription == name } }
}
