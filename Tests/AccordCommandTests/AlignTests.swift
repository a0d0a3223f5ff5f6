import Foundation
import Tabular
import TestSupport
import Testing

/// What `accord align --format json` prints, read by names.
private struct AlignResult: Decodable {
    struct Fit: Decodable {
        struct HeldOut: Decodable {
            var fittedTo: String
            var fitted, heldOut: Double
        }

        var error: Double
        var weights: [String: Double]
        var offset: Double
        var heldOut: [HeldOut]
    }

    struct User: Decodable {
        struct Step: Decodable {
            var providers: Int
            var sup, rms: [String: Double]
        }

        var user: String
        var sup, rms: [String: Fit]
        var byCount: [Step]
    }

    struct Halves: Decodable {
        var first, second: [String]
    }

    var schema: String
    var providers: [String]
    var halves: Halves?
    var users: [User]

    init(_ arguments: [String], in folder: String? = nil) async throws {
        let run = try await accord(["align"] + arguments + ["--format", "json", "--quiet"], in: folder)
        try #require(run.status == 0, "\(run.talk)")
        self = try JSONDecoder().decode(Self.self, from: Data(run.output))
    }
}

@Suite struct AlignTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// u = (5, 3, 4, 1, 2), R = ((4, 2), (4, 1), (3, 4), (2, 1), (1, 3)): found by hand, and by another solver.
    @Test func theSmallExampleInBothForms() async throws {
        try folder.write(
            "wide.csv", "Item,quick,Ann,careful\na,4,5,2\nb,4,3,1\nc,3,4,4\nd,2,1,1\ne,1,2,3\n")
        for result in [
            try await AlignResult([RepositoryFiles.data("ratings.csv")]),
            try await AlignResult(["wide.csv", "--user", "Ann"], in: folder.path),
            try await AlignResult(
                ["wide.csv", "--provider", "quick", "--provider", "careful"], in: folder.path),
        ] {
            #expect(result.schema == "accord.align/1" && result.providers == ["quick", "careful"])
            let ann = try #require(result.users.first)
            #expect(result.users.count == 1 && ann.user == "Ann")
            let cone = try #require(ann.sup["cone"])
            #expect(abs(cone.error - 0.625) < 1e-9 && abs(cone.offset + 2.125) < 1e-9)
            #expect(abs((cone.weights["quick"] ?? 0) - 1.25) < 1e-9)
            #expect(abs((ann.rms["hull"]?.error ?? 0) - 0.7715885154726594) < 1e-9)
            #expect(abs((ann.byCount.first?.rms["cone"] ?? 0) - 0.9701425001453319) < 1e-9)
            #expect(ann.rms["single"]?.weights == ["quick": 1, "careful": 0])
            #expect(ann.rms["average"]?.heldOut.map(\.fittedTo) == ["first", "second"])
            #expect(result.halves?.first.count == 3 && result.halves?.second.count == 2)
        }
    }

    @Test func providersAreAddedInTheOrderInWhichTheyAreNamed() async throws {
        let result = try await AlignResult(
            [RepositoryFiles.data("ratings.csv"), "--provider", "careful", "--provider", "quick"])
        #expect(result.providers == ["careful", "quick"])
        #expect((result.users[0].byCount.first?.rms["cone"] ?? 0) > 1.2)
    }

    @Test func seedsDrawHalves() async throws {
        let file = RepositoryFiles.data("ratings.csv")
        let (one, same) = try await (AlignResult([file, "--seed", "5"]), AlignResult([file, "--seed", "5"]))
        #expect(one.halves?.first == same.halves?.first)
        let others = try await AlignResult([file, "--seed", "6"])
        #expect(one.halves?.first != others.halves?.first)
    }

    @Test func aTableOfResultsHasARowAUser() async throws {
        try folder.write("wide.csv", "item,Ann,Bob,p,q\na,4,5,2,1\nb,4,3,1,3\nc,3,4,4,2\nd,2,1,1,2\n")
        let run = try await accord(
            "align", "wide.csv", "--user", "Ann", "--user", "Bob", "--format", "csv", in: folder.path)
        let table = try Table(bytes: run.output, file: "align.csv")
        #expect(try table.rows.map { try $0.cell("user").text } == ["Ann", "Bob"])
        #expect(try table.rows[0].cell("supConeWeights").text.split(separator: ";").count == 2)
        #expect(try table.rows[0].cell("rmsHull").number() >= table.rows[0].cell("rmsCone").number())
    }

    @Test(arguments: [
        ("item,Ann,p\na,1,2\nb,,3\n", ":3:3:", "is empty"),
        ("item,Ann,p\na,1,2\nb,x,3\n", ":3:3:", "is not a number"),
        ("item,Ann,p\na,1,2\na,2,3\n", ":3:1:", "stands in line 2 already"),
        ("item,Ann,p\na,1,2\nb,1e31,3\n", ":3:3:", "1e+30"),
        ("name,Ann,p\na,1,2\nb,2,3\n", ":1:", "neither columns item, rater and rating"),
        ("item,rater\na,Ann\nb,Ann\n", ":1:", "column \"rating\" is missing"),
        ("item,rater,rating\na,Ann,1\na,p,2\nb,Ann,2\n", ":3:", "has no rating of item \"b\""),
        ("item,rater,rating\na,Ann,1\na,Ann,2\nb,Ann,2\na,p,1\nb,p,1\n", ":3:3:", "in line 2 already"),
        ("item,rater,rating\na,Ann,1\nb,Ann,\na,p,1\nb,p,1\n", ":3:7:", "is empty"),
        ("item,rater,rating,role\na,Ann,1,boss\n", ":2:9:", "Write user or provider"),
        ("item,rater,rating,role\na,Ann,1,user\nb,Ann,1,provider\n", ":3:9:", "is provider here and user in line 2"),
    ])
    func badTablesAreRefusedWhereTheyAreWrong(table: String, place: String, problem: String) async throws {
        try folder.write("bad.csv", table)
        let run = try await accord("align", "bad.csv", "--user", "Ann", in: folder.path)
        run.expectRefusal(65, "bad.csv\(place)", problem)
    }

    @Test func whoIsWhoMustBeSaid() async throws {
        try folder.write("wide.csv", "item,Ann,quick\na,1,2\nb,2,1\n")
        try await accord("align", "wide.csv", in: folder.path).expectRefusal(64, "add --user NAME")
        try await accord("align", "wide.csv", "--user", "Anne", in: folder.path)
            .expectRefusal(64, "There is no rater \"Anne\". Did you mean \"Ann\"?")
        try await accord("align", "wide.csv", "--user", "Ann", "--provider", "Ann", in: folder.path)
            .expectRefusal(64, "cannot be a user and a provider")
        try await accord("align", "wide.csv", "--user", "Ann", "--user", "quick", in: folder.path)
            .expectRefusal(65, "wide.csv: there are no providers")
        try folder.write("one.csv", "item,Ann,quick\na,1,2\n")
        try await accord("align", "one.csv", "--user", "Ann", in: folder.path)
            .expectRefusal(65, "one.csv: there is one item only")
    }

    @Test func aPageAndChartsAreWritten() async throws {
        let run = try await accord(
            "align", RepositoryFiles.data("ratings.csv"), "--report", "page.html", "--charts", "charts", "--quiet",
            in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(try folder.text("page.html").contains("Do the providers stand in for the users?"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder("charts")).sorted()
                == ["rating-errors.vl.json", "rating-steps-1.vl.json"])
    }
}
