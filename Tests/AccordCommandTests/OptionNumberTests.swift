import TestSupport
import Testing

/// Options take the numbers that tables take, and no others.
@Suite struct OptionNumberTests {
    private let folder: ScratchFolder
    private static let types = "t.csv --participants 3"

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n")
        try folder.write("s.csv", "specialist,cost\nlaw,1\n")
        try folder.write("menu.csv", "type,contribution,reward\na,0,0\nb,0,0\n")
    }

    /// N stands for the number.
    static let commands = [
        "design t.csv --participants N", "design t.csv --participation fixed:N", "design \(types) --tolerance N",
        "design \(types) --accuracy bound:N", "design \(types) --valuation linear:N",
        "simulate \(types) --draws N", "simulate \(types) --seed N", "simulate \(types) --lie a=b:N",
        "deliver \(types) --came a=N", "verify \(types) --menu menu.csv --rounding N",
        "sweep --types t.csv --grid participants=N:12:1", "sweep --types t.csv --grid participants=2:3:1 --jobs N",
        "bargain s.csv --generalist-cost N", "bargain s.csv --generalist-cost 1 --generalist-exponent N",
        "compete --prior p.csv --payoffs q.csv --precision N",
    ]

    @Test(arguments: commands, ["0x1p0", "nan", "1_0"])
    func noOtherNumberIsTaken(_ command: String, number: String) async throws {
        try await shell("$accord \(command.replacing("N", with: number))", in: folder.path).expectRefusal(64, number)
    }

    @Test(arguments: [
        "design t.csv --participants 1e1", "design t.csv --participants +3", "design t.csv --participants 3.0",
        "design \(types) --tolerance 1E-6", "design \(types) --accuracy 'bound:1e0, .9'",
        "simulate \(types) --draws 1e2 --seed 1e1",
        "simulate \(types) --draws 10 --seed 18446744073709551615",
        "deliver \(types) --came a=3e0", "sweep --types t.csv --grid participants=2e0:3:1 --jobs 1e0",
    ])
    func everyNotationOfTablesIsTaken(_ command: String) async throws {
        let run = try await shell("$accord \(command) --quiet", in: folder.path)
        #expect(run.status == 0 && !run.output.isEmpty, "\(run.talk)")
    }

    @Test(arguments: ["0x1", "inf", "infinity", "١", "1e", ""]) func norInOtherSpellings(_ number: String) async throws
    {
        try await shell("$accord design t.csv --participants '\(number)'", in: folder.path).expectRefusal(
            64, "whole number")
        try await shell("$accord design \(Self.types) --tolerance '\(number)'", in: folder.path).expectRefusal(
            64, "such as 1e-8")
    }

    @Test func theCauseIsNamed() async throws {
        try await shell("$accord design t.csv --participants 0x10", in: folder.path).expectRefusal(64, "hexadecimal")
        try await shell("$accord design t.csv --participants 1,000", in: folder.path).expectRefusal(
            64, "thousands", "Write 1000")
        try await shell("$accord design \(Self.types) --tolerance 1%", in: folder.path).expectRefusal(
            64, "percentage", "Write 0.01")
    }
}
