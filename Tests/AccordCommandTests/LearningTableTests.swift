import Foundation
import TestSupport
import Testing

/// Learning curves from tables, and the families beside them, through the command line.
@Suite struct LearningTableTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.5,0.4\nb,0.1,0.6\n")
        try folder.write("curve.csv", "samples,performance,note\n100,0.55,x\n50,0.42,y\n400,0.74,\n200,0.66,\n")
        try folder.write("dent.csv", "samples,performance\n50,0.42\n100,0.5\n200,0.7\n400,0.74\n")
        try folder.write("falls.csv", "samples,performance\n50,0.42\n100,0.6\n200,0.59\n")
        try folder.write("low.csv", "samples,performance\n50,0.2\n100,0.5\n")
        try folder.write("twice.csv", "samples,performance\n50,0.2\n50,0.25\n100,0.3\n")
        try folder.write("none.csv", "samples,performance\n50,0\n100,0\n")
        try folder.write("much.csv", "samples,performance\n50,0.2\n100,1.5\n")
        try folder.write("other.csv", "size,performance\n50,0.2\n100,0.3\n")
    }

    private static let majorant =
        "To take the least concave curve above the points, which promises more than was measured, add --concave."

    @Test(arguments: [
        (
            "table:dent.csv", Int32(65),
            """
            dent.csv:3:5: performance 0.5 lies below the straight line from line 2 to line 4, which is at 0.513334 \
            there, and a learning curve is concave. Measure these sizes again with more repetitions, or leave the row out. \
            \(majorant)
            """
        ),
        (
            "table:low.csv", 65,
            """
            low.csv:2:4: performance 0.2 lies below the straight line from 0 without data to line 3, which is at 0.25 \
            there, and a learning curve is concave. Measure these sizes again with more repetitions, or leave the row \
            out. \(majorant)
            """
        ),
        (
            "table:falls.csv", 65,
            """
            falls.csv:4:5: performance 0.59 is less than 0.6 with less data in line 3, and a learning curve does not \
            fall. Measure both sizes again with more repetitions, or leave one of the rows out. \(majorant)
            """
        ),
        (
            "table:twice.csv", 65,
            """
            twice.csv:3:1: the size "50" stands in line 2 already. Keep one of the rows, with the mean of their \
            performances.
            """
        ),
        (
            "table:none.csv", 65,
            """
            none.csv: the measurements make no learning curve. Give at least two sizes, and a performance that rises \
            above 0.
            """
        ),
        (
            "table:much.csv", 65,
            #"much.csv:3:5: performance "1.5" is not a number from 0 to 1. Write a decimal number"#
        ),
        ("table:gone.csv", 66, "gone.csv: cannot be opened: No such file or directory. Give the path"),
        ("table", 64, #""table": no file is named. Write table:FILE.csv."#),
        ("tabel:curve.csv", 64, #"there is no family "tabel". Did you mean table? Write table:FILE.csv."#),
        ("mmf:0.9,1,100,1.5", 64, "EXPONENT is 1.5: it must be between 0.05 and 1.0. Write mmf:LIMIT,B,HALF,EXPONENT."),
        ("pow4:0.9,1,100", 64, "pow4 does not take 3 parameters. Write pow4:LIMIT,B,D,GAMMA."),
        ("weibul:1,1,1,1", 64, "Did you mean weibull? Write weibull:LIMIT,B,SCALE,EXPONENT."),
    ])
    func whatIsWrongIsSaidWithItsPlace(_ accuracy: String, _ status: Int32, _ message: String) async throws {
        let run = try await shell("$accord design t.csv --participants 3 --accuracy \(accuracy)", in: folder.path)
        #expect(run.status == status && run.output.isEmpty)
        #expect(run.talk.contains(message), "\(run.talk)")
    }

    @Test func aTableIsReadByEveryCommandThatKnowsProblems() async throws {
        let problem = "t.csv --participants 3 --accuracy table:curve.csv"
        let design = try await shell("$accord design \(problem) --output menu.csv", in: folder.path)
        #expect(design.status == 0, "\(design.talk)")
        for command in [
            "verify \(problem) --menu menu.csv", "deliver \(problem) --came a=1 --came b=2",
            "simulate \(problem) --draws 1000", "welfare \(problem)", "design \(problem) --report r.html",
        ] {
            let run = try await shell("$accord \(command) --format table", in: folder.path)
            #expect(run.status == 0, "\(command): \(run.talk)")
        }
        let shown = try await shell("$accord design \(problem) --format json", in: folder.path)
        #expect(shown.text.contains(#""accuracy" : "table:curve.csv""#) || shown.text.contains("table:curve.csv"))
        let piped = try await shell(
            "$accord design t.csv --participants 3 --accuracy table:- < curve.csv --format csv", in: folder.path)
        let plain = try await shell("$accord design \(problem) --format csv", in: folder.path)
        #expect(piped.status == 0 && piped.text == plain.text && !plain.output.isEmpty)
    }

    @Test func theMajorantSaysWhatItPromises() async throws {
        let run = try await shell(
            "$accord design t.csv --participants 3 --accuracy table:dent.csv --concave", in: folder.path)
        #expect(run.status == 0)
        #expect(
            run.talk.contains(
                """
                Warning: dent.csv: the least concave curve above the points promises up to 0.013333 more \
                performance than was measured.
                """), "\(run.talk)")
        let alone = try await shell("$accord design t.csv --participants 3 --concave", in: folder.path)
        #expect(alone.status == 64 && alone.talk.contains("--concave goes with --accuracy table:FILE.csv."))
    }

    @Test func theTableIsNotWrittenOver() async throws {
        let run = try await shell(
            "$accord design t.csv --participants 3 --accuracy table:curve.csv --output curve.csv", in: folder.path)
        #expect(run.status == 64 && run.talk.contains("curve.csv is the same file as the table curve.csv"))
    }

    @Test func sweepsTakeTablesFromWhereTheyStand() async throws {
        try folder.makeFolder("sweeps")
        try folder.write(
            "sweeps/s.csv",
            """
            participants,types,accuracy
            3,../t.csv,table:../curve.csv
            3,../t.csv,"pow4:0.95,0.9,5,0.4"
            3,../t.csv,table:../dent.csv

            """)
        let refused = try await shell("$accord sweep sweeps/s.csv --format csv", in: folder.path)
        #expect(refused.status == 65 && refused.talk.contains("sweeps/../dent.csv:3:5: performance 0.5 lies below"))
        let run = try await shell("$accord sweep sweeps/s.csv --concave --format csv", in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.text.contains("table:sweeps/../curve.csv") && run.talk.contains("promises up to 0.013333"))
        let grid = try await shell(
            "$accord sweep --types t.csv --grid participants=2,3 --accuracy table:curve.csv --format csv",
            in: folder.path)
        #expect(grid.status == 0 && grid.text.contains("table:curve.csv"), "\(grid.talk)")
        let one = try await shell(
            "$accord design t.csv --participants 3 --accuracy table:curve.csv --format csv", in: folder.path)
        let contribution = try #require(one.text.split(separator: "\n").last?.split(separator: ",")[4])
        #expect(grid.text.contains(contribution) && run.text.contains(contribution))
    }
}
