import ContractDesign
import Foundation
import TestSupport

/// One contract problem of the campaign, by its seed: all families of curves, laws of N and conditions; costs over four
/// decades and types so rare that they hardly ever occur.
struct RandomDesign: Sendable, CustomStringConvertible {
    let seed: Int
    let types: [ParticipantType]
    let law: String
    let accuracy: String
    let valuation: String
    let conditioning: Conditioning

    init(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) &+ 0xACC0_2D00)
        let count = Int.random(in: 1...7, using: &random)
        let costs = random.chance(0.35) ? 0.1...3 : 1e-4...3
        var shares = random.simplex(count).map { max($0, 1e-12) }
        if random.chance(0.3) {
            for i in shares.indices.dropLast() where random.chance(0.5) { shares[i] = random.logUniform(1e-12...1e-3) }
        }
        let areWeighed = random.chance(0.5)
        types = shares.indices.map { i in
            let quality = areWeighed ? random.logUniform(0.1...10) : 1
            return ParticipantType(
                name: "\(i + 1)", cost: random.logUniform(costs) * quality, probability: shares[i], quality: quality)
        }
        law = random.law()
        accuracy = random.accuracy()
        valuation = random.valuation()
        conditioning = random.chance(0.5) ? .own : .atLeastOne
        self.seed = seed
    }

    func problem() throws -> ContractProblem {
        try ContractProblem(
            population: Population(types, normalizing: true), participation: Specification.participation(law),
            setting: Setting(
                accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
                conditioning: conditioning))
    }

    var description: String { "seed \(seed): \(types.count) types, \(law) \(accuracy) \(valuation) \(conditioning)" }
}

extension SeededGenerator {
    fileprivate mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }

    private mutating func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

    fileprivate mutating func law() -> String {
        let mean = logUniform(0.5...60)
        switch Int.random(in: 0..<4, using: &self) {
        case 0: return "poisson:\(mean)"
        case 1:
            let invited = Int(mean.rounded(.up)) + Int.random(in: 0..<60, using: &self)
            return "binomial:\(invited),\((mean / Double(invited)))"
        default: return "fixed:\(chance(0.5) ? Int.random(in: 1...60, using: &self) : max(1, Int(mean)))"
        }
    }

    fileprivate mutating func accuracy() -> String {
        switch Int.random(in: 0..<10, using: &self) {
        case 0: "bound:1,1"
        case 1..<5: "bound:\(logUniform(0.1...200)),\(uniform(0.3...1))"
        case 5..<7:
            "power:\(uniform(0.3...1)),\(logUniform(0.1...20)),\(uniform(0.15...1.5))"
        case 7: "arctan:\(logUniform(1e-4...1))"
        default: "exponential:\(uniform(0.3...1)),\(logUniform(1e-4...1))"
        }
    }

    fileprivate mutating func valuation() -> String {
        let scale = chance(0.6) ? 100 : logUniform(1...1000)
        return chance(0.55) ? "linear:\(scale)" : "power:\(scale),\(uniform(0.2...1))"
    }
}
