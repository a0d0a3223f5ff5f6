import Foundation
import Tabular
import TestSupport
import Testing

/// The published experiments, from anywhere.
@Suite struct ReproduceTests {
    private let folder: ScratchFolder
    private static let data = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Data"
        ).path

    init() throws { folder = try ScratchFolder() }

    @Test func everyExperimentIsShownBesideThePublication() async throws {
        let run = try await accord("reproduce", "--data", Self.data, in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        for title in [
            "big-firms: fixed:10", "small-parties: fixed:10", "big-and-small: fixed:10",
            "two-types: costs 0.02 and 0.01",
        ] {
            #expect(run.lines.contains { $0.hasPrefix(title) }, "\(title)")
        }
        #expect(run.text.contains("Published"))
        #expect(!run.text.contains("bounded"))
        #expect(run.talk.isEmpty)
        #expect(try folder.names().isEmpty)
    }

    @Test func theDataFolderCanBeNamedInThreeWays() async throws {
        func withoutTimes(_ run: AccordRun) -> [Substring] { run.lines.filter { !$0.hasPrefix("Work") } }
        let option = try await accord("reproduce", "--data", Self.data, in: folder.path)
        let variable = try await accord("reproduce", in: folder.path, environment: ["ACCORD_DATA": Self.data])
        try folder.link("Data", to: Self.data)
        let beside = try await accord("reproduce", in: folder.path)
        #expect(option.status == 0 && variable.status == 0 && beside.status == 0)
        #expect(withoutTimes(variable) == withoutTimes(option))
        #expect(withoutTimes(beside) == withoutTimes(option))
    }

    @Test func theDataInstalledWithTheExecutableIsFoundFromAnywhere() async throws {
        for sub in ["usr/bin", "usr/share", "elsewhere/Data", "bin"] { try folder.makeFolder(sub) }
        try FileManager.default.copyItem(atPath: BuiltExecutable.accord, toPath: folder("usr/bin/accord"))
        try folder.link("bin/accord", to: "../usr/bin/accord")
        let without = try await run(folder("usr/bin/accord"), ["reproduce"], in: folder("elsewhere"))
        without.expectRefusal(66, "Data/published-experiments.csv: cannot be opened")

        try folder.link("usr/share/accord", to: Self.data)
        for command in ["usr/bin/accord", "bin/accord"] {
            let installed = try await run(folder(command), ["reproduce"], in: folder("elsewhere"))
            #expect(installed.status == 0, "\(command): \(installed.talk)")
        }
        try folder.write("elsewhere/Data/experiments.csv", "experiment\n")
        let beside = try await run(folder("bin/accord"), ["reproduce"], in: folder("elsewhere"))
        beside.expectRefusal(66, "Data/published-experiments.csv: cannot be opened")
    }

    @Test func theOptionBeatsTheVariable() async throws {
        let run = try await accord(
            "reproduce", "--data", Self.data, in: folder.path, environment: ["ACCORD_DATA": folder("none")])
        #expect(run.status == 0, "\(run.talk)")
    }

    @Test func aMissingDataFolderIsNamedWithTheWayOut() async throws {
        try await accord("reproduce", in: folder.path).expectRefusal(
            66, "Data: there is no such folder", "--data", "ACCORD_DATA")
        try await accord("reproduce", "--data", folder("none")).expectRefusal(
            66, "\(folder("none")): there is no such folder")
    }

    @Test func anEmptyDataFolderIsMissingItsTables() async throws {
        try await accord("reproduce", "--data", folder.path).expectRefusal(66, ".csv: cannot be opened")
    }

    @Test func badDataIsReportedAtItsPlace() async throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.data) {
            try FileManager.default.copyItem(atPath: Self.data + "/" + name, toPath: folder(name))
        }
        try folder.write(
            "experiments.csv",
            "experiment,types,participants,accuracy,valuation\nx,big-firms.csv,10,bind:1,linear:100\n")
        try await accord("reproduce", "--data", folder.path, "--output", folder("out"))
            .expectRefusal(65, "experiments.csv:2:20: ", "bind:1", "bound[:K[,LIMIT]]")
        #expect(try !folder.names().contains("out"))
    }

    /// Results are named after experiments: neither out of the folder, nor over the types that an experiment rests on.
    @Test func namesLeadNowhereElse() async throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.data) {
            try FileManager.default.copyItem(atPath: Self.data + "/" + name, toPath: folder(name))
        }
        try FileManager.default.copyItem(atPath: folder("big-firms.csv"), toPath: folder("x-menu.csv"))
        let types = try folder.text("x-menu.csv")
        func list(_ row: String) throws {
            try folder.write(
                "experiments.csv",
                "experiment,types,participants,accuracy,valuation\n\(row),10,\"bound:1,1\",linear:100\n")
        }
        let published = try folder.text("published-experiments.csv")
        try folder.write(
            "published-experiments.csv",
            published
                + published.replacing("big-firms", with: "x").split(separator: "\n").dropFirst().joined(separator: "\n")
                + "\n")
        try list("../x,big-firms.csv")
        try await accord("reproduce", "--data", folder.path, "--output", folder("out")).expectRefusal(
            65, "experiments.csv:2:1: ", "slash")
        try list("x,x-menu.csv")
        let run = try await accord("reproduce", "--data", folder.path, "--output", folder.path)
        #expect(run.status == 64 && run.talk.contains("x-menu.csv is the same file as the table"), "\(run.talk)")
        #expect(try folder.text("x-menu.csv") == types)
    }

    @Test func menusAndComparisonsAreWritten() async throws {
        let run = try await accord("reproduce", "--data", Self.data, "--output", "results/today", in: folder.path)
        #expect(run.status == 0)
        #expect(run.talk == "Wrote 7 files to results/today.\n")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder("results/today")).sorted()
        #expect(
            files == [
                "big-and-small-comparison.csv", "big-and-small-menu.csv", "big-firms-comparison.csv",
                "big-firms-menu.csv",
                "small-parties-comparison.csv", "small-parties-menu.csv", "two-types-comparison.csv",
            ])
        for file in files {
            let table = try Table.read(path: folder("results/today/" + file))
            #expect(table.rows.count == (file.hasPrefix("two-types") ? 30 : 5), "\(file)")
        }
    }

    @Test func contributionsAreTheOptimaFoundElsewhere() async throws {
        _ = try await accord("reproduce", "--data", Self.data, "--output", folder.path)
        let published = try Table.read(path: Self.data + "/published-experiments.csv")
        for row in published.rows {
            let experiment = try row.cell("experiment").text
            let menu = try Table.read(path: folder("\(experiment)-menu.csv"))
            let offer = try #require(try menu.rows.first { try $0.cell("type").text == (try row.cell("type").text) })
            for (ours, theirs) in [("contribution", "optimum_contribution"), ("reward", "optimum_least_reward")] {
                #expect(isNear(try offer.cell(ours).number(), try row.cell(theirs).number()), "\(experiment) \(ours)")
            }
        }
    }

    @Test func quietWritesFilesWithoutAWord() async throws {
        let run = try await accord("reproduce", "--data", Self.data, "--output", folder("r"), "--quiet")
        #expect(run.status == 0)
        #expect(run.talk.isEmpty)
    }

    @Test func aFileInTheWayOfTheOutputFolder() async throws {
        try folder.write("r", "old")
        try await accord("reproduce", "--data", Self.data, "--output", folder("r")).expectRefusal(
            73, "Cannot write \(folder("r")): ", "a file")
        #expect(try folder.text("r") == "old")
    }
}
