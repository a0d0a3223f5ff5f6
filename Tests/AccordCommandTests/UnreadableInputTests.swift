import TestSupport
import Testing

/// Input that is not there ends with 66, input that is no text with 65.
@Suite struct UnreadableInputTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func aMissingFile() async throws {
        try await accord("design", folder("none.csv"), "--participants", "3")
            .expectRefusal(66, "\(folder("none.csv")): cannot be opened: No such file or directory")
    }

    @Test func aDirectory() async throws {
        try await accord("design", folder.path, "--participants", "3").expectRefusal(
            66, "\(folder.path): is a directory")
    }

    @Test func anEmptyPath() async throws {
        try await accord("design", "", "--participants", "3").expectRefusal(66, "\"\": cannot be opened")
    }

    @Test(.enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() })
    func aForbiddenFile() async throws {
        let path = try folder.write("t.csv", "type,cost,probability\na,1,1\n")
        try folder.setMode("t.csv", 0o000)
        try await accordAsOrdinaryUser("design", path, "--participants", "3").expectRefusal(
            66, "\(path): ", "Permission denied")
    }

    @Test func aBinaryFile() async throws {
        let path = try folder.write("t.csv", bytes: [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00])
        try await accord("design", path, "--participants", "3").expectRefusal(65, "\(path):1:1: ", "binary")
    }

    @Test func aSpreadsheet() async throws {
        let path = try folder.write("t.xlsx", bytes: Array("PK".utf8) + [0x03, 0x04, 0x14, 0x00, 0x06])
        try await accord("design", path, "--participants", "3").expectRefusal(65, "\(path):1:3: ", "CSV")
    }

    @Test func textThatIsNotUTF8() async throws {
        let path = try folder.write(
            "t.csv", bytes: Array("type,cost,probability\nM".utf8) + [0xFC] + Array("ller,1,1\n".utf8))
        try await accord("design", path, "--participants", "3").expectRefusal(65, "\(path):2:2: ", "UTF-8")
    }

    @Test func aLineOfAHundredMegabytes() async throws {
        let path = try folder.write("t.csv", bytes: Array(repeating: UInt8(ascii: "1"), count: 100_000_000))
        try await accord("design", path, "--participants", "3").expectRefusal(65, "\(path): ", "larger than 64 MB")
    }

    @Test func aLineOfTwoMegabytes() async throws {
        let long = String(repeating: "1", count: 2_000_000)
        let path = try folder.write("t.csv", "type,cost,probability\na,\(long),1\n")
        try await accord("design", path, "--participants", "3").expectRefusal(65, "\(path):2: ", "longer than 1 MB")
    }

    @Test func aPipeIsReadLikeAFile() async throws {
        let run = try await shell(
            #""$accord" design <(printf 'type,cost,probability\na,0.1,1\n') --participants 3 --quiet"#, in: folder.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 2)
    }
}
