import Foundation
import TestSupport
import Testing

/// Links between the files of the repository; those within the built site are checked by `scripts/docs --check`.
@Suite struct LinkTests {
    @Test(arguments: ["README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md"])
    func everyFileThatAPageLinksToIsThere(_ name: String) throws {
        let page = URL(fileURLWithPath: RepositoryFiles.root + "/" + name)
        let text = try String(contentsOf: page, encoding: .utf8)
        let targets = text.matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
        for target in targets {
            let file = page.deletingLastPathComponent().appendingPathComponent(target)
            #expect(FileManager.default.fileExists(atPath: file.path), "\(name): \(target)")
        }
        if name == "README.md" { #expect(targets.count > 15) }
    }

    /// What articles say of one another, so that a plain `swift test` finds a renamed article.
    @Test func everyArticleThatIsLinkedToIsThere() throws {
        let pages = try Page.all()
        let names = Set(pages.map { $0.testDescription.replacing(".md", with: "") })
        for page in pages {
            for link in page.text.matches(of: /<doc:(\w+)>/).map({ String($0.1) }) {
                #expect(names.contains(link), "\(page.testDescription): \(link)")
            }
        }
    }
}
