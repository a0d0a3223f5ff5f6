import NumericalMethods
import Stopping

/// Expectations as sums over an `OutcomeTable`: exact but for rounding, at a cost that grows as C(N + I - 1, I - 1).
struct Enumeration: SharedExpectation {
    private let table: OutcomeTable
    private let curves: CollectiveCurves
    private let conditioning: Conditioning
    private let patience: Patience
    private var totals: [Double]
    private var scratch: [Double]
    private var performanceJets: [Jet]
    private var valueJets: [Jet]

    private(set) var contributions: [Double] = []
    /// Whether the last point was evaluated to its end.
    private var isWhole = true
    private(set) var evaluations = 0
    private(set) var performance = 0.0

    /// Blocked summation (256 terms in four strands, then the blocks), and weights that lose digits as the numbers
    /// spread.
    let evaluationError: Double

    /// - Parameter patience: where it ends, sums are left unfinished.
    init(
        _ table: OutcomeTable, _ curves: CollectiveCurves, _ conditioning: Conditioning,
        _ patience: Patience = Patience()
    ) {
        self.patience = patience
        self.table = table
        self.conditioning = conditioning
        self.curves = curves
        // The weight of an outcome some standard deviations from the mode is a product of that many ratios.
        evaluationError = 0.5 * .ulpOfOne * (512 + 16 * table.mean.squareRoot()) + table.omitted
        totals = [Double](repeating: 0, count: table.outcomeCount)
        scratch = totals
        performanceJets = [Jet](repeating: Jet(value: 0, slope: 0, curvature: 0), count: table.outcomeCount)
        valueJets = curves.value == nil ? [] : performanceJets
    }

    var leastPerformance: Double { curves.leastPerformance }
    var leastValue: Double { curves.leastValue }

    mutating func move(to contributions: [Double]) {
        if isWhole, contributions == self.contributions { return }
        self.contributions = contributions
        isWhole = true
        evaluations += 1
        table.sumTotals(contributions, into: &totals)
        for first in stride(from: 0, to: totals.count, by: Self.stretch) {
            if patience.isOver {
                isWhole = false
                return
            }
            sample(first..<min(first + Self.stretch, totals.count))
        }
        performance = expectation { performanceJets[$0].value } + table.absence * curves.performanceWithoutData
    }

    /// Outcomes between two looks at the clock.
    private static let stretch = 65_536

    private mutating func sample(_ part: Range<Int>) {
        let curves = curves
        totals.withUnsafeBufferPointer { totals in
            scratch.withUnsafeMutableBufferPointer { scratch in
                let (totals, scratch) = (
                    UnsafeBufferPointer(rebasing: totals[part]), UnsafeMutableBufferPointer(rebasing: scratch[part])
                )
                performanceJets.withUnsafeMutableBufferPointer {
                    curves.performance.sample(
                        totals, UnsafeMutableBufferPointer(rebasing: $0[part]), scratch: scratch)
                }
                if let value = curves.value {
                    valueJets.withUnsafeMutableBufferPointer {
                        value.sample(totals, UnsafeMutableBufferPointer(rebasing: $0[part]), scratch: scratch)
                    }
                }
            }
        }
    }

    func cap(of i: Int) -> Double {
        let value = self.value
        return value.scale * expectation(of: i, conditioning) { value.jets[$0].value }
    }

    func cap(ofAny classes: Range<Int>) -> Double {
        let value = self.value
        let sum = expectation { table.holds($0, anyOf: classes) ? value.jets[$0].value : 0 }
        return value.scale * sum / table.presence(ofAny: classes)
    }

    func caps() -> [Double] { table.counts.indices.map(cap(of:)) }

    var modelValue: Double {
        let value = self.value
        return value.scale * expectation { value.jets[$0].value } + table.absence * curves.valueWithoutData
    }

    func ownCaps() -> [Double] {
        let value = self.value
        return table.counts.indices.map { i in value.scale * expectation(of: i, .own) { value.jets[$0].value } }
    }

