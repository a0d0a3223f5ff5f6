import Foundation
import Tabular
import TestSupport
import Testing

/// What `accord fit --format json` prints, read by names.
private struct FitResult: Decodable {
    var schema: String
    var chosen: String
    var families: [Family]
    var band: [Band]
    var lowerCurve: Anchored
    var upperCurve: Anchored
    var dropped: [Dropped]
    var warnings: [String]

    struct Family: Decodable {
        var family: String
        var specification: String?
        var parameters: [String: Parameter]
        var sse: Double
    }

    struct Parameter: Decodable {
        var value, low, high: Double?
        var atBound: Bool
    }

    struct Band: Decodable {
        var samples, low, fit, high, fitScore: Double
    }

    struct Anchored: Decodable {
        var specification: String?
        var anchor: Double
    }

    struct Dropped: Decodable {
        var samples: Double
    }

    init(_ arguments: [String], in folder: String? = nil) async throws {
        let run = try await accord(["fit"] + arguments + ["--format", "json", "--quiet"], in: folder)
        try #require(run.status == 0, "\(run.talk)")
        self = try JSONDecoder().decode(Self.self, from: Data(run.output))
    }
}

@Suite struct FitTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// 0.9 - 1.5 (x + 20)^-0.7, without noise.
    private func exactPilot(_ sizes: [Int] = [10, 20, 40, 80, 160, 320, 640], moving: Int? = nil) -> String {
        "samples,score\n"
            + sizes.map { "\($0),\(0.9 - 1.5 * pow(Double($0) + 20, -0.7) - ($0 == moving ? 0.1 : 0))\n" }.joined()
    }

    @Test func anExactCurveComesBackAsAnOption() async throws {
        try folder.write("pilot.csv", exactPilot())
        let fit = try await FitResult([folder.path + "/pilot.csv", "--at", "1280,100000"])
        #expect(fit.schema == "accord.fit/1")
        #expect(fit.chosen == "pow4")
        let pow4 = try #require(fit.families.first { $0.family == "pow4" })
        for (name, value) in [("limit", 0.9), ("b", 1.5), ("d", 20), ("gamma", 0.7)] {
            let found = try #require(pow4.parameters[name]?.value)
            #expect(abs(found - value) < 1e-6 * value, "\(name): \(found)")
        }
        #expect(fit.band.map(\.samples) == [1280, 100_000])
        #expect(abs(fit.band[1].fit - (0.9 - 1.5 * pow(100_020, -0.7))) < 1e-9)
        #expect(fit.lowerCurve.anchor == 100_000)
        #expect(fit.warnings.contains { $0.contains("beyond eight times the largest size measured, 640") })
    }

    /// What is printed for --accuracy, design takes; its performance lies between those of the band's two curves.
    @Test func designTakesTheCurves() async throws {
        let pilot = RepositoryFiles.data("pilots/digits-logreg.csv")
        let fit = try await FitResult([pilot, "--baseline", "0.1", "--anchor", "1400"])
        let best = try #require(fit.families.first { $0.family == fit.chosen }?.specification)
        var performances: [Double] = []
        for curve in [try #require(fit.lowerCurve.specification), best, try #require(fit.upperCurve.specification)] {
            let run = try await accord(
                "design", RepositoryFiles.data("big-firms.csv"), "--participants", "10", "--accuracy", curve,
                "--format", "json")
            try #require(run.status == 0, "\(curve): \(run.talk)")
            let answer = try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any]
            let bounds = try #require(answer?["performance"] as? [String: Double])
            performances.append(try #require(bounds["lower"]))
        }
        #expect(performances[0] < performances[1] && performances[1] < performances[2], "\(performances)")
    }

    @Test func skillIsScoreOverGuessing() async throws {
        let pilot = RepositoryFiles.data("pilots/digits-logreg.csv")
        let (plain, skilled) = (try await FitResult([pilot]), try await FitResult([pilot, "--baseline", "0.1"]))
        for (one, other) in zip(plain.band, skilled.band) {
            #expect(abs(other.fitScore - (0.1 + 0.9 * other.fit)) < 1e-12)
            #expect(abs(one.fit - other.fitScore) < 1e-3)
        }
    }

    @Test func aSizeThatIsOffIsLeftOutUnlessAllAreKept() async throws {
        let rows = exactPilot(moving: 80).split(separator: "\n")
        let table = "\(rows[0]),error\n" + rows.dropFirst().map { "\($0),0.01\n" }.joined()
        try folder.write("pilot.csv", table)
        let fit = try await FitResult([folder.path + "/pilot.csv"])
        #expect(fit.dropped.map(\.samples) == [80])
        #expect(fit.warnings.contains { $0.contains("falls from size 40 to size 80") })
        #expect(try await FitResult([folder.path + "/pilot.csv", "--keep-all"]).dropped.isEmpty)
    }

    @Test func rowsOfRunsAreAveraged() async throws {
        var runs = "samples,score\n"
        var means = "samples,score,error,repeats\n"
        for (index, size) in [10, 20, 40, 80, 160, 320].enumerated() {
            let scores = [0.3, 0.34, 0.32].map { $0 + 0.1 * Double(index) - 0.004 * Double(index * index) }
            runs += scores.map { "\(size),\($0)\n" }.joined()
            let mean = scores.reduce(0, +) / 3
            means += "\(size),\(mean),\((0.0008 / 2 / 3).squareRoot()),3\n"
        }
        try folder.write("runs.csv", runs)
        try folder.write("means.csv", means)
        let one = try await FitResult([folder.path + "/runs.csv"])
        let other = try await FitResult([folder.path + "/means.csv"])
        for (one, other) in zip(one.families, other.families) {
            #expect(abs(one.sse - other.sse) < 1e-6 * other.sse, "\(one.family)")
        }
    }

    @Test func csvHasTheBandAndEveryFamily() async throws {
        let run = try await accord(
            "fit", RepositoryFiles.data("pilots/mnist-svm.csv"), "--baseline", "0.1", "--format", "csv", "--quiet")
        let table = try Table(bytes: run.output, file: "out.csv")
        #expect(table.header.suffix(5) == ["pow4", "power", "mmf", "weibull", "exponential"])
        #expect(table.rows.count == 4)
        for row in table.rows {
            let (low, fit) = (try row.cell("low").number(), try row.cell("fit").number())
            #expect(try low < fit && fit < row.cell("high").number())
            #expect(try row.cell("pow4").number() == fit)
        }
    }

    @Test(
        arguments: [
            ("samples,score\n10,0.2\n20,0.3\n40,0.4\n", [], 65, "3 sizes: a learning curve with a plateau"),
            ("samples,score\n10,0.2\n20,0.3\n40,0.4\n80,0.5\n", [], 65, "4 sizes without errors"),
            ("samples,score\n10,20\n20,0.3\n40,0.4\n80,0.5\n", [], 65, "divide percentages by 100"),
            ("samples,score\n0,0.2\n20,0.3\n40,0.4\n80,0.5\n", [], 65, "from 1e-6 to 1e10"),
            ("samples,score,error\n10,0.2,0.1\n10,0.3,\n40,0.4,\n80,0.5,\n", [], 65, "stands in 2 rows"),
            (
                "samples,score,error\n10,0.2,0.1\n20,0.3,\n40,0.4,\n80,0.5,\n", ["--weights", "errors"], 65,
                "the size 20.0 has no error"
            ),
            ("samples,score,sd\n10,0.2,0.1\n", [], 65, "--ignore sd"),
            ("samples,score\n10,0.2\n", ["--baseline", "1"], 64, "--baseline 1.0"),
            ("samples,score\n10,0.2\n", ["--level", "1"], 64, "--level 1.0"),
            ("samples,score\n10,0.2\n", ["--at", "10,0"], 64, "give effective units above 0"),
            ("samples,score\n10,0.2\n", ["--family", "gauss"], 64, "- exponential"),
        ] as [(String, [String], Int32, String)])
    func whatCannotBeFittedIsRefused(
        _ table: String, _ options: [String], _ status: Int32, _ complaint: String
    ) async throws {
        try folder.write("pilot.csv", table)
        let run = try await accord(["fit", folder.path + "/pilot.csv"] + options)
        #expect(run.status == status)
        #expect(run.talk.contains(complaint), "\(run.talk)")
        #expect(run.output.isEmpty)
    }
}
