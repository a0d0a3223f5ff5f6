import ContractDesign
import Foundation
import TestSupport
import Testing

/// Random problems of every kind, each against its own promises, and the small ones against a sum over compositions and
/// a climb that share nothing with the search.
@Suite(.slow) struct DesignCampaignTests {
    static let seeds = 0..<TestEffort.cases(of: 3000, usually: 60)
    /// Processor seconds that a problem may take.
    static let patience = 10.0
    /// Sums over more compositions than this take longer than they tell.
    static let compositions = 1500

    @Test func menusHoldAndNothingBeatsTheirBounds() throws {
        var bounded: [String] = []
        var compared = 0
        for seed in Self.seeds {
            let design = RandomDesign(seed: seed)
            let contract = try Self.contract(of: design)
            let scale = try design.problem().valuation.value(of: 1)
            #expect(contract.checks.worst <= 1e-9 * scale, "\(design)")
            #expect(contract.performance.lower <= contract.performance.upper + 1e-12, "\(design)")
            #expect((contract.status == .certified) == (contract.performance.gap <= 1e-8), "\(design)")
            if contract.status == .bounded { bounded.append("\(design)") }
            if try Self.compare(contract, design, scale) { compared += 1 }
        }
        #expect(bounded.count <= 2, "\(bounded.joined(separator: "\n"))")
        #expect(compared >= Self.seeds.count / 4)
    }

    private static func contract(of design: RandomDesign) throws -> Contract {
        let end = processorSeconds + patience
        return try design.problem().design(
            observer: SolveObserver(stop: { processorSeconds >= end ? .timeLimit : nil }))
    }

    /// Of this thread, so that it makes no difference what else the machine does.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }

    /// - Returns: whether the problem was small enough.
    private static func compare(_ contract: Contract, _ design: RandomDesign, _ scale: Double) throws -> Bool {
        guard let counted = try CountedProblem(design, most: compositions) else { return false }
        let offers = contract.menu.offers.sorted {
            $0.type.cost / $0.type.quality > $1.type.cost / $1.type.quality
        }
        let contributions = offers.map(\.effectiveContribution)
        let outside = offers.map(\.outsideOption)
        let own = counted.value(contributions, outside: outside)
        #expect(own.excess <= 1e-9 * scale, "\(design)")
        #expect(abs(own.performance - contract.performance.lower) <= 1e-9, "\(design)")
        // Alone, a party sits where its surplus is flat, and rounding moves it by the root of that.
        if try design.problem().participation.isSolitary { return true }
        let climb = CoordinateClimb(problem: counted, outside: outside, rounding: 1e-14 * scale)
        let starts = [contributions] + offers.indices.map { Self.pooled(from: $0, contributions) }
        if let best = climb.best(from: starts, steps: 150, seed: design.seed) {
            #expect(best <= contract.performance.upper + 1e-8, "\(design)")
        }
        return true
    }

    /// Everybody from the i-th type on contributes what that type does, the costlier ones nothing.
    private static func pooled(from i: Int, _ contributions: [Double]) -> [Double] {
        contributions.indices.map { $0 < i ? 0 : contributions[i] }
    }
}
