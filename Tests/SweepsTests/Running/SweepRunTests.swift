import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// What a run stores depends on the sweep alone: not on threads, interruptions or shards.
@Suite struct SweepRunTests {
    private let folder: ScratchFolder
    private let sweep: Sweep

    init() throws {
        folder = try ScratchFolder()
        let population = try Population([
            ParticipantType(name: "high", cost: 0.2, probability: 0.4),
            ParticipantType(name: "middle", cost: 0.1, probability: 0.3),
            ParticipantType(name: "low", cost: 0.02, probability: 0.3, quality: 2),
        ])
        sweep = try Sweep(
            population: population,
            axes: [
                GridAxis("participants=2,3,20"), GridAxis("probability.high=0.1:0.9/5"), GridAxis("cost.low=0.02,0.1"),
            ],
            settings: SweepSettings(), version: "1")
    }

    private func records(_ store: SweepStore) throws -> [SweepRecord] {
        var records: [SweepRecord] = []
        try store.forEachPage { records += $0.map(\.withoutTime) }
        return records
    }

    private func undisturbed() throws -> [SweepRecord] {
        let store = try SweepStore(for: sweep.identity())
        #expect(try SweepRunner(sweep, jobs: 1).run(into: store).solved == sweep.count)
        return try records(store)
    }

    /// However short it is, a case has a menu that holds, and bounds between which the undisturbed optimum lies.
    @Test func aLimitForEachCaseWidensItsBoundsOnly() throws {
        let store = try SweepStore(for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 2, secondsPerCase: 1e-9).run(into: store)
        let limited = try records(store)
        let whole = try undisturbed()
        #expect(limited.count == whole.count)
        func number(_ record: SweepRecord, _ column: CaseColumn) throws -> Double {
            guard case .number(let value) = record[column] else { throw CocoaError(.coderReadCorrupt) }
            return value
        }
        for (cut, full) in zip(limited, whole) {
            #expect(try number(cut, .performance) <= number(full, .performanceUpper) + 1e-12)
            #expect(try number(cut, .performanceUpper) >= number(full, .performance) - 1e-12)
        }
        #expect(limited.contains { $0[.status] == .text("bounded") })
    }

