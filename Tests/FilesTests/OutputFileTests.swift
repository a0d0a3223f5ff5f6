import Files
import Foundation
import TestSupport
import Testing

@Suite struct OutputFileTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func refusal(of path: String) throws -> OutputError {
        try #require(throws: OutputError.self) { try OutputFile.write("new".utf8, to: path) }
    }

    @Test(arguments: [0, 1, 100_000]) func aNewFileHasTheBytes(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try OutputFile.write(bytes, to: folder("r.bin"))
        #expect(try folder.bytes("r.bin") == bytes)
        #expect(try folder.names() == ["r.bin"])
    }

    @Test(arguments: [0o600, 0o644, 0o664, 0o755]) func anOldFileKeepsItsMode(_ mode: Int) throws {
        try folder.write("r", "something longer than the new content")
        try folder.setMode("r", mode)
        try OutputFile.write("new".utf8, to: folder("r"))
        #expect(try folder.text("r") == "new")
        #expect(try folder.mode("r") == mode)
        #expect(try folder.names() == ["r"])
    }

    /// Who has the old file open goes on reading it: the new one is another file of the same name.
    @Test func aReaderNeverSeesAPart() throws {
        try folder.write("r", "old")
        let reader = try #require(FileHandle(forReadingAtPath: folder("r")))
        try OutputFile.write("new and longer".utf8, to: folder("r"))
        #expect(try reader.readToEnd() == Data("old".utf8))
        #expect(try folder.text("r") == "new and longer")
    }

    @Test func aHardLinkKeepsTheOldContent() throws {
        try folder.write("r", "old")
        try FileManager.default.linkItem(atPath: folder("r"), toPath: folder("copy"))
        try OutputFile.write("new".utf8, to: folder("r"))
        #expect(try folder.text("copy") == "old")
    }

    @Test func aChainOfLinksIsFollowed() throws {
        try folder.makeFolder("far")
        try folder.write("far/r", "old")
        try folder.link("two", to: "far/r")
        try folder.link("one", to: "two")
        try OutputFile.write("new".utf8, to: folder("one"))
        #expect(try folder.text("far/r") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("one")) == "two")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("two")) == "far/r")
    }

    @Test func aLinkToAFileThatIsYetToBeMade() throws {
        try folder.makeFolder("far")
        try folder.link("one", to: "two")
        try folder.link("two", to: "far/r")
        try OutputFile.write("new".utf8, to: folder("one"))
        #expect(try folder.text("far/r") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("one")) == "two")
    }

    @Test func aLinkIntoNowhereAndALoop() throws {
        try folder.link("nowhere", to: "none/r")
        try folder.link("loop", to: "loop")
        #expect(try refusal(of: folder("nowhere")).reason == "no such folder")
        #expect(try refusal(of: folder("loop")).reason == "Too many levels of symbolic links")
        #expect(try folder.names() == ["loop", "nowhere"])
    }

    @Test func aPipeIsWrittenInto() async throws {
        try #require(mkfifo(folder("pipe"), 0o600) == 0)
        let path = folder("pipe")
        async let read = withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd())
            }
        }
        try OutputFile.write("through".utf8, to: path)
        #expect(await read == Data("through".utf8))
        #expect(try folder.names() == ["pipe"])
    }

    @Test func aDeviceStaysADevice() throws {
        try OutputFile.write("new".utf8, to: "/dev/null")
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test func placesWhereNoFileCanStand() throws {
        try folder.write("file", "old")
        #expect(try refusal(of: folder.path).reason == "it is a directory")
        #expect(try refusal(of: folder("r/")).reason == "it names a directory")
        #expect(try refusal(of: folder("none/r")).reason == "no such folder")
        #expect(try refusal(of: folder("file/r")).path == folder("file/r"))
        #expect(try refusal(of: "").description.hasPrefix("Cannot write \"\": "))
        #expect(try folder.names() == ["file"])
        #expect(try folder.text("file") == "old")
    }

    @Test func theErrorSaysWhatToDo() throws {
        #expect(
            try refusal(of: folder("none/r")).description
                == "Cannot write \(folder("none/r")): no such folder. Choose another place, or make room and permission."
        )
    }

    @Test func ofSeveralFilesAllAreWrittenOrNone() throws {
        try folder.write("one", "old")
        let new = Array("new".utf8)
        #expect(throws: OutputError.self) {
            try OutputFile.write([(folder("one"), new), (folder("two"), new), (folder("none/three"), new)])
        }
        #expect(try folder.names() == ["one"])
        #expect(try folder.text("one") == "old")
        try OutputFile.write([(folder("one"), new), (folder("two"), new)])
        #expect(try folder.names() == ["one", "two"])
        #expect(try folder.text("one") == "new")
    }
}
