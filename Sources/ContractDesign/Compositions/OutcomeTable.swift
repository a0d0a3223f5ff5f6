import NumericalMethods
import Stopping

/// Every composition that the group can have: how many parties of each class, and how likely that is.
///
/// For N parties the counts (n_1, ..., n_I) >= 0 with sum N, of probability N! / (n_1! ... n_I!) p_1^n_1 ... p_I^n_I;
/// for a random number those of each N >= 1, weighted by its chance: nobody at all is worth a(0), whatever the menu,
/// and concerns no party. Stored class by class, so that totals over all outcomes are sums of columns.
final class OutcomeTable: Sendable {
    /// `counts[i][k]`: parties of class i in outcome k.
    let counts: [[Double]]
    let probabilities: [Double]
    /// P(n_i >= 1), to full relative accuracy however small p_i is.
    let presence: [Double]
    /// P(N = 0), the chance of the composition that is left out.
    let absence: Double
    private let law: GeneratingFunction
    /// Mean number of parties.
    let mean: Double
    /// The fewest parties that can join, apart from nobody at all.
    let leastCount: Double
    /// p_i.
    let classProbabilities: [Double]
    /// The chance, given the presence of whichever class, of what was left out.
    let omitted: Double

    var outcomeCount: Int { probabilities.count }
    var classCount: Int { counts.count }

    /// P(a party of any of these classes is in), to full relative accuracy.
    func presence(ofAny classes: Range<Int>) -> Double {
        law.drop(gap: 0, step: classProbabilities[classes].reduce(0, +))
    }

    /// Whether a party of any of these classes is in outcome k.
    func holds(_ k: Int, anyOf classes: Range<Int>) -> Bool { classes.contains { counts[$0][k] > 0 } }

    /// How many compositions there are, C(N + I - 1, I - 1) for each N, as a floating-point number since it may be
    /// astronomic.
    static func outcomeCount(_ participation: Participation, classes: Int) -> Double {
        switch participation {
        case .fixed(let count), .atLeast(let count): return compositions(Double(count), Double(classes - 1))
        case .poisson, .binomial: break
        }
        return compositions(participation.practicalMost, Double(classes))
    }

    /// C(a + b, b).
    private static func compositions(_ a: Double, _ b: Double) -> Double {
        var count = 1.0
        var k = 1.0
        while k <= min(a, b), count < 1e300 {
            count *= (max(a, b) + k) / k
            k += 1
        }
        return count.rounded()
    }

    /// - Parameters:
    ///   - p: probabilities of the classes, summing to 1.
    ///   - patience: when it ends, the rest of the compositions is left out.
    /// - Complexity: O(I) time and memory for each composition.
    convenience init(_ participation: Participation, probabilities p: [Double], _ patience: Patience = Patience()) {
        var outcomes = OutcomeList(p, patience)
        for (count, chance) in participation.numbers() where count > 0 {
            outcomes.append(parties: count, weight: chance)
        }
        self.init(participation, p, counts: outcomes.counts, weights: outcomes.weights)
    }

    /// The table without the compositions that begin with counts less likely than `negligible`.
    ///
    /// Nil where more than `most` are left. What was left out is 1 - P(N = 0) - the sum of the probabilities.
    /// - Complexity: O(I) time and memory for each composition that is kept, and O(N) for each that is not.
    convenience init?(
        _ participation: Participation, probabilities p: [Double], negligible: Double, atMost most: Int,
        _ patience: Patience = Patience()
    ) {
        // Most of the beginnings that are likely enough have no end that is: they would take for ever to try.
        if LikelyCounts.estimate(participation, p) > Self.sureExcess * Double(most) { return nil }
        let numbers = participation.numbers()
        guard numbers.count <= most, Self.work(numbers.count, participation.practicalMost, p.count) <= 3e7 else {
            return nil
        }
        var outcomes = OutcomeList(p, patience, negligible: negligible, most: most)
        for (count, chance) in numbers where count > 0 {
            outcomes.append(parties: count, weight: chance)
            if outcomes.isFull, patience.reason == nil { return nil }
        }
        self.init(participation, p, counts: outcomes.counts, weights: outcomes.weights, isWhole: false)
    }

    /// How many chances are computed, whether or not they are kept: those of each number of parties for the first class,
    /// and for the others as often again as numbers are likely.
    private static func work(_ numbers: Int, _ most: Double, _ classes: Int) -> Double {
        switch classes {
        case 1: Double(numbers)
        case 2: Double(numbers) * most
        default: Double(numbers) * most * (1 + 12 * most.squareRoot())
        }
    }

    /// By how much an estimate of the likely compositions may exceed what is wanted.
    private static let sureExcess = 4.0

