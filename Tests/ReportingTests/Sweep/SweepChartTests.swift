import ContractDesign
import Foundation
import Sweeps
import TestSupport
import Testing

@testable import Reporting

/// The pictures and the page of a sweep show its records.
@Suite struct SweepChartTests {
    private let population: Population

    init() throws {
        population = try Population([
            ParticipantType(name: "<b>high</b>", cost: 0.02, probability: 0.5),
            ParticipantType(name: "low", cost: 0.01, probability: 0.5),
        ])
    }

    private func swept(_ axes: String...) throws -> (records: [SweepRecord], tally: SweepTally) {
        let sweep = try Sweep(
            population: population, axes: axes.map { try GridAxis($0) }, settings: SweepSettings(), version: "1")
        let store = try SweepStore(for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 2).run(into: store)
        return (try store.allRecords(), try store.tally())
    }

    private func rows(_ chart: Chart) -> [JSONValue] { chart.specification["data"]?["values"]?.elements ?? [] }

    @Test func cellsHoldTheRecordsOfTheirPlace() throws {
        let (records, _) = try swept("participants=2,5,9", "probability.low=0.1:0.9/4")
        let charts = Dictionary(uniqueKeysWithValues: Chart.sweep(records).map { ($0.name, $0) })
        #expect(charts.count >= 8)
        for (name, value) in [
            ("information-cost", { (record: SweepRecord) in record[.informationCost].number }),
            ("contribution-2", { $0.offer(of: "low")?[.contribution].number }),
            ("rent-2", { $0.offer(of: "low")?[.informationRent].number }),
        ] {
            let rows = rows(try #require(charts[name]))
            #expect(rows.count == records.count)
            for record in records {
                // The other type's probability comes first in the population, and settles this one.
                let chance = record.offers[0][.probability].number
                let row = rows.first { $0["x"]?.number == record[.participants].number && $0["y"]?.number == chance }
                #expect(row?["value"]?.number == value(record), "\(name)")
            }
        }
    }

    @Test func oneAxisIsDrawnAsALine() throws {
        let (records, _) = try swept("participants=2:8:2")
        for chart in Chart.sweep(records) {
            #expect(chart.specification["mark"]?["type"]?.text == "line")
            #expect(rows(chart).compactMap { $0["x"]?.number } == [2, 4, 6, 8])
        }
    }

    @Test func ofCasesInOnePlaceTheFirstIsShown() throws {
        let (records, _) = try swept("participants=2,4", "probability.low=0.3,0.6", "cost.low=0.005,0.01")
        let plane = try #require(SweepPlane(records))
        #expect(plane.cells.count == 4 && plane.hidden == 4)
        #expect(plane.cells.allSatisfy { $0.record.offer(of: "low")?[.cost].number == 0.005 })
    }

    /// Where one of three probabilities is varied, the other two make room: the one that moves most is the axis.
    @Test func theAxisIsWhatWasVaried() throws {
        let three = try Population([
            ParticipantType(name: "a", cost: 0.1, probability: 0.4),
            ParticipantType(name: "b", cost: 0.05, probability: 0.4),
            ParticipantType(name: "c", cost: 0.02, probability: 0.2),
        ])
        let axes = try [GridAxis("participants=3"), GridAxis("probability.c=0.1:0.7/4")]
        let sweep = try Sweep(population: three, axes: axes, settings: SweepSettings(), version: "1")
        let store = try SweepStore(for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 1).run(into: store)
        #expect(SweepPlane(try store.allRecords())?.x == .offer(.probability, type: "c"))
    }

    @Test func nothingVaries() throws {
        #expect(Chart.sweep(try swept("participants=3").records).isEmpty)
        #expect(Chart.sweep([]).isEmpty)
    }

    @Test func thePageHoldsCountsChartsAndCases() throws {
        let (records, tally) = try swept("participants=2,5", "probability.low=0.1,0.9")
        let source = ReportSource(
            [ReportSource.Input(file: "s.csv", bytes: [])], version: "accord test",
            command: ["accord", "sweep", "it's.csv"], runtime: .missing)
        let page = try SweepPresentation(records, tally: tally).page(from: source)
        let html = String(decoding: try page.html(), as: UTF8.self)
        #expect(html.contains("A sweep of 4 contracts") && html.contains("4 certified"))
        #expect(!html.contains("<b>high"))
        #expect(html.contains("accord sweep &#39;it&#39;\\&#39;&#39;s.csv&#39;"))
        #expect(html.matches(of: /<tr>/).count == 1 + 4)
    }

    /// A sweep that is at hand as a whole has the rows that one gets which is written case by case.
    @Test func theTableIsTheOneThatGrows() throws {
        let (records, tally) = try swept("participants=2,5,9")
        var growing = SweepCSV()
        var bytes = growing.opening()
        for record in records { bytes += growing.bytes(of: [record]) }
        #expect(SweepPresentation(records, tally: tally).csv.bytes == bytes + growing.closing())
        #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 1 + 3 * 2)
    }

    @Test(.enabled(if: ChartPeer.python != nil)) func everySpecificationMeetsTheSchemaAndIsDrawn() throws {
        let folder = try ScratchFolder()
        var paths: [String] = []
        for records in [
            try swept("participants=2,5,9", "probability.low=0.1:0.9/4").records,
            try swept("participants=4", "cost.low=0.001:0.01/5").records,
        ] {
            for chart in Chart.sweep(records) {
                paths.append(try folder.write("\(paths.count).vl.json", bytes: try chart.json()))
            }
        }
        #expect(try ChartPeer.complaints(about: paths) == "")
    }
}
