import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileIdentityTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func oneFileUnderManyNames() throws {
        try folder.write("a", "text")
        try folder.makeFolder("sub")
        try folder.link("symbolic", to: "a")
        try folder.link("chain", to: "symbolic")
        try folder.link("around", to: "sub")
        try FileManager.default.linkItem(atPath: folder("a"), toPath: folder("hard"))
        let identity = try #require(FileIdentity(of: folder("a")))
        for name in ["./a", "sub/../a", "around/../a", "symbolic", "chain", "hard", ".//a"] {
            #expect(FileIdentity(of: folder(name)) == identity, "\(name)")
        }
        try folder.write("b", "text")
        #expect(FileIdentity(of: folder("b")) != identity)
    }

    @Test func aFileThatIsYetToBeMade() throws {
        try folder.makeFolder("sub")
        try folder.link("dangling", to: "sub/new")
        let identity = try #require(FileIdentity(of: folder("sub/new")))
        for name in ["sub/./new", "sub/../sub/new", "dangling"] {
            #expect(FileIdentity(of: folder(name)) == identity, "\(name)")
        }
        #expect(FileIdentity(of: folder("new")) != identity)
        #expect(FileIdentity(of: folder("none/new")) == nil)
        try folder.write("sub/new", "made")
        #expect(FileIdentity(of: folder("sub/new")) != identity)
        #expect(FileIdentity(of: folder("dangling")) == FileIdentity(of: folder("sub/new")))
    }

    @Test func devicesMayBeSharedAndPipesMayNot() throws {
        try #require(mkfifo(folder("pipe"), 0o600) == 0)
        #expect(FileIdentity(of: folder("pipe")) != nil)
        #expect(FileIdentity(of: "/dev/null") == nil)
    }

    @Test func whatIsOpenIsKnownByItsNumber() throws {
        try folder.write("a", "text")
        let handle = try #require(FileHandle(forReadingAtPath: folder("a")))
        #expect(FileIdentity(ofDescriptor: handle.fileDescriptor) == FileIdentity(of: folder("a")))
        #expect(FileIdentity(ofDescriptor: 9999) == nil)
    }
}
