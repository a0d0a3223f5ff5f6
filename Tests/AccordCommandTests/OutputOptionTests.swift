import Foundation
import TestSupport
import Testing

/// `--output` shows the old file or the whole new one.
@Suite struct OutputOptionTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    private func design(to path: String, _ options: String...) async throws -> AccordRun {
        try await accord(["design", types, "--participants", "3", "--quiet", "--output", path] + options)
    }

    @Test func theFileHasWhatStandardOutputWouldHave() async throws {
        let shown = try await accord("design", types, "--participants", "3", "--quiet")
        let run = try await design(to: folder("r.csv"))
        #expect(run.status == 0)
        #expect(run.output.isEmpty && run.talk.isEmpty)
        #expect(try folder.bytes("r.csv") == shown.output)
        #expect(try folder.names() == ["r.csv", "t.csv"])
    }

    @Test func aLongerFileIsReplacedWholeAndKeepsItsMode() async throws {
        try folder.write("r.csv", String(repeating: "old ", count: 10_000))
        try folder.setMode("r.csv", 0o640)
        #expect(try await design(to: folder("r.csv")).status == 0)
        #expect(try folder.text("r.csv").hasPrefix("type,cost,"))
        #expect(try !folder.text("r.csv").contains("old"))
        #expect(try folder.mode("r.csv") == 0o640)
        #expect(try folder.names() == ["r.csv", "t.csv"])
    }

    @Test func aSymbolicLinkIsFollowed() async throws {
        try folder.makeFolder("real")
        try folder.write("real/r.csv", "old")
        try folder.link("r.csv", to: "real/r.csv")
        #expect(try await design(to: folder("r.csv")).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("r.csv")) == "real/r.csv")
        #expect(try folder.text("real/r.csv").hasPrefix("type,cost,"))
    }

    @Test func aRelativePathIsTakenFromTheWorkingFolder() async throws {
        let run = try await accord(
            "design", "t.csv", "--participants", "3", "--quiet", "--output", "r.csv", in: folder.path)
        #expect(run.status == 0)
        #expect(try folder.names() == ["r.csv", "t.csv"])
    }

    @Test func namesOfOneLetter() async throws {
        let run = try await accord(
            "design", "t.csv", "--participants", "3", "--quiet", "--output", "r", "--report", "p", "--charts", "c",
            in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(try folder.names() == ["c", "p", "r", "t.csv"])
    }

    @Test func devicesStayDevices() async throws {
        #expect(try await design(to: "/dev/null").status == 0)
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0)) func aFullDeviceIsReported() async throws {
        try await design(to: "/dev/full").expectRefusal(73, "Cannot write /dev/full: No space left on device")
    }

    @Test func aDirectoryIsRefused() async throws {
        try folder.makeFolder("r")
        try await design(to: folder("r")).expectRefusal(73, "Cannot write \(folder("r")): ", "directory")
        try await design(to: folder("new/")).expectRefusal(73, "directory")
        try await design(to: "").expectRefusal(73, "Cannot write \"\": ")
        #expect(try folder.names() == ["r", "t.csv"])
    }

    @Test func aMissingFolderIsReported() async throws {
        try await design(to: folder("none/r.csv")).expectRefusal(
            73, "Cannot write \(folder("none/r.csv")): no such folder")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test(.enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() })
    func aForbiddenFolderIsReportedAndTheOldFileStays() async throws {
        try folder.makeFolder("closed")
        try folder.write("closed/r.csv", "old")
        try folder.setMode("closed", 0o555)
        let run = try await accordAsOrdinaryUser(
            "design", types, "--participants", "3", "--output", folder("closed/r.csv"))
        run.expectRefusal(73, "ermission denied")
        #expect(try folder.text("closed/r.csv") == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("closed")) == ["r.csv"])
        try folder.setMode("closed", 0o755)
    }

    @Test func theTypesAreNotReplaced() async throws {
        let text = try folder.text("t.csv")
        try await design(to: types).expectRefusal(64, "--output \(types) is the same file as the table \(types)")
        #expect(try folder.text("t.csv") == text)
    }

    @Test func badDataLeavesTheOldFile() async throws {
        try folder.write("r.csv", "old")
        let bad = try folder.write("bad.csv", "type,cost,probability\na,x,1\n")
        try await accord("design", bad, "--participants", "3", "--output", folder("r.csv")).expectRefusal(
            65, "bad.csv:2:3: ")
        #expect(try folder.text("r.csv") == "old")
        #expect(try folder.names() == ["bad.csv", "r.csv", "t.csv"])
    }
}
