import Foundation
import Testing

@testable import Tabular

/// A directory of its own for each test, removed afterwards.
private final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/tabular-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// A named pipe that a thread fills with copies of a text until it is full or its reader has gone.
    func pipe(_ text: String, copies: Int) throws -> String {
        let name = path + "/pipe"
        try #require(mkfifo(name, 0o600) == 0)
        let bytes = Array(text.utf8)
        Thread.detachNewThread {
            signal(SIGPIPE, SIG_IGN)
            let descriptor = open(name, O_WRONLY)
            for _ in 0..<copies where write(descriptor, bytes, bytes.count) < 0 { break }
            close(descriptor)
        }
        return name
    }
}

@Suite struct InputFileTests {
    private let scratch: Scratch
    private let remedy = "Give the path of a CSV file that can be read."

    init() throws { scratch = try Scratch() }

    private func refusal(_ path: String, limits: ReadLimits = .standard) throws -> TableError {
        try #require(throws: TableError.self) { _ = try Table.read(path: path, limits: limits) }
    }

    @Test func readsAFile() throws {
        let path = try scratch.file("types.csv", "name,cost\na,0.5\n")
        let table = try Table.read(path: path)
        #expect(table.file == path)
        #expect(table.header == ["name", "cost"])
        #expect(try table.rows.first?.cell("cost").number() == 0.5)
    }

    @Test func aFileCalledDashHasAPathOfItsOwn() throws {
        #expect(try refusal("./-").description == "./-: cannot be opened: No such file or directory. \(remedy)")
    }

    @Test func refusesAMissingFile() throws {
        let error = try refusal(scratch.path + "/none.csv")
        #expect(error.kind == .missing)
        #expect(error.line == nil)
        #expect(error.problem == "cannot be opened: No such file or directory")
        #expect(error.remedy == remedy)
    }

    @Test func refusesADirectory() throws {
        let error = try refusal(scratch.path)
        #expect(error.kind == .missing)
        #expect(error.problem == "is a directory, not a CSV file")
    }

    @Test func refusesAPathThroughAFile() throws {
        let error = try refusal(scratch.file("t.csv", "a\n1\n") + "/x")
        #expect(error.kind == .missing)
        #expect(error.problem == "cannot be opened: Not a directory")
    }

    @Test func refusesAPathWithANUL() throws {
        let error = try refusal(scratch.file("t.csv", "a\n1\n") + "\0.txt")
        #expect(error.kind == .missing)
        #expect(error.description.hasSuffix("t.csv\\u{0}.txt: cannot be opened: the path holds a NUL. \(remedy)"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything")) func refusesAForbiddenFile() throws {
        let path = try scratch.file("t.csv", "a\n1\n")
        try #require(chmod(path, 0) == 0)
        let error = try refusal(path)
        #expect(error.kind == .missing)
        #expect(error.problem == "cannot be opened: Permission denied")
    }

    @Test(.enabled(if: access("/proc/self/mem", R_OK) == 0, "Linux only")) func refusesAFileThatFailsToRead() throws {
        let error = try refusal("/proc/self/mem")
        #expect(error.kind == .missing)
        #expect(error.problem == "cannot be read: Input/output error")
    }

    @Test func refusesAHugeFileWithoutReadingIt() throws {
        let path = try scratch.file("huge.csv", "a")
        try #require(truncate(path, 100 << 20) == 0)
        let clock = ContinuousClock()
        var error: TableError?
        let elapsed = try clock.measure { error = try refusal(path) }
        #expect(error?.kind == .malformed)
        #expect(error?.problem == "the file is larger than 64 MB")
        #expect(elapsed < .milliseconds(500))
    }

    @Test func readsAPipe() throws {
        let path = try scratch.pipe("a,b\n1,2\n", copies: 1)
        #expect(try Table.read(path: path).rows.first?["b"]?.text == "2")
    }

    @Test func refusesAnOverlongPipe() throws {
        let limits = ReadLimits(fileBytes: 1000, lineBytes: 100)
        let path = try scratch.pipe("a,b\n1,2\n", copies: 1_000_000)
        #expect(try refusal(path, limits: limits).problem == "the file is larger than 1000 bytes")
    }

    @Test func refusesAnEndlessLineEarly() throws {
        let path = try scratch.pipe("a\n" + String(repeating: "x", count: 1000), copies: 1)
        let limits = ReadLimits(fileBytes: 1 << 20, lineBytes: 100)
        let error = try refusal(path, limits: limits)
        #expect(error.line == 2)
        #expect(error.problem == "the line is longer than 100 bytes")
    }

    @Test(.enabled(if: access("/dev/zero", R_OK) == 0)) func stopsReadingAnEndlessDevice() throws {
        let error = try refusal("/dev/zero")
        #expect(error.kind == .malformed)
        #expect(error.problem == "byte 0x00 is not text; this looks like a binary file")
    }
}
