import Tabular
import TestSupport
import Testing

/// `-` is standard input for whatever table a command reads, and for one of them only.
@Suite struct StandardInputTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n")
        try folder.write("menu.csv", "type,contribution,reward\na,0,0\nb,0,0\n")
        try folder.write("s.csv", "specialist,cost\nlaw,1\n")
        try folder.write("sweep.csv", "types,participants\nt.csv,2\nt.csv,3\n")
        try folder.write("prior.csv", "state,probability\nlow,0.5\nhigh,0.5\n")
        try folder.write(
            "pay.csv",
            """
            role,player,state,action,payoff
            user,ann,low,wait,1
            user,ann,low,act,0
            user,ann,high,wait,0
            user,ann,high,act,1
            provider,p,low,wait,1
            provider,p,low,act,0
            provider,p,high,wait,0
            provider,p,high,act,1

            """)
    }

    /// Each table in turn, with the answer that the same file gives by its name.
    @Test(arguments: [
        ("design FILE --participants 3", "t.csv"),
        ("verify FILE --menu menu.csv --participants 3", "t.csv"),
        ("verify t.csv --menu FILE --participants 3", "menu.csv"),
        ("deliver FILE --participants 3 --came a=3", "t.csv"),
        ("deliver t.csv --menu FILE --participants 3 --came a=3", "menu.csv"),
        ("simulate FILE --participants 3 --draws 10", "t.csv"),
        ("welfare FILE --participants 3", "t.csv"), ("bargain FILE --generalist-cost 1", "s.csv"),
        ("compete --prior FILE --payoffs pay.csv", "prior.csv"),
        ("compete --prior prior.csv --payoffs FILE", "pay.csv"),
        ("sweep --types FILE --grid participants=2:3:1", "t.csv"), ("sweep FILE", "sweep.csv"),
    ])
    func isReadAsTheFileWouldBe(_ command: String, file: String) async throws {
        func run(_ name: String) async throws -> AccordRun {
            try await shell(
                "$accord \(command.replacing("FILE", with: name)) --quiet --format csv < \(file)", in: folder.path)
        }
        let (named, piped) = (try await run(file), try await run("-"))
        try #require(named.status <= 1 && !named.output.isEmpty, "\(named.talk)")
        #expect(piped.status == named.status, "\(piped.talk)")
        #expect(try piped.withoutTimes == named.withoutTimes)
    }

    @Test func aPipeIsReadToItsEnd() async throws {
        let run = try await shell(
            "(printf 'type,cost,'; sleep 0.2; printf 'probability\\na,1,1\\n') | $accord design - --participants 2 --quiet",
            in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.lines.count == 2)
    }

    @Test func errorsCallItByItsName() async throws {
        try await shell(
            "printf 'type,cost,probability\\na,x,1\\n' | $accord design - --participants 2", in: folder.path
        )
        .expectRefusal(65, "standard input:2:3: cost \"x\" is not a number")
        try await shell("$accord design - --participants 2 < /dev/null", in: folder.path)
            .expectRefusal(65, "standard input: the file is empty")
        try await shell("$accord design - --participants 2 < .", in: folder.path).expectRefusal(
            66, "standard input: is a directory")
        try await shell("$accord design - --participants 2 <&-", in: folder.path).expectRefusal(66, "standard input: ")
    }

    @Test(arguments: [
        "verify - --menu - --participants 2", "deliver - --menu - --participants 2 --came a=2",
        "simulate - --menu - --participants 2", "compete --prior - --payoffs -",
    ])
    func isOneInputOnly(_ command: String) async throws {
        try await shell("$accord \(command) < t.csv", in: folder.path).expectRefusal(64, "standard input", "one input")
    }

    /// In a table, a file's name is a file's name.
    @Test func aSweepCannotNameIt() async throws {
        try await shell("printf 'types,participants\\n-,2\\n' | $accord sweep -", in: folder.path)
            .expectRefusal(66, "./-: cannot be opened")
    }

    @Test func aReportHasItsFingerprint() async throws {
        let run = try await shell(
            "$accord design - --participants 2 --report r.html --quiet < t.csv && sha256sum < t.csv", in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        let sum = try #require(run.lines.last?.split(separator: " ").first)
        #expect(try folder.text("r.html").contains(sum))
        #expect(try folder.text("r.html").contains("SHA-256 of standard-input.csv"))
    }
}

extension AccordRun {
    /// The rows of an answer without the seconds that a sweep took.
    fileprivate var withoutTimes: [[String]] {
        get throws {
            let table = try Table(bytes: output, file: "answer.csv")
            return table.rows.map { $0.cells.filter { $0.header != "seconds" }.map(\.text) }
        }
    }
}
