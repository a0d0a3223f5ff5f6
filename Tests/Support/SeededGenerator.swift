import ContractDesign
import Foundation
import NumericalMethods

/// The library's own stream of random numbers, with the laws that tests draw problems from.
public typealias SeededGenerator = SplitMix64

extension SplitMix64 {
    /// Log-uniform in a range of positive numbers.
    public mutating func logUniform(_ range: ClosedRange<Double>) -> Double {
        exp(Double.random(in: log(range.lowerBound)...log(range.upperBound), using: &self))
    }

    /// Uniform on the simplex: `count` probabilities that sum to 1.
    public mutating func simplex(_ count: Int) -> [Double] {
        let weights = (0..<count).map { _ in -log(Double.random(in: 1e-12..<1, using: &self)) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
