import ContractDesign
import Foundation

/// Averages where the types are known, as plain sums over all compositions: chances by logarithms of factorials, roots by
/// bracketing. Nothing is shared with what it judges but the curves.
struct SummedGroups {
    let performance: Double
    let modelValue: Double
    let compositions: Int

    private struct Party {
        var cost: Double
        var probability: Double
        var utility: Double
        var reward: Double
    }

    /// - Returns: nil where there are fewer or more compositions than asked for.
    init?(_ problem: ContractProblem, compositions allowed: ClosedRange<Int>) {
        let law = Self.law(problem.participation)
        let types = problem.population.types
        let total = types.reduce(0) { $0 + $1.probability }
        let others = Double(types.count - 1)
        let count = law.reduce(0.0) { sum, number in
            let parties = Double(number.0)
            return sum + exp(lgamma(parties + others + 1) - lgamma(others + 1) - lgamma(parties + 1))
        }
        guard count < Double(allowed.upperBound) + 0.5, count > Double(allowed.lowerBound) - 0.5 else { return nil }
        let value = ValueCurve(problem)
        let parties = types.map { type in
            let cost = type.cost / type.quality
            let alone = value.alone(cost)
            return Party(
                cost: cost, probability: type.probability / total, utility: alone.utility, reward: alone.reward)
        }
        var sums = (performance: 0.0, value: 0.0, weight: 0.0, count: 0)
        func visit(_ i: Int, _ left: Int, _ logarithm: Double, _ x: Double, _ y: Double, _ number: Int, _ lone: Int) {
            if i == parties.count - 1 || left == 0 {
                let last = parties[i]
                let end = logarithm + Double(left) * log(last.probability) - lgamma(Double(left) + 1)
                let worth = value.ofGroup(
                    x + Double(left) / last.cost, y + Double(left) * last.utility / last.cost,
                    lone: number == 1 ? parties[left == 1 ? i : lone].reward : nil)
                sums.performance += exp(end) * value.performance(worth: worth)
                sums.value += exp(end) * worth
                sums.weight += exp(end)
                sums.count += 1
                return
            }
            for n in 0...left {
                let party = parties[i]
                visit(
                    i + 1, left - n, logarithm + Double(n) * log(party.probability) - lgamma(Double(n) + 1),
                    x + Double(n) / party.cost, y + Double(n) * party.utility / party.cost, number, n == 1 ? i : lone)
            }
        }
        for (number, chance) in law where chance > 0 {
            if number == 0 {
                sums.performance += chance * problem.accuracy.performance(at: 0)
                sums.value += chance * value.start
                sums.weight += chance
            } else {
                visit(0, number, log(chance) + lgamma(Double(number) + 1), 0, 0, number, 0)
            }
        }
        performance = sums.performance / sums.weight
        modelValue = sums.value / sums.weight
        compositions = sums.count
    }

    private static func law(_ participation: Participation) -> [(Int, Double)] {
        switch participation {
        case .fixed(let parties), .atLeast(let parties): [(parties, 1)]
        case .poisson(let mean):
            (0...(Int(mean + 11 * mean.squareRoot()) + 20)).map { n in
                (n, exp(-mean + Double(n) * log(mean) - lgamma(Double(n) + 1)))
            }
        case .binomial(let invited, let rate):
            (0...invited).map { n in
                let ways = lgamma(Double(invited) + 1) - lgamma(Double(n) + 1) - lgamma(Double(invited - n) + 1)
                let absent = rate == 1 ? (n == invited ? 0 : -.infinity) : Double(invited - n) * log1p(-rate)
                return (n, exp(ways + Double(n) * log(rate) + absent))
            }
        }
    }
}

/// v(a(x)), and what one party or a group makes of it.
private struct ValueCurve {
    private let accuracy: any AccuracyFunction
    private let valuation: any Valuation
    private let highest: Double
    let start: Double

    init(_ problem: ContractProblem) {
        accuracy = problem.accuracy
        valuation = problem.valuation
        highest = valuation.value(of: accuracy.limit)
        start = valuation.value(of: accuracy.performance(at: 0))
    }

    private func worth(_ data: Double) -> Double { valuation.value(of: accuracy.performance(at: data)) }

    func performance(worth value: Double) -> Double { value > 0 ? valuation.performance(worth: value) : 0 }

    /// What a party has by itself: where the slope falls to the cost, if that beats doing nothing.
    func alone(_ cost: Double) -> (utility: Double, reward: Double) {
        func slope(_ x: Double) -> Double {
            let jet = accuracy.branch(at: x)
            return valuation.jet(at: jet.value).slope * jet.slope
        }
        // Beyond the top of x slope(x) - v, which lies where the steepest line from the origin touches.
        var low = max(accuracy.onset * (1 + 1e-9), 1e-14)
        var high = highest / cost
        guard high > low, slope(low) > cost else { return (start, start) }
        // The slope rises at first for no curve beyond its onset: concave.
        for _ in 0..<400 where high > low * (1 + 1e-15) {
            let middle = (low * high).squareRoot()
            if slope(middle) > cost { low = middle } else { high = middle }
        }
        let utility = worth(low) - cost * low
        return utility > start ? (utility, worth(low)) : (start, start)
    }

    /// The value of a group's model: the largest S with (S + y) / x = v(a(S)), or what there is without data.
    func ofGroup(_ x: Double, _ y: Double, lone: Double?) -> Double {
        if let lone { return lone }
        func excess(_ s: Double) -> Double { (s + y) / x - worth(s) }
        let top = highest * x - y
        let bottom = accuracy.onset
        guard top > bottom else { return start }
        // From the top down, the first point that the group can sustain.
        var (high, low) = (top, top)
        var found = false
        for _ in 0..<60 where !found && low > bottom {
            high = low
            low = max(bottom, low * 0.8)
            found = excess(low) < 0
            if low <= max(bottom, 1e-300) { break }
        }
        if !found {
            // The excess is convex beyond the onset: its least, by the golden section.
            var (a, d) = (bottom, top)
            let ratio = 0.6180339887498949
            for _ in 0..<120 {
                let (b, c) = (d - ratio * (d - a), a + ratio * (d - a))
                if excess(b) < excess(c) { d = c } else { a = b }
            }
            low = 0.5 * (a + d)
            high = top
            guard excess(low) < 0 else { return start }
        }
        let root = falsePosition(low, high, excess)
        return max(start, (root + y) / x)
    }

    /// The Illinois method between a negative and a positive value, ended by halving.
    private func falsePosition(_ low: Double, _ high: Double, _ f: (Double) -> Double) -> Double {
        var (a, b) = (low, high)
        var (fa, fb) = (f(a), f(b))
        if fb <= 0 { return b }
        var side = 0
        for k in 0..<200 {
            let width = b - a
            if width <= 2e-16 * b { break }
            var c = k > 60 ? 0.5 * (a + b) : b - fb * (b - a) / (fb - fa)
            if !(c > a && c < b) { c = 0.5 * (a + b) }
            let fc = f(c)
            if fc == 0 { return c }
            if fc < 0 {
                (a, fa) = (c, fc)
                if side == -1 { fb *= 0.5 }
                side = -1
            } else {
                (b, fb) = (c, fc)
                if side == 1 { fa *= 0.5 }
                side = 1
            }
            if abs(fc) <= 1e-16 * highest { return c }
        }
        return 0.5 * (a + b)
    }
}
