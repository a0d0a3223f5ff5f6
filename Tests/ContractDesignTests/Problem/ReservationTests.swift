import ContractDesign
import Tabular
import TestSupport
import Testing

@Suite struct ReservationTests {
    struct Reference: Sendable, CustomStringConvertible {
        var accuracy: String
        var valuation: String
        var cost: Double
        var contribution: Double
        var utility: Double
        var description: String { "\(accuracy) \(valuation) cost \(cost)" }
    }

    /// Computed with 50 digits by Fixtures/reservation_reference.py.
    static let references: [Reference] = {
        guard let table = try? Table.read(path: RepositoryFiles.fixture("reservation.csv", of: "ContractDesignTests"))
        else { return [] }
        return table.rows.compactMap { row in
            guard let cost = try? row.cell("cost").number(), let utility = try? row.cell("utility").number(),
                let contribution = try? row.cell("contribution").number(), let accuracy = row["accuracy"]?.text,
                let valuation = row["valuation"]?.text
            else { return nil }
            return Reference(
                accuracy: accuracy, valuation: valuation, cost: cost, contribution: contribution, utility: utility)
        }
    }()

    @Test func allReferencesAreThere() { #expect(Self.references.count == 64) }

    @Test(arguments: references)
    func utilityAndContributionAreThoseOfHighPrecision(_ reference: Reference) throws {
        let accuracy = try Specification.accuracy(reference.accuracy)
        let valuation = try Specification.valuation(reference.valuation)
        let scale = valuation.value(of: 1)
        let found = ReservationProblem(accuracy: accuracy, valuation: valuation).utility(atCost: reference.cost)
        #expect(abs(found.utility - reference.utility) <= 1e-12 * scale)
        // A rounding of the slope v(a)' moves the root of v(a)' = cost by its size over the curvature.
        let inner = accuracy.branch(at: max(reference.contribution, 1e-9))
        let outer = valuation.jet(at: inner.value)
        let bend = abs(outer.curvature * inner.slope * inner.slope + outer.slope * inner.curvature)
        let conditioning = reference.contribution == 0 ? 0 : 8 * Double.ulpOfOne * reference.cost / bend
        #expect(abs(found.contribution - reference.contribution) <= 1e-13 * reference.contribution + conditioning)
    }

    @Test func standardThresholdIsTheKnownOne() {
        let alone = ReservationProblem(accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard)
        #expect(abs(alone.threshold - 0.2494140372263782) < 1e-15)
        let beyond = alone.utility(atCost: 0.2494140372263782 * (1 + 1e-12))
        #expect(beyond.contribution == 0 && beyond.reward == 0 && beyond.utility == 0)
        #expect(alone.utility(atCost: 0.2494140372263782 * (1 - 1e-6)).utility > 0)
    }

    @Test(arguments: [0.2494, 0.249, 0.24, 0.1, 0.01, 1e-4, 1e-8])
    func noAmountOfDataIsBetterThanTheOneFound(_ cost: Double) {
        let alone = ReservationProblem(accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard)
        let best = alone.utility(atCost: cost)
        #expect(best.utility > 0)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<20_000 {
            let x = generator.logUniform(1...1e13)
            #expect(100 * BoundAccuracy.standard.performance(at: x) - cost * x <= best.utility + 1e-12)
        }
    }
}
