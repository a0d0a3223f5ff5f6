import RealModule

/// How likely it is that a group cannot train, or can, which no rule sees: V jumps, or has a kink, where X passes the
/// least capacity with which parties can train of which none could alone.
struct TrainingHinge {
    /// Of which parties none trains alone, those that stay away included.
    private let idle: [InformedKind]
    private let count: Double
    private let isPoisson: Bool
    /// What is lacking at the least capacity.
    private let lacking: Double
    private let trainsAlready: Bool
    private let isIdleOnly: Bool

    /// In mixtures, groups of this many times the least capacity are close to a jump yet. Fitted, not derived.
    private static let mixedMargin = 5.0

    init(_ crowd: InformedCrowd, _ settled: SettledParties, leastCapacity: Double) {
        idle = crowd.kinds.filter { !$0.trains }
        count = crowd.count
        isPoisson = crowd.isPoisson
        trainsAlready = settled.y > 0
        isIdleOnly = idle.count == crowd.kinds.count
        let isMixed = !isIdleOnly && idle.contains { !$0.isAbsent }
        lacking = leastCapacity - settled.x + (isMixed ? (Self.mixedMargin - 1) * leastCapacity : 0)
    }

    /// A bound on the chance that nobody present trains alone, and that they have less than the least capacity.
    /// - Parameter negligible: what is small enough not to be looked at more closely.
    /// - Complexity: O(I) for each of some dozen exponentials.
    func chanceOfTooFew(negligible: Double) -> Double {
        if trainsAlready || lacking <= 0 { return 0 }
        if !isPoisson {
            if idle.isEmpty { return 0 }
            if count * idle.reduce(.infinity, { min($0, $1.x) }) >= lacking { return 0 }
        }
        return bound(sign: 1, negligible)
    }

    /// A bound on the chance that anybody can train, where nobody could alone.
    func chanceOfEnough(negligible: Double) -> Double {
        if trainsAlready || !isIdleOnly || lacking <= 0 { return 1 }
        if !isPoisson, count * idle.reduce(0, { max($0, $1.x) }) < lacking * (1 - 1e-12) { return 0 }
        return bound(sign: -1, negligible)
    }

    /// Chernoff's: the least over t > 0 of E[exp(-sign t (X - lacking)); all of them idle].
    private func bound(sign: Double, _ negligible: Double) -> Double {
        let goal = Double.log(negligible)
        var (best, t, step) = (exponent(0, sign).value, 0.0, 1 / lacking)
        for _ in 0..<60 where best > goal {
            let next = exponent(t + step, sign)
            if next.slope > 0 || !next.value.isFinite {
                step *= 0.5
                if next.value.isFinite { best = min(best, next.value) }
                if step < 1e-3 * t || step < 1e-12 / lacking { break }
            } else {
                t += step
                best = min(best, next.value)
                step *= 2
            }
        }
        return .exp(min(0, best))
    }

    private func exponent(_ t: Double, _ sign: Double) -> (value: Double, slope: Double) {
        var (sum, bend) = (0.0, 0.0)
        for kind in idle {
            let term = kind.probability * .exp(-sign * t * kind.x)
            sum += term
            bend += kind.x * term
        }
        let slope = sign * (lacking - count * (isPoisson ? bend : bend / sum))
        return (sign * t * lacking + count * (isPoisson ? sum - 1 : .log(sum)), slope)
    }
}
