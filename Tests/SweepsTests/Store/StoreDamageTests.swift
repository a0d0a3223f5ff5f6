import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// One bit of a store, or of what SQLite keeps beside it, changes: no wrong answer comes out of it.
@Suite struct StoreDamageTests {
    private let folder: ScratchFolder
    private let sweep: Sweep
    private let truth: [SweepRecord]

    init() throws {
        folder = try ScratchFolder()
        let population = try Population([
            ParticipantType(name: "high", cost: 0.2, probability: 0.4),
            ParticipantType(name: "low", cost: 0.02, probability: 0.6),
        ])
        sweep = try Sweep(
            population: population, axes: [GridAxis("participants=2:21:1"), GridAxis("cost.low=0.02,0.1")],
            settings: SweepSettings(), version: "1")
        let store = try SweepStore(for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 1).run(into: store)
        truth = try store.allRecords()
    }

    private enum State: CaseIterable {
        case finished, halfFinished, interrupted
    }

    /// Makes a store with answers: a plain file, or as a killed process leaves it, with some in `-wal`.
    private func makeStore(_ state: State) throws {
        let store = try SweepStore(at: folder("made.sqlite"), for: sweep.identity())
        let part = state == .finished ? truth : truth.filter { $0.number % 2 == 1 }
        for record in part { try store.insert([record]) }
        if state != .interrupted { try store.close() }
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: folder("made.sqlite\(suffix)")) {
            try folder.write("\(state).sqlite\(suffix)", bytes: folder.bytes("made.sqlite\(suffix)"))
        }
        try store.remove()
    }

    private func without(_ records: [SweepRecord]) -> [SweepRecord] { records.map(\.withoutTime) }

    @Test(.slow) func aFlippedBitIsFoundOrHarmless() throws {
        for state in State.allCases { try makeStore(state) }
        var random = SeededGenerator(seed: 77)
        var outcomes: [String: Int] = [:]
        let rounds = TestEffort.cases(of: 450, usually: 45)
        for round in 0..<rounds {
            let state = State.allCases[round % 3]
            let damaged = state == .interrupted && Bool.random(using: &random) ? "-wal" : ""
            for name in try folder.names() where name.hasPrefix("r.sqlite") {
                try FileManager.default.removeItem(atPath: folder(name))
            }
            for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: folder("\(state).sqlite\(suffix)"))
            {
                var bytes = try folder.bytes("\(state).sqlite\(suffix)")
                if suffix == damaged {
                    bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                }
                try folder.write("r.sqlite\(suffix)", bytes: bytes)
            }
            outcomes[try outcome(merging: state == .finished && round % 2 == 0), default: 0] += 1
        }
        #expect(outcomes.values.reduce(0, +) == rounds)
        if rounds >= 45 {
            for outcome in ["refused", "solved again", "whole"] {
                #expect(outcomes[outcome, default: 0] > 0, "\(outcomes)")
            }
        }
        print("Flipped bits: \(outcomes)")
    }

    /// Resumes or merges `r.sqlite`, and holds what comes out against the truth.
    private func outcome(merging: Bool) throws -> String {
        do {
            if merging {
                #expect(try without(SweepMerge([folder("r.sqlite")]).store().allRecords()) == without(truth))
                return "whole"
            }
            let store = try SweepStore(at: folder("r.sqlite"), for: sweep.identity())
            let report = try SweepRunner(sweep, jobs: 1).run(into: store)
            #expect(report.tally.total == truth.count)
            #expect(try without(store.allRecords()) == without(truth))
            let damaged = store.damagedCases
            try store.close()
            #expect(try without(SweepStore(reading: folder("r.sqlite")).allRecords()) == without(truth))
            return damaged > 0 ? "solved again" : "whole"
        } catch is StoreError {
            return "refused"
        }
    }

    /// Answers that are whole in themselves, but of another sweep, or of another case, or without their case.
    @Test func answersThatDoNotBelong() throws {
        let other = SweepIdentity(fingerprint: "0123456789abcdef", caseCount: sweep.count, shard: .whole, version: "1")
        #expect(RecordChecksum.of(truth[0], in: other) != RecordChecksum.of(truth[0], in: sweep.identity()))
        var changed = truth[0]
        changed.summary[.caseNumber] = .count(2)
        #expect(RecordChecksum.of(changed, in: sweep.identity()) != RecordChecksum.of(truth[0], in: sweep.identity()))
        changed = truth[0]
        changed.offers.swapAt(0, 1)
        #expect(RecordChecksum.of(changed, in: sweep.identity()) != RecordChecksum.of(truth[0], in: sweep.identity()))
        for column in CaseColumn.allCases where truth[0][column] != .none {
            changed = truth[0]
            changed.summary[column] = .none
            #expect(
                RecordChecksum.of(changed, in: sweep.identity()) != RecordChecksum.of(truth[0], in: sweep.identity()),
                "\(column)")
        }
        var numbers: Set<Int64> = []
        for record in truth { numbers.insert(RecordChecksum.of(record, in: sweep.identity())) }
        #expect(numbers.count == truth.count)
    }

    /// The published vectors of FNV-1a, 64 bits.
    @Test(
        arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8)]
            as [(String, UInt64)])
    func theHashIsTheOneThatIsNamed(_ text: String, _ value: UInt64) {
        var hash = StableHash()
        for byte in text.utf8 { hash.add(byte: byte) }
        #expect(hash.state == value)
    }
}
