import ContractDesign
import Tabular
import TestSupport
import Testing

/// Problems whose optimum lies at the hinge, against brackets that two other branch-and-bound programs and a local
/// optimiser of the true problem, started in many places, agree on.
@Suite struct HingedProblemTests {
    struct Instance: Sendable, CustomStringConvertible {
        var name: String
        var costs: [Double]
        var probabilities: [Double]
        var law: String
        var accuracy: String
        var valuation: String
        var conditioning: Conditioning
        var lower: Double
        var upper: Double
        var description: String { name }

        func problem() throws -> ContractProblem {
            try contractProblem(
                costs: costs, probabilities: probabilities, participation: Specification.participation(law),
                accuracy: accuracy, valuation: valuation, conditioning: conditioning)
        }
    }

    static let instances: [Instance] = {
        let path = RepositoryFiles.fixture("hinged.csv", of: "ContractDesignTests")
        guard let table = try? Table.read(path: path) else { return [] }
        return table.rows.map { row in
            func text(_ column: String) -> String { row[column]?.text ?? "" }
            func numbers(_ column: String) -> [Double] { text(column).split(separator: ";").map { Double($0)! } }
            return Instance(
                name: text("name"), costs: numbers("costs"), probabilities: numbers("probabilities"), law: text("law"),
                accuracy: text("accuracy"), valuation: text("valuation"),
                conditioning: Conditioning(rawValue: text("conditioning"))!, lower: Double(text("optimum_lower"))!,
                upper: Double(text("optimum_upper"))!)
        }
    }()

    @Test func allInstancesAreThere() { #expect(Self.instances.count == 26) }

    /// Work is counted: the searches that the brackets come from took at most seven boxes.
    @Test(arguments: instances) func theOptimumIsCertifiedWithinItsBracket(_ instance: Instance) throws {
        let contract = try instance.problem().design()
        #expect(contract.status == .certified)
        #expect(contract.performance.gap <= 1e-8)
        #expect(contract.performance.lower <= instance.upper + 1e-9)
        #expect(contract.performance.upper >= instance.lower - 1e-9)
        #expect(contract.checks.worst <= 1e-9)
        #expect(contract.solver.linearPrograms <= 1000)
    }

    /// Ten qualities of one cost, ever more parties: the compositions of classes are 92,378, ten million and two
    /// thousand million, those of the groups that matter some hundreds.
    @Test(arguments: [(10, 0.55647435326), (20, 0.71788510375), (40, 0.80876571450)])
    func tenQualitiesAreCertified(_ parties: Int, _ optimum: Double) throws {
        let types = (1...10).map {
            ParticipantType(name: "\($0)", cost: 0.5, probability: 0.1, quality: Double($0) / 10)
        }
        let contract = try ContractProblem(
            population: Population(types), participation: .fixed(parties), setting: .standard
        ).design()
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - optimum) < 6e-9)
        #expect(contract.solver.linearPrograms <= 1000)
    }
}
