import TestSupport
import Testing

/// A mistyped word is answered with the nearest right one, whatever else its absence leaves amiss.
@Suite struct MistypingTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n")
        try folder.write("s.csv", "specialist,cost,family\nlaw,1,pwer\n")
    }

    @Test(arguments: [
        ("help desing", "There is no command desing. Did you mean design?"),
        ("desing --help", "There is no command desing. Did you mean design?"),
        ("design t.csv --bogus --help", "Unknown option --bogus."),
        ("desing t.csv", "There is no command desing. Did you mean design?"),
        ("verfy", "There is no command verfy. Did you mean verify?"),
        ("quux", "There is no command quux. The commands are design, verify, "),
        ("design t.csv --participant 10", "Unknown option --participant. Did you mean --participants?"),
        ("design t.csv --participant=10", "Unknown option --participant. Did you mean --participants?"),
        ("design t.csv -participants 10", "Unknown option -participants. Did you mean --participants?"),
        ("design t.csv --participants 10 --norm", "Unknown option --norm. Did you mean --normalize?"),
        ("design t.csv --participants 10 --qqq 1", "Unknown option --qqq."),
        ("verify t.csv --participants 3 --mneu m.csv", "Unknown option --mneu. Did you mean --menu?"),
        ("bargain s.csv --generalistcost 1", "Unknown option --generalistcost. Did you mean --generalist-cost?"),
        ("design t.csv --participants 10 --format jsn", "--format jsn: there is no such value. Did you mean json?"),
        ("design t.csv --participants 10 --format=jsn", "--format jsn: there is no such value. Did you mean json?"),
        ("design t.csv --participants 10 --prefer coordinater", "Did you mean coordinator?"),
        ("design t.csv --participants 10 --engine laplase", "Did you mean laplace?"),
        ("design t.csv --participants 10 --conditioning onw", "Did you mean own?"),
        ("design t.csv --participants 10 --accuracy bount:1", "Did you mean bound? Write bound[:K[,LIMIT]]."),
        ("design t.csv --participants 10 --accuracy pwer:1,1,1", "Did you mean power? Write power:LIMIT,B,GAMMA."),
        ("design t.csv --participants 10 --valuation lienar:1", "Did you mean linear? Write linear:SCALE."),
        ("design t.csv --participation poison:3", "Did you mean poisson? Write poisson:MEAN."),
        ("sweep --types t.csv --grid participant=2:3:1", "Did you mean participants?"),
    ])
    func isAnsweredWithTheNearest(_ line: String, answer: String) async throws {
        let run = try await shell("$accord \(line)", in: folder.path)
        run.expectRefusal(64, answer)
        #expect(!run.talk.contains("Give the number of parties once"))
        #expect(!run.talk.contains("Missing expected"))
    }

    @Test func familiesInTablesToo() async throws {
        try await shell("$accord bargain s.csv --generalist-cost 1", in: folder.path).expectRefusal(
            65, "\"pwer\"", "Did you mean power?")
    }

    /// A value that begins as an option does is none, and what is right is not doubted.
    @Test func whatIsRightIsLeftAlone() async throws {
        try await shell("$accord design t.csv --participants -5", in: folder.path).expectRefusal(
            64, "--participants", "'-5'")
        try await shell("$accord design t.csv --participants", in: folder.path).expectRefusal(
            64, "Missing value for '--participants")
        try await shell("$accord design t.csv", in: folder.path).expectRefusal(64, "Give the number of parties once")
        try await shell("$accord simulate t.csv --participants 3 --lie --away", in: folder.path).expectRefusal(
            64, "--lie --away: write TYPE=OTHER")
    }
}
