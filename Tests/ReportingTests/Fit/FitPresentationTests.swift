import Foundation
import LearningCurves
import TestSupport
import Testing

@testable import Reporting

/// What `fit` prints and draws, for curves that are known.
@Suite struct FitPresentationTests {
    /// 0.9 - 1.5 (x + 20)^-0.7 as a score, 0.8 (...) + 0.2 where guessing scores 0.2.
    private func pilot(moving moved: Double? = nil, error: Double? = nil) throws -> Pilot {
        try Pilot(
            [10.0, 20, 40, 80, 160, 320, 640].map { size in
                let skill = 0.9 - 1.5 * pow(size + 20, -0.7) - (size == moved ? 0.2 : 0)
                return ScoredSize(samples: size, score: 0.2 + 0.8 * skill, error: error)
            }, baseline: 0.2)
    }

    /// Skill at 640, 1280, 2560 and 5120 by the formula: 0.9 - 1.5 x 660^-0.7 = 0.88406 and so on; nothing scatters, so
    /// that the band is the curve.
    @Test func anExactCurve() throws {
        let text = FitPresentation(try PilotFit(pilot())).text.settled
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "Fit          --accuracy pow4:0.9,1.5,20,0.7")
        #expect(
            lines[1]
                == "Pilot        7 sizes from 10 to 640, skill = (score - 0.2) / (1 - 0.2); weights equal")
        #expect(lines[2] == "Goodness     RMSE 0 with 3 degrees of freedom")
        #expect(
            lines[3].hasPrefix("Lower        --accuracy pow4:")
                && lines[3].hasSuffix(", lowest at 5120 units of the curves that the pilot does not reject"))
        #expect(
            lines[6...12].joined(separator: "\n") == """
                Skill by data, with the 90% band of pow4, and the score of the fit:

                Samples [units] Of the largest    Low    Fit   High  Score
                --------------- -------------- ------ ------ ------ ------
                            640             1x 0.8841 0.8841 0.8841 0.9073
                           1280             2x 0.8901 0.8901 0.8901 0.9121
                           2560             4x 0.8939 0.8939 0.8939 0.9151
                """)
        #expect(
            lines[15...21].joined(separator: "\n") == """
                Parameters, with intervals of the same level:

                Parameter Value Low High
                --------- ----- --- ----
                limit       0.9 0.9  0.9
                b           1.5 1.5  1.5
                d            20  20   20
                """)
        #expect(
            text.hasSuffix(
                """
                Warning: No errors are known: all sizes weigh alike, and how far the curve may be off is judged by the \
                scatter about it alone.

                """))
    }

    @Test func aSizeThatIsLeftOutIsNamed() throws {
        let answer = FitPresentation(try PilotFit(pilot(moving: 80, error: 0.01)))
        let note = try #require(answer.notes.last)
        #expect(note.hasPrefix("Left out: size 80 with score "))
        #expect(answer.text.contains(note))
        #expect(answer.notes.contains { $0.hasPrefix("Warning: The score falls from size 40 to size 80 by ") })
    }

    @Test func thePictureHasAllPointsTheBandAndEachFamily() throws {
        let chart = try #require(FitPresentation(PilotFit(pilot(moving: 80, error: 0.01))).charts().first)
        let layers = chart.specification["layer"]?.elements ?? []
        let rows = layers.map { $0["data"]?["values"]?.elements ?? [] }
        #expect(rows.map(\.count) == [50, 5 * 120, 7, 7])
        for row in rows[0] { #expect(row["skill"]?.number ?? 1 <= row["high"]?.number ?? 0) }
        #expect(rows[3].filter { $0["kind"]?.text == "left out" }.map { $0["samples"]?.number } == [80])
        #expect(rows[0].last?["samples"]?.number.map { abs($0 - 5120) < 1e-6 } == true)
    }

    @Test func thePageHasEverySection() throws {
        let answer = FitPresentation(try PilotFit(pilot(error: 0.01)), at: [1000], anchor: 2000)
        let page = try answer.page(
            from: ReportSource([], version: "accord", command: ["accord", "fit"], runtime: .missing))
        let html = String(decoding: try page.html(), as: UTF8.self)
        for words in [
            "<h1>How does performance grow with data?</h1>", "--accuracy pow4:0.9,1.5,20,0.7", "lowest at 2000 units",
            "<h2>Other families</h2>", "accord fit",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test(.enabled(if: ChartPeer.python != nil)) func theSpecificationMeetsTheSchemaAndIsDrawn() throws {
        let folder = try ScratchFolder()
        let charts = FitPresentation(try PilotFit(pilot(moving: 80, error: 0.01))).charts()
        let paths = try charts.map { try folder.write("\($0.name).vl.json", bytes: $0.json()) }
        #expect(try ChartPeer.complaints(about: paths) == "")
    }
}
