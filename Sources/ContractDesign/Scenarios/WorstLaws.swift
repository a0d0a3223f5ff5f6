import RealModule
import Stopping

/// The law, of those that may hold, under which a cap is least at given contributions.
///
/// It lies on a `LawCurve`, along which the cap may have its least at neither end. It is looked for at 201 points and, by
/// golden sections, between the neighbours of the best: a value measured there, not proved between the points.
struct WorstLaws {
    let problem: ContractProblem
    /// Effective units by type.
    private let contributions: [Double]

    /// - Parameters:
    ///   - problem: with ranges of probabilities, or a distance.
    ///   - contributions: raw units by type.
    init(_ problem: ContractProblem, contributions: [Double]) {
        self.problem = problem
        self.contributions = zip(problem.population.types, contributions).map { $0.quality * $1 }
    }

    private static let points = 201
    private static let sections = 40

    /// The types of one effective cost, those that bring least first; one list a cost, from the costliest.
    var classes: [[Int]] {
        CostOrder(problem.population).classes.map { one in
            one.members.sorted { (contributions[$0], $0) < (contributions[$1], $1) }
        }
    }

    /// The worst law for the cap of types of one cost, by type; nil where patience ends first.
    /// - Complexity: some 240 evaluations, each at a law of its own.
    func worst(for alike: [Int], _ patience: Patience) throws(ContractError) -> [Double]? {
        let curve = LawCurve(problem.population, of: alike)
        let (low, high) = (curve.chances.lowerBound, curve.chances.upperBound)
        var best = (chance: low, cap: Double.infinity)
        func consider(_ chance: Double) throws(ContractError) -> Double {
            let cap = try cap(of: alike, under: curve.law(at: chance))
            if cap < best.cap { best = (chance, cap) }
            return cap
        }
        guard low < high else { return curve.law(at: low) }
        let step = (high - low) / Double(Self.points - 1)
        for k in 0..<Self.points {
            if patience.isOver { return nil }
            _ = try consider(k == Self.points - 1 ? high : low + Double(k) * step)
        }
        var (from, to) = (max(low, best.chance - step), min(high, best.chance + step))
        let part = 0.5 * (3 - Double.sqrt(5))
        var left = (at: from + part * (to - from), cap: 0.0)
        var right = (at: to - part * (to - from), cap: 0.0)
        left.cap = try consider(left.at)
        right.cap = try consider(right.at)
        for _ in 0..<Self.sections where to - from > 1e-12 {
            if patience.isOver { return nil }
            if left.cap <= right.cap {
                (to, right) = (right.at, left)
                left.at = from + part * (to - from)
                left.cap = try consider(left.at)
            } else {
                (from, left) = (left.at, right)
                right.at = to - part * (to - from)
                right.cap = try consider(right.at)
            }
        }
        return curve.law(at: best.chance)
    }

    /// T of types of one cost under a law, value units.
    private func cap(of alike: [Int], under law: [Double]) throws(ContractError) -> Double {
        func offer(_ i: Int) -> (contribution: Double, probability: Double) {
            (contributions[i], max(Population.leastWorstProbability, law[i]))
        }
        // What is offered alike counts as one here too.
        let seen = Dictionary(alike.map(offer).map { ($0.contribution, $0.probability) }, uniquingKeysWith: +)
            .sorted { $0.key < $1.key }.map { (contribution: $0.key, probability: $0.value) }
        let others = law.indices.filter { !alike.contains($0) }.map(offer).map { ($0.contribution, $0.probability) }
        return try problem.expectations(
            of: OfferClasses(seenBy: seen, beside: others), isOneOfMany: true
        ).caps[0]
    }
}