    func performanceGradient() -> [Double] {
        gradient(slopes(performanceJets) { slope, _ in slope })
    }

    func capGradient(of i: Int) -> [Double] {
        let value = self.value
        let counts = table.counts[i]
        let slopes =
            switch conditioning {
            case .atLeastOne: slopes(value.jets) { counts[$1] > 0 ? $0 : 0 }
            case .own: slopes(value.jets) { counts[$1] * $0 }
            }
        let factor = value.scale * factor(of: i, conditioning)
        return gradient(slopes).map { factor * $0 }
    }

    /// p_k times the slope in outcome k, as `weigh` makes of it.
    private func slopes(_ jets: [Jet], _ weigh: (Double, Int) -> Double) -> [Double] {
        [Double](unsafeUninitializedCapacity: jets.count) { slopes, count in
            for k in jets.indices { slopes[k] = weigh(table.probabilities[k] * jets[k].slope, k) }
            count = jets.count
        }
    }

    /// sum over outcomes of slopes[k] n_jk, for each class j.
    private func gradient(_ slopes: [Double]) -> [Double] {
        slopes.withUnsafeBufferPointer { slopes in
            table.counts.map { counts in
                counts.withUnsafeBufferPointer { counts in
                    BlockedSum.over(slopes.count) { slopes[$0] * counts[$0] }
                }
            }
        }
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let value = self.value
        var bends = performanceJets.map(\.curvature)
        for (i, weight) in capWeights {
            let factor = weight * value.scale * self.factor(of: i, conditioning)
            let counts = table.counts[i]
            for k in bends.indices where counts[k] > 0 {
                bends[k] += factor * (conditioning == .own ? counts[k] : 1) * value.jets[k].curvature
            }
        }
        let raised = steps.map { step in
            table.counts[step...].dropFirst().reduce(into: table.counts[step]) { sum, counts in
                for k in sum.indices { sum[k] += counts[k] }
            }
        }
        var matrix = [Double](repeating: 0, count: steps.count * steps.count)
        for k in bends.indices { bends[k] *= table.probabilities[k] }
        for a in steps.indices where !patience.isOver {
            let weighted = zip(bends, raised[a]).map { $0 * $1 }
            for b in 0...a {
                let entry = weighted.withUnsafeBufferPointer { weighted in
                    raised[b].withUnsafeBufferPointer { raised in
                        BlockedSum.over(weighted.count) { weighted[$0] * raised[$0] }
                    }
                }
                matrix[a * steps.count + b] = entry
                matrix[b * steps.count + a] = entry
            }
        }
        return matrix
    }

    /// Jets whose multiple by `scale` are those of v(a(S)).
    private var value: (jets: [Jet], scale: Double) {
        curves.value == nil ? (performanceJets, curves.proportionalValue) : (valueJets, 1)
    }

    private func expectation(_ term: (Int) -> Double) -> Double {
        table.probabilities.withUnsafeBufferPointer { probabilities in
            BlockedSum.over(probabilities.count) { probabilities[$0] * term($0) }
        }
    }

    /// The conditional expectation of a term, as class i sees it. Given that one party is of class i, a composition is
    /// n_i / (E[N] p_i) times as likely as without that knowledge.
    private func expectation(of i: Int, _ conditioning: Conditioning, _ term: (Int) -> Double) -> Double {
        let sum = table.counts[i].withUnsafeBufferPointer { counts in
            table.probabilities.withUnsafeBufferPointer { probabilities in
                switch conditioning {
                case .atLeastOne:
                    BlockedSum.over(probabilities.count) { counts[$0] > 0 ? probabilities[$0] * term($0) : 0 }
                case .own:
                    BlockedSum.over(probabilities.count) { probabilities[$0] * counts[$0] * term($0) }
                }
            }
        }
        return sum * factor(of: i, conditioning)
    }

    private func factor(of i: Int, _ conditioning: Conditioning) -> Double {
        switch conditioning {
        case .atLeastOne: 1 / table.presence[i]
        case .own: 1 / (table.mean * table.classProbabilities[i])
        }
    }
}
