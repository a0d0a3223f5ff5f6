import ContractDesign
import Foundation
import TestSupport

/// One problem of known types, by its seed: all families of curves and laws of N, and costs of three kinds.
struct RandomGroup: CustomStringConvertible {
    /// Costs alike, costs over four decades with rare cheap types, or costs at which hardly anybody trains alone.
    enum Kind: String, CaseIterable { case mild, wide, hinged }

    let seed: Int
    let kind: Kind
    private let types: [ParticipantType]
    private let law: String
    private let accuracy: String
    private let valuation: String

    init(seed: Int, kind: Kind? = nil) {
        var random = SeededGenerator(seed: UInt64(seed) &+ 0x5EED_6200)
        let kind = kind ?? [.mild, .mild, .wide, .wide, .hinged][Int.random(in: 0..<5, using: &random)]
        self.seed = seed
        self.kind = kind
        let count = Int.random(in: 2...6, using: &random)
        let accuracy = random.curve()
        let valuation = random.worth()
        // Where training alone begins to pay, so that costs can be placed about it.
        let threshold = (try? Self.threshold(accuracy, valuation)) ?? 1
        let top = threshold.isFinite ? threshold : 10
        var shares = random.simplex(count)
        let costs: [Double]
        switch kind {
        case .mild:
            let base = top * random.logUniform(0.004...0.04)
            costs = (0..<count).map { _ in base * random.logUniform(1...25) }
        case .wide:
            costs = (0..<count).map { _ in top * random.logUniform(1e-4...2) }
            for i in shares.indices.dropFirst() where Bool.random(using: &random) {
                shares[i] *= random.logUniform(1e-4...1)
            }
        case .hinged:
            let scale = random.logUniform(0.3...8)
            costs = (0..<count).map { i in
                i == 0 && Bool.random(using: &random) ? 0.5 * top : top * (1 + scale * random.logUniform(0.05...10))
            }
        }
        types = costs.indices.map { i in
            let quality = seed % 3 == 0 ? random.logUniform(0.1...10) : 1
            return ParticipantType(
                name: "\(i + 1)", cost: costs[i] * quality, probability: shares[i], quality: quality)
        }
        law = random.participation(types: count)
        self.accuracy = accuracy
        self.valuation = valuation
    }

    private static func threshold(_ accuracy: String, _ valuation: String) throws -> Double {
        func of(_ a: some AccuracyFunction, _ v: some Valuation) -> Double {
            ReservationProblem(accuracy: a, valuation: v).threshold
        }
        return of(try Specification.accuracy(accuracy), try Specification.valuation(valuation))
    }

    func problem() throws -> ContractProblem {
        try ContractProblem(
            population: Population(types, normalizing: true), participation: Specification.participation(law),
            accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation))
    }

    var description: String { "seed \(seed): \(kind), \(types.count) types, \(law) \(accuracy) \(valuation)" }
}

extension SeededGenerator {
    fileprivate mutating func curve() -> String {
        func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
        return switch Int.random(in: 0..<9, using: &self) {
        case 0: "bound:1,1"
        case 1, 2: "bound:\(logUniform(0.1...20)),\(uniform(0.5...1))"
        case 3: "power:\(uniform(0.4...1)),\(logUniform(0.3...20)),\(uniform(0.3...1.2))"
        case 4: "arctan:\(logUniform(1e-3...1))"
        case 5: "exponential:\(uniform(0.4...1)),\(logUniform(1e-3...1))"
        case 6: "pow4:0.9,\(logUniform(0.5...4)),\(logUniform(0.5...10)),\(uniform(0.3...1))"
        case 7: "mmf:0.95,\(uniform(0.5...2)),\(logUniform(1...100)),\(uniform(0.4...1))"
        default: "weibull:0.9,\(uniform(0.5...1.5)),\(logUniform(1...100)),\(uniform(0.4...1))"
        }
    }

    fileprivate mutating func worth() -> String {
        Bool.random(using: &self)
            ? "linear:\(logUniform(10...500))"
            : "power:\(logUniform(10...500)),\(Double.random(in: 0.3...0.95, using: &self))"
    }

    /// Numbers of parties with some hundreds to some ten thousand compositions.
    fileprivate mutating func participation(types: Int) -> String {
        let most = [400, 400, 60, 30, 20, 15][types - 1]
        let least = [60, 60, 20, 10, 7, 6][types - 1]
        switch Int.random(in: 0..<6, using: &self) {
        case 0: return "poisson:\(logUniform(0.5...Double([60, 60, 12, 5, 2, 1][types - 1])))"
        case 1:
            let invited = [60, 60, 30, 15, 10, 8][types - 1]
            let rate = Double.random(in: 0.05...0.98, using: &self)
            return "binomial:\(Int.random(in: 3...invited, using: &self)),\(rate)"
        default: return "fixed:\(Int.random(in: least...most, using: &self))"
        }
    }
}
