import ContractDesign
import Foundation
import Testing

@testable import Reporting

@Suite struct ContractDocumentTests {
    private struct Document: Decodable {
        struct Problem: Decodable {
            struct Options: Decodable {
                var prefer: String
                var tolerance: Double
                var normalize: Bool
            }
            var participation, accuracy, valuation, conditioning: String
            var options: Options
        }
        struct Offer: Decodable {
            var type: String
            var contribution, reward, utility: Double
        }
        struct Price: Decodable {
            var constraint, type: String
            var price: Double
        }
        struct Step: Decodable {
            var linearPrograms: Int
            var lower, upper: Double
        }

        var schema, status: String
        var problem: Problem
        var performance: PerformanceBounds
        var modelValue: Double
        var menu: [Offer]
        var checks: MenuChecks
        var ownView: [OwnView]
        var solver: SolverRecord
        var prices: [Price]
        var mergedTypes: [[String]]
        var bounds: [Step]
    }

    private func document(_ contract: Contract, normalized: Bool = false) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(ContractDocument(contract, normalized: normalized).json()))
    }

    @Test func everythingReadsBackAsItWas() throws {
        let contract = try sampleContract()
        let document = try document(contract)
        #expect(document.schema == "accord.contract/1")
        #expect(document.schema == ContractDocument.schema)
        #expect(document.status == contract.status.rawValue)
        #expect(document.performance == contract.performance)
        #expect(document.modelValue == contract.modelValue)
        #expect(document.menu.map(\.type) == ["north", "south"])
        #expect(document.menu.map(\.contribution) == contract.menu.offers.map(\.contribution))
        #expect(document.menu.map(\.reward) == contract.menu.offers.map(\.reward))
        #expect(document.menu.map(\.utility) == contract.menu.offers.map(\.utility))
        #expect(document.checks == contract.checks)
        #expect(document.ownView == contract.ownView)
        #expect(document.solver == contract.solver)
        #expect(document.prices.map(\.price) == contract.prices?.map(\.price))
        #expect(document.prices.map(\.constraint) == contract.prices?.map(\.constraint.key))
        #expect(document.bounds.last?.upper == contract.trace.last?.upper)
        #expect(document.mergedTypes.isEmpty)
    }

    @Test func theProblemIsEchoed() throws {
        let problem = try document(try sampleContract(), normalized: true).problem
        #expect(problem.participation == "fixed:4")
        #expect(problem.accuracy == "bound:1,1")
        #expect(problem.valuation == "linear:100")
        #expect(problem.conditioning == "at-least-one")
        #expect(problem.options.prefer == "coordinator")
        #expect(problem.options.tolerance == 1e-7)
        #expect(problem.options.normalize)
        #expect(try !document(try sampleContract()).problem.options.normalize)
    }

    @Test func theTextIsUTF8AndEndsWithALineBreak() throws {
        let bytes = try ContractDocument(try sampleContract()).json()
        let text = try #require(String(validating: bytes, as: UTF8.self))
        #expect(text.hasPrefix("{\n"))
        #expect(text.hasSuffix("\n}\n"))
        #expect(text.contains("\"accord.contract/1\""))
    }

    @Test func topLevelKeysAscend() throws {
        let text = String(decoding: try ContractDocument(try sampleContract()).json(), as: UTF8.self)
        let keys = text.matches(of: /\n  "([^"]+)" :/).map { String($0.1) }
        #expect(
            keys == [
                "bounds", "checks", "exclusion", "menu", "mergedTypes", "modelValue", "ownView", "performance",
                "prices", "problem", "rewards", "schema",
                "solver", "status", "stoppedBy",
            ])
    }
}