    /// A table of compositions that were drawn, so that a group with nobody in it never is, however rare others are: a
    /// party is in, others join it, and since it finds itself in a group of n parties n times as often as there is one,
    /// each composition weighs 1 / n. The weights sum to the chance that there is a group at all.
    /// - Complexity: O(I) time and memory for each composition.
    convenience init(_ participation: Participation, probabilities p: [Double], draws: Int, seed: UInt64) {
        let group = CompositionDraws(participation.law.others, probabilities: p)
        var weights = [Double](repeating: 0, count: draws)
        var random = SplitMix64(seed: seed)
        var composition = [Double](repeating: 0, count: p.count)
        var counts = p.map { _ in [Double](repeating: 0, count: draws) }
        for k in 0..<draws {
            group.draw(into: &composition, using: &random)
            composition[Self.drawnClass(p, using: &random)] += 1
            for i in p.indices { counts[i][k] = composition[i] }
            weights[k] = 1 / composition.reduce(0, +)
        }
        let scale = participation.law.drop(gap: 0, step: 1) / weights.reduce(0, +)
        self.init(participation, p, counts: counts, weights: weights.map { scale * $0 })
    }

    /// A part of the compositions, found elsewhere.
    convenience init(_ participation: Participation, probabilities p: [Double], counts: [[Double]], chances: [Double]) {
        self.init(participation, p, counts: counts, weights: chances, isWhole: false)
    }

    private static func drawnClass(_ p: [Double], using random: inout SplitMix64) -> Int {
        var left = random.unit()
        for i in p.indices.dropLast() {
            left -= p[i]
            if left < 0 { return i }
        }
        return p.count - 1
    }

    private init(
        _ participation: Participation, _ p: [Double], counts: [[Double]], weights: [Double], isWhole: Bool = true
    ) {
        mean = participation.mean
        leastCount = Double(participation.leastCount)
        classProbabilities = p
        let law = participation.law
        self.law = law
        let presence = law.presence(p)
        self.presence = presence
        omitted = isWhole ? 0 : Self.omitted(law, p, presence, counts, weights)
        absence = law.value(gap: 1)
        self.counts = counts
        probabilities = weights
    }
}

extension OutcomeTable {
    /// The largest part that is missing of what the weights should sum to: over all compositions with somebody in them,
    /// over those with somebody of a class, and over the parties of a class. Each is taken as a part of its own sum,
    /// since what is missing for a rare class is lost beside 1.
    private static func omitted(
        _ law: GeneratingFunction, _ p: [Double], _ presence: [Double], _ counts: [[Double]], _ weights: [Double]
    ) -> Double {
        var missing = law.drop(gap: 0, step: 1) - weights.reduce(0, +)
        for i in p.indices {
            let present = BlockedSum.over(weights.count) { counts[i][$0] > 0 ? weights[$0] : 0 }
            let parties = BlockedSum.over(weights.count) { weights[$0] * counts[i][$0] }
            missing = max(missing, 1 - present / presence[i], 1 - parties / (law.mean * p[i]))
        }
        return max(0, missing)
    }
}

/// Compositions as they are generated: given how many parties are left, those of class i are binomial with chance
/// p_i / (p_i + ... + p_I).
private struct OutcomeList {
    private let p: [Double]
    private var tails: [Double]
    private var current: [Double]
    /// By class and number of parties left.
    private var distributions: [[BinomialDistribution?]]
    private(set) var counts: [[Double]]
    private(set) var weights: [Double] = []
    private let negligible: Double
    private let most: Int
    private let patience: Patience
    private var visits = 0

    init(_ p: [Double], _ patience: Patience, negligible: Double = 0, most: Int = .max) {
        self.p = p
        self.patience = patience
        self.negligible = negligible
        self.most = most
        tails = p
        for i in tails.indices.dropLast().reversed() { tails[i] += tails[i + 1] }
        current = [Double](repeating: 0, count: p.count)
        counts = [[Double]](repeating: [], count: p.count)
        distributions = [[BinomialDistribution?]](repeating: [], count: p.count)
    }

    /// Whether there are more compositions than asked for, or no patience for more.
    var isFull: Bool { weights.count > most || patience.reason != nil }

    mutating func append(parties: Int, weight: Double) {
        visit(0, left: parties, weight: weight)
    }

    private mutating func visit(_ i: Int, left: Int, weight: Double) {
        if weight < negligible || isFull { return }
        visits += 1
        if visits & 1023 == 0, patience.isOver { return }
        if i == p.count - 1 {
            current[i] = Double(left)
            for j in counts.indices { counts[j].append(current[j]) }
            weights.append(weight)
            return
        }
        let chances = distribution(i, left: left).probabilities
        for n in 0...left where weight * chances[n] >= negligible {
            current[i] = Double(n)
            visit(i + 1, left: left - n, weight: weight * chances[n])
        }
    }

    private mutating func distribution(_ i: Int, left: Int) -> BinomialDistribution {
        if left < distributions[i].count, let known = distributions[i][left] { return known }
        let made = BinomialDistribution(trials: left, success: p[i] / tails[i], failure: tails[i + 1] / tails[i])
        let missing = left + 1 - distributions[i].count
        // A million parties of two classes need one distribution, not a million empty places.
        if missing <= 4096, left <= 4096 || negligible == 0 {
            if missing > 0 { distributions[i] += repeatElement(nil, count: missing) }
            distributions[i][left] = made
        }
        return made
    }
}
