import Foundation
import TestSupport
import Testing

/// Nobody listening is no reason to crash.
@Suite struct ClosedStreamTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    private func expectNoCrash(_ run: AccordRun, at location: SourceLocation = #_sourceLocation) {
        for word in ["Fatal error", "crashed", "Backtrac"] {
            #expect(!run.talk.contains(word) && !run.text.contains(word), sourceLocation: location)
        }
    }

    @Test(arguments: ["table", "csv", "json"]) func theFirstLineIsEnough(_ format: String) async throws {
        let run = try await shell(
            #""$accord" design t.csv --participants 3 --quiet --format \#(format) | head -1"#, in: folder.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
        expectNoCrash(run)
    }

    /// 141 is how a shell shows the end by SIGPIPE, which any tool in a pipe may come to; 73 is the answer where
    /// SIGPIPE is ignored.
    @Test func aReaderThatLeftAtOnce() async throws {
        let run = try await shell(
            #""$accord" design t.csv --participants 3 --quiet | true; echo ${PIPESTATUS[0]}"#, in: folder.path)
        #expect(["0\n", "141\n", "73\n"].contains(run.text), "\(run.text)")
        expectNoCrash(run)
    }

    @Test func closedStandardOutput() async throws {
        let run = try await shell(#""$accord" design t.csv --participants 3 --quiet >&-"#, in: folder.path)
        run.expectRefusal(73, "Cannot write standard output: Bad file descriptor")
    }

    @Test(
        .enabled(if: access("/dev/full", W_OK) == 0),
        arguments: [
            "design t.csv --participants 3 --quiet", "design t.csv --participants 3 --format table",
        ])
    func fullStandardOutput(_ command: String) async throws {
        let run = try await shell(#""$accord" \#(command) >/dev/full"#, in: folder.path)
        run.expectRefusal(73, "Cannot write standard output: No space left on device")
    }

    /// Help and the version are results like any other.
    @Test(arguments: ["--help", "", "design --help", "help design", "--version", "--generate-completion-script bash"])
    func nowhereToShowHelp(_ command: String) async throws {
        let closed = try await shell(#""$accord" \#(command) >&-"#, in: folder.path)
        closed.expectRefusal(73, "Cannot write standard output: Bad file descriptor")
        if access("/dev/full", W_OK) != 0 { return }
        let full = try await shell(#""$accord" \#(command) >/dev/full"#, in: folder.path)
        full.expectRefusal(73, "Cannot write standard output: No space left on device")
    }

    @Test(arguments: ["2>&-", "2>/dev/full"]) func nowhereToTalk(_ redirection: String) async throws {
        let run = try await shell(#""$accord" design t.csv --participants 3 \#(redirection)"#, in: folder.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 3)
        expectNoCrash(run)
    }

    @Test func nowhereToComplain() async throws {
        let run = try await shell(#""$accord" design none.csv --participants 3 2>&-"#, in: folder.path)
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
    }

    @Test func closedStandardInputIsNotMissed() async throws {
        let run = try await shell(#""$accord" design t.csv --participants 3 --quiet <&-"#, in: folder.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 3)
    }
}
