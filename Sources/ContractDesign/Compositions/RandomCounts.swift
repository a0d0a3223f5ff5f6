import NumericalMethods
import RealModule

/// Random numbers of parties, as floating-point numbers since a group may have 1e12.
extension SplitMix64 {
    /// Binomial(trials, chance), by inversion where few successes are expected, else by transformed rejection.
    /// - Complexity: O(1) expected.
    /// - SeeAlso: Hörmann, "The generation of binomial random variates", 1993, algorithm BTRS.
    public mutating func binomial(trials n: Double, chance: Double) -> Double {
        if n <= 0 || chance <= 0 { return 0 }
        if chance >= 1 { return n }
        if chance > 0.5 { return n - binomial(trials: n, chance: 1 - chance) }
        return n * chance < 10 ? binomialByInversion(n, chance) : binomialByRejection(n, chance)
    }

    /// Poisson(mean).
    /// - Complexity: O(1) expected.
    /// - SeeAlso: Hörmann, "The transformed rejection method for generating Poisson random variables", 1993, PTRS.
    mutating func poisson(mean: Double) -> Double {
        if mean < 10 { return inversion(first: .exp(-mean), most: .infinity) { k in mean / (k + 1) } }
        let b = 0.931 + 2.53 * mean.squareRoot()
        let a = -0.059 + 0.02483 * b
        let inverse = 1.1239 + 1.1328 / (b - 3.4)
        let sure = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = unit() - 0.5
            let v = unit()
            let edge = 0.5 - abs(u)
            let k = ((2 * a / edge + b) * u + mean + 0.43).rounded(.down)
            if edge >= 0.07, v <= sure { return k }
            if k < 0 || (edge < 0.013 && v > edge) { continue }
            let density = k * .log(mean / max(k, 1)) - (mean - k) - logStirlingExcess(k)
            if .log(v * inverse / (a / (edge * edge) + b)) <= density { return k }
        }
    }

    private mutating func binomialByInversion(_ n: Double, _ p: Double) -> Double {
        inversion(first: .exp(n * .log(onePlus: -p)), most: n) { k in (n - k) / (k + 1) * (p / (1 - p)) }
    }

    /// Walks up from 0 until the chances passed exceed a uniform number.
    private mutating func inversion(first: Double, most: Double, _ ratio: (Double) -> Double) -> Double {
        var left = unit()
        var chance = first
        var k = 0.0
        while left > chance, k < most, chance > 0 || k == 0 {
            left -= chance
            chance *= ratio(k)
            k += 1
        }
        return k
    }

    private mutating func binomialByRejection(_ n: Double, _ p: Double) -> Double {
        let q = 1 - p
        let spread = (n * p * q).squareRoot()
        let b = 1.15 + 2.53 * spread
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let alpha = (2.83 + 5.1 / b) * spread
        let sure = 0.92 - 4.2 / b
        let odds = p / q
        let mode = ((n + 1) * p).rounded(.down)
        let peak =
            (mode + 0.5) * .log((mode + 1) / (odds * (n - mode + 1))) + stirlingTail(mode) + stirlingTail(n - mode)
        while true {
            let u = unit() - 0.5
            let v = unit()
            let edge = 0.5 - abs(u)
            let k = ((2 * a / edge + b) * u + n * p + 0.5).rounded(.down)
            if edge >= 0.07, v <= sure { return k }
            if k < 0 || k > n { continue }
            let bound =
                peak + (n + 1) * .log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * .log(odds * (n - k + 1) / (k + 1)) - stirlingTail(k) - stirlingTail(n - k)
            if .log(v * alpha / (a / (edge * edge) + b)) <= bound { return k }
        }
    }
}

/// ln k! - [(k + 1/2) ln(k + 1) - (k + 1) + ln sqrt(2 pi)].
private func stirlingTail(_ k: Double) -> Double {
    if k < 10 {
        return .logGamma(k + 1) - ((k + 0.5) * .log(k + 1) - (k + 1) + 0.5 * .log(2 * .pi))
    }
    let inverse = 1 / (k + 1)
    let square = inverse * inverse
    return (1 / 12.0 - (1 / 360.0 - square / 1260) * square) * inverse
}

/// ln k! - (k ln k - k).
private func logStirlingExcess(_ k: Double) -> Double {
    if k < 10 { return .logGamma(k + 1) - (k > 0 ? k * .log(k) - k : 0) }
    return 0.5 * .log(2 * .pi * k) + 1 / (12 * k) - 1 / (360 * k * k * k)
}
