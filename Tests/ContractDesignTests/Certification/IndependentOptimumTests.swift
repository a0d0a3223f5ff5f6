import ContractDesign
import Tabular
import TestSupport
import Testing

@Suite struct IndependentOptimumTests {
    struct Instance: Sendable, CustomStringConvertible {
        var number: String
        var accuracy: String
        var valuation: String
        var participants: Int
        var costs: [Double] = []
        var probabilities: [Double] = []
        var contributions: [Double] = []
        var reservations: [Double] = []
        var performance: Double
        var description: String { "\(number): \(accuracy) \(valuation) N = \(participants) I = \(costs.count)" }
    }

    /// By Ipopt in (m, t) with all I^2 incentive rows, confirmed by SLSQP, from Fixtures/independent_optima.py.
    static let instances: [Instance] = {
        let path = RepositoryFiles.fixture("independent-optima.csv", of: "ContractDesignTests")
        guard let table = try? Table.read(path: path) else { return [] }
        var instances: [Instance] = []
        for row in table.rows {
            func number(_ column: String) -> Double { (try? row.cell(column).number()) ?? .nan }
            if instances.last?.number != row["instance"]?.text {
                instances.append(
                    Instance(
                        number: row["instance"]?.text ?? "", accuracy: row["accuracy"]?.text ?? "",
                        valuation: row["valuation"]?.text ?? "", participants: Int(number("participants")),
                        performance: number("performance")))
            }
            let last = instances.count - 1
            instances[last].costs.append(number("cost"))
            instances[last].probabilities.append(number("probability"))
            instances[last].contributions.append(number("contribution"))
            instances[last].reservations.append(number("reservation"))
        }
        return instances
    }()

    @Test func allInstancesAreThere() { #expect(Self.instances.count == 48) }

    @Test(arguments: instances, Preference.allCases)
    func performanceIsThatOfTheOtherSolvers(_ instance: Instance, _ preference: Preference) throws {
        let contract = try contractProblem(
            costs: instance.costs, probabilities: instance.probabilities, participants: instance.participants,
            accuracy: instance.accuracy, valuation: instance.valuation, preference: preference
        ).design()
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - instance.performance) < 1e-10)
        #expect(contract.performance.upper > instance.performance - 1e-11)
        let scale = try Specification.valuation(instance.valuation).value(of: 1)
        #expect(contract.checks.worst <= 1e-11 * scale)
        for (offer, reference) in zip(contract.menu.offers, zip(instance.contributions, instance.reservations)) {
            #expect(abs(offer.contribution - reference.0) < 1e-3 * max(1, reference.0))
            #expect(abs(offer.outsideOption - reference.1) < 1e-12 * scale)
        }
    }
}
