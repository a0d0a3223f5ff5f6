import TestSupport
import Testing

/// A column that is not known is refused with the option that passes over it.
@Suite struct IgnoredColumnTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("plain.csv", "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n")
        try folder.write("t.csv", "type,cost,probability,Note\na,0.1,0.25,x\nb,0.05,0.75,y\n")
        try folder.write("menu.csv", "type,contribution,reward\na,0,0\nb,0,0\n")
        try folder.write("s.csv", "specialist,cost,note\nlaw,1,x\n")
        try folder.write("sweep.csv", "types,participants,note\nt.csv,2,x\n")
        try folder.write("prior.csv", "state,probability,note\nlow,0.5,x\nhigh,0.5,y\n")
        try folder.write(
            "pay.csv",
            """
            role,player,state,action,payoff
            user,ann,low,wait,1
            user,ann,high,wait,0
            provider,p,low,wait,1
            provider,p,high,wait,0

            """)
    }

    @Test(arguments: [
        "design t.csv --participants 3", "verify t.csv --menu menu.csv --participants 3",
        "deliver t.csv --participants 3 --came a=3", "simulate t.csv --participants 3 --draws 10",
        "welfare t.csv --participants 3", "bargain s.csv --generalist-cost 1",
        "compete --prior prior.csv --payoffs pay.csv",
        "sweep --types t.csv --grid participants=2:3:1", "sweep sweep.csv",
    ])
    func everyCommandPassesOverIt(_ command: String) async throws {
        let refused = try await shell("$accord \(command)", in: folder.path)
        refused.expectRefusal(65, "is not known", "add --ignore ")
        let run = try await shell("$accord \(command) --ignore note --quiet", in: folder.path)
        #expect(run.status <= 1 && !run.output.isEmpty, "\(run.talk)")
        try await shell("$accord \(command) --ignore note --ignore nte", in: folder.path)
            .expectRefusal(64, "no column \"nte\"", "Did you mean \"")
    }

    @Test func theRestIsReadAsWithoutIt() async throws {
        let plain = try await shell("$accord design plain.csv --participants 3 --quiet", in: folder.path)
        let run = try await shell("$accord design t.csv --participants 3 --quiet --ignore note", in: folder.path)
        #expect(!run.output.isEmpty && run.output == plain.output)
    }

    /// The page's own commands read the table as it was read for the page.
    @Test func theReportsCommandsIgnoreItToo() async throws {
        let run = try await shell(
            "$accord design t.csv --participants 3 --quiet --ignore note --report r.html && grep -o 'accord verify [^<]*' r.html",
            in: folder.path)
        let command = try #require(run.lines.last { $0.hasPrefix("accord verify t.csv ") })
        try #require(command.hasSuffix(" --ignore note --menu menu.csv"))
        let check = try await shell("$\(command) --quiet", in: folder.path)
        #expect(check.status <= 1 && !check.output.isEmpty, "\(check.talk)")
    }

    @Test func aColumnThatIsNeededIsNotIgnored() async throws {
        try await shell("$accord design plain.csv --participants 3 --ignore cost", in: folder.path)
            .expectRefusal(64, "\"cost\" cannot be ignored", "needed")
        try await shell("$accord sweep sweep.csv --ignore note --ignore Probability", in: folder.path)
            .expectRefusal(64, "\"probability\" cannot be ignored")
    }

    @Test func anOptionalColumnCanBeIgnored() async throws {
        try folder.write("q.csv", "type,cost,probability,quality\na,0.1,0.25,2\nb,0.05,0.75,3\n")
        let plain = try await shell("$accord design plain.csv --participants 3 --quiet", in: folder.path)
        let run = try await shell("$accord design q.csv --participants 3 --quiet --ignore quality", in: folder.path)
        #expect(run.output == plain.output)
    }

    @Test func aMenuOfAccordsOwnIsATableOfTypes() async throws {
        let run = try await shell(
            """
            $accord design plain.csv --participants 3 --quiet --output m.csv &&
            $accord design m.csv --participants 3 --quiet | cmp m.csv - &&
            cp m.csv n.csv && $accord verify n.csv --menu m.csv --participants 3 --quiet
            """, in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        try await shell(
            "sed -i '1s/$/,extra/;2,$s/$/,1/' m.csv; $accord design m.csv --participants 3", in: folder.path
        )
        .expectRefusal(65, "\"extra\" is not known")
        try await shell("cut -d, -f1-15 m.csv > n.csv; $accord design n.csv --participants 3", in: folder.path)
            .expectRefusal(65, "\"contribution\" is not known")
    }
}
