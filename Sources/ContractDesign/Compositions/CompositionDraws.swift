import NumericalMethods

/// Draws compositions of the group: how many parties of each class come.
public struct CompositionDraws: Sendable {
    private let law: GeneratingFunction
    private let probabilities: [Double]
    /// p_i / (p_i + ... + p_I): the chance of class i for a party that is of none before it.
    private let chances: [Double]

    /// Draws of the number of parties, each then of a class independently of the others.
    /// - Parameters:
    ///   - participation: the law of the number of parties.
    ///   - probabilities: of the classes, positive, summing to 1.
    public init(_ participation: Participation, probabilities: [Double]) {
        self.init(participation.law, probabilities: probabilities)
    }

    /// - Parameter law: of the number of parties.
    init(_ law: GeneratingFunction, probabilities: [Double]) {
        self.law = law
        self.probabilities = probabilities
        var tail = 0.0
        chances = Array(
            probabilities.reversed().map { p in
                tail += p
                return min(1, p / tail)
            }.reversed())
    }

    /// As many draws as take a fraction of a second.
    static func number(classes: Int) -> Int { min(100_000, max(1000, 2_000_000 / classes)) }

    /// Overwrites `counts` with the numbers of parties by class of one group.
    /// - Complexity: O(I) expected, however many parties there are.
    public func draw(into counts: inout [Double], using random: inout SplitMix64) {
        switch law {
        case .poisson(let mean):
            for i in probabilities.indices { counts[i] = random.poisson(mean: mean * probabilities[i]) }
        case .binomial(let trials, let chance):
            var left = random.binomial(trials: trials, chance: chance)
            for i in chances.indices {
                counts[i] = i == chances.count - 1 ? left : random.binomial(trials: left, chance: chances[i])
                left -= counts[i]
            }
        }
    }
}
