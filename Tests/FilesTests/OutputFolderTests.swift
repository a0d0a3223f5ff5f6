import Files
import Foundation
import TestSupport
import Testing

@Suite struct OutputFolderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func foldersAreMadeWithThoseAbove() throws {
        try OutputFolder.make(folder("a/b/c"))
        try OutputFolder.make(folder("a/b"))
        try OutputFile.write("new".utf8, to: folder("a/b/c/r"))
        #expect(try folder.text("a/b/c/r") == "new")
    }

    @Test func aFileInTheWay() throws {
        try folder.write("file", "old")
        for path in [folder("file"), folder("file/sub")] {
            let error = try #require(throws: OutputError.self) { try OutputFolder.make(path) }
            #expect(error.reason == "a file of that name is in the way")
            #expect(throws: OutputError.self) { try OutputFolder.requireRoom(for: path) }
        }
        #expect(try folder.names() == ["file"])
    }

    @Test func askingMakesNothing() throws {
        try OutputFolder.requireRoom(for: folder("a/b/c"))
        try OutputFolder.requireRoom(for: folder.path)
        #expect(try folder.names().isEmpty)
    }
}
