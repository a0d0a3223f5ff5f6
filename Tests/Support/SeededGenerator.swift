import Foundation

/// SplitMix64: a reproducible stream of random numbers from a seed.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

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
