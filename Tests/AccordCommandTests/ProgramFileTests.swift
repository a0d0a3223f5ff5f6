import TestSupport
import Testing

/// `--lp` writes the final linear program.
@Suite struct ProgramFileTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    private func design(_ options: String..., participants: String = "3") async throws -> AccordRun {
        try await accord(["design", types, "--participants", participants, "--quiet"] + options)
    }

    @Test(arguments: ["p.lp", "p.LP"]) func cplexText(_ name: String) async throws {
        let run = try await design("--lp", folder(name))
        #expect(run.status == 0)
        #expect(run.lines.count == 3)
        let text = try "\n" + folder.text(name)
        for section in ["Maximize", "Subject To", "Bounds", "End"] {
            #expect(text.contains("\n\(section)\n"), "\(section)")
        }
    }

    @Test func freeMPS() async throws {
        #expect(try await design("--lp", folder("p.mps")).status == 0)
        let text = try folder.text("p.mps")
        for section in ["ROWS", "COLUMNS", "RHS", "BOUNDS", "ENDATA"] {
            #expect(text.contains("\n\(section)\n"), "\(section)")
        }
    }

    @Test func theProgramSpeaksOfTypesAndCuts() async throws {
        _ = try await design("--lp", folder("p.lp"))
        let text = try folder.text("p.lp")
        #expect(text.contains("performance"))
        #expect(text.contains("cap_"))
    }

    @Test(arguments: ["p.txt", "p", "p.lp.gz", ".lp"]) func anotherExtensionIsRefused(_ name: String) async throws {
        try await design("--lp", folder(name)).expectRefusal(64, "--lp \(folder(name))", "Use .lp or .mps")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func oneParty() async throws {
        try await design("--lp", folder("p.lp"), participants: "1").expectRefusal(64, "--lp", "no linear program")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func theResultNeedsAFileOfItsOwn() async throws {
        try await design("--lp", folder("p.lp"), "--output", folder("p.lp")).expectRefusal(
            64, ".lp says another format")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func whereOneFileCannotBeWrittenNoneIs() async throws {
        try await design("--lp", folder("none/p.lp")).expectRefusal(73, "none/p.lp: no such folder")
        try await design("--lp", folder("none/p.lp"), "--output", folder("r.csv")).expectRefusal(73, "none/p.lp")
        try await design("--lp", folder("p.lp"), "--output", folder("none/r.csv")).expectRefusal(73, "none/r.csv")
        #expect(try folder.names() == ["t.csv"])
    }
}