    /// Each value against the contract and the welfare of the case, solved here once more.
    @Test func aRecordSaysWhatDesignAnswers() throws {
        let records = try undisturbed()
        #expect(records.map(\.number) == Array(1...30))
        for record in records where record.number % 7 == 0 {
            let problem = try sweep.problem(record.number)
            let contract = try problem.design()
            let informed = problem.completeInformation()
            #expect(record[.performance] == .number(contract.performance.lower))
            #expect(record[.completePerformance] == .number(informed.performance))
            #expect(record[.informationCost] == .number(informed.performance - contract.performance.lower))
            for (row, offer) in zip(record.offers, contract.menu.offers) {
                #expect(row[.contribution] == .number(offer.contribution))
                #expect(
                    row[.informationRent]
                        == .number(offer.reward - offer.type.cost * offer.contribution - offer.outsideOption))
            }
        }
    }

    /// None of many types trains alone, and twelve parties just can together: a sample, the same for whoever draws it.
    @Test func theSampleDoesNotDependOnTheThread() throws {
        let population = try Population(
            (0..<20).map { ParticipantType(name: "\($0)", cost: 2 + 0.2 * Double($0), probability: 0.05) })
        let large = try Sweep(
            population: population, axes: [GridAxis("participants=12,12")], settings: SweepSettings(), version: "1")
        let store = try SweepStore(for: large.identity())
        _ = try SweepRunner(large, jobs: 2).run(into: store)
        let both = try records(store)
        #expect(both[0][.completeStandardError] != .none)
        #expect(both[0][.completePerformance] == both[1][.completePerformance] && both[0].offers == both[1].offers)
    }

    /// Left out, complete information leaves its columns empty and all others as they are; over all compositions, a case
    /// with too many of them fails and says so.
    @Test func knownTypesAsTheyAreAskedFor() throws {
        let population = try sweep.problem(1).population
        func swept(_ knownTypes: KnownTypes, _ axis: String) throws -> (fingerprint: String, records: [SweepRecord]) {
            let sweep = try Sweep(
                population: population, axes: [GridAxis(axis)], settings: SweepSettings(knownTypes: knownTypes),
                version: "1")
            let store = try SweepStore(for: sweep.identity())
            _ = try SweepRunner(sweep, jobs: 1).run(into: store)
            return (sweep.fingerprint, try records(store))
        }
        let (fast, skipped) = (try swept(.fast, "participants=5,40"), try swept(.skip, "participants=5,40"))
        #expect(fast.fingerprint != skipped.fingerprint)
        let empty: Set<CaseColumn> = [.completePerformance, .completeError, .informationCost]
        for (with, without) in zip(fast.records, skipped.records) {
            for column in CaseColumn.allCases where column != .sweep && column != .seconds {
                #expect(without[column] == (empty.contains(column) ? .none : with[column]), "\(column)")
            }
            #expect(with[.completeError] != .none)
            for (row, rest) in zip(with.offers, without.offers) {
                for column in OfferColumn.allCases {
                    let isEmpty = [.completeContribution, .completeContributionError].contains(column)
                    #expect(rest[column] == (isEmpty ? .none : row[column]), "\(column)")
                    #expect((row[column] == .none) == (column == .capacity))
                }
            }
        }
        let exact = try swept(.exact, "participants=5,1000000000").records
        #expect(exact[0][.completePerformance] != .none && exact[1][.status] == .text("failed"))
        #expect(exact[1].summary[.message] != .none)
    }

    @Test func threadsDoNotMatter() throws {
        let store = try SweepStore(for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 4).run(into: store)
        #expect(try records(store) == undisturbed())
    }

    /// Any part that is there already is kept, and only the rest is solved.
    @Test func whatIsThereIsKept() throws {
        var random = SeededGenerator(seed: 5)
        let all = try undisturbed()
        for name in ["a.sqlite", "b.sqlite", "c.sqlite"] {
            let part = all.filter { _ in Bool.random(using: &random) }
            try SweepStore(at: folder(name), for: sweep.identity()).insert(part)
            let store = try SweepStore(at: folder(name), for: sweep.identity())
            let report = try SweepRunner(sweep, jobs: 2).run(into: store)
            #expect(report.resumed == part.count && report.solved == sweep.count - part.count)
            #expect(try records(store) == all)
            try store.close()
            #expect(try folder.names().filter { $0.hasPrefix(name) } == [name])
        }
    }

    /// Those of before are counted as well, up to the last case.
    @Test func progressCountsAllCases() throws {
        let all = try undisturbed()
        try SweepStore(at: folder("a.sqlite"), for: sweep.identity()).insert(Array(all.prefix(12)))
        let store = try SweepStore(at: folder("a.sqlite"), for: sweep.identity())
        var seen: [SweepProgress] = []
        _ = try SweepRunner(sweep, jobs: 2).run(into: store) { seen.append($0) }
        #expect(seen.allSatisfy { $0.resumed == 12 && $0.count == 30 && $0.answered == 12 + $0.solved })
        #expect(seen.last?.answered == 30)
    }

    /// What was solved stands there, and the next run goes on from it. More cases than ever wait for their taker, so that
    /// it always sees some before the last.
    @Test func anInterruptedRunKeepsWhatItSolved() throws {
        let long = try Sweep(
            population: try sweep.problem(1).population,
            axes: [GridAxis("participants=2"), GridAxis("cost.low=0.02:0.1/5000")], settings: SweepSettings(),
            version: "1")
        let store = try SweepStore(at: folder("a.sqlite"), for: long.identity())
        var answered = 0
        for _ in 0..<3 {
            var solved = 0
            let runner = SweepRunner(long, jobs: 2, isInterrupted: { solved > 0 })
            let interruption = #expect(throws: SweepInterruption.self) {
                _ = try runner.run(into: store) { solved = $0.solved }
            }
            let progress = try #require(interruption?.progress)
            #expect(progress.resumed == answered && progress.solved > 0 && progress.count == 5000)
            answered = progress.answered
            #expect(try store.tally().total == answered)
        }
    }

    /// A table is no sum of exponentials and not smooth, and a thousand million parties cannot be enumerated.
    @Test func aFailureIsRecordedAndTriedAgain() throws {
        let sweep = try Sweep(
            population: Population([
                ParticipantType(name: "a", cost: 1, probability: 0.5),
                ParticipantType(name: "b", cost: 2, probability: 0.5),
            ]),
            axes: [GridAxis("participants=2,1e12,1e11,3")],
            settings: SweepSettings(
                Setting(
                    accuracy: TableAccuracy(
                        [LearningPoint(samples: 10, performance: 0.5), LearningPoint(samples: 30, performance: 0.8)],
                        file: "curve.csv"))),
            version: "1")
        let store = try SweepStore(at: folder("a.sqlite"), for: sweep.identity())
        for (resumed, solved) in [(0, 4), (2, 2)] {
            let report = try SweepRunner(sweep, jobs: 2).run(into: store)
            #expect(report.resumed == resumed && report.solved == solved)
            #expect(report.firstFailure?.number == 2)
            #expect(try store.tally().failed == 2 && store.tally().total == 4)
        }
        let failed = try records(store)[1]
        #expect(failed[.status] == .text("failed") && failed[.performance] == .none)
        #expect(failed.offers.count == 2 && failed.offers[1][.cost] == .number(2))
    }

    @Test func shardsAreDisjointAndWhole() throws {
        #expect(Shard("2/4")?.description == "2/4")
        #expect(Shard("1000000000/1000000000")?.count == 1_000_000_000)
        for text in ["0/2", "3/2", "-1/2", "1/0", "1", "1/2/3", "a/b", "", "1/1000000001", "1.0/2"] {
            #expect(Shard(text) == nil)
        }
        var random = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            let count = Int.random(in: 1...40, using: &random)
            let shards = Int.random(in: 1...50, using: &random)
            var numbers: [Int] = []
            for k in 1...shards {
                let identity = SweepIdentity(
                    fingerprint: "", caseCount: count, shard: try #require(Shard("\(k)/\(shards)")), version: "")
                #expect(Array(identity.caseNumbers).count == identity.shardCases)
                #expect(identity.caseNumbers.map { identity.place(of: $0) } == Array(0..<identity.shardCases))
                let foreign = Set(-1...count + 1).subtracting(identity.caseNumbers)
                #expect(foreign.allSatisfy { identity.place(of: $0) == nil })
                numbers += identity.caseNumbers
            }
            #expect(numbers.sorted() == Array(1...count))
        }
    }
}
