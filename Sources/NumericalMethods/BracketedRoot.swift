/// Where a function or a statement changes between two points.
package enum BracketedRoot {
    /// A root of `f`, whose values at `low` and `high` have opposite signs, by Chandrupatla's method: inverse quadratic
    /// interpolation where it is safe, else bisection.
    /// - Complexity: about 10 evaluations for smooth functions, at most 200.
    /// - SeeAlso: Chandrupatla, Advances in Engineering Software 28 (1997) 145-149.
    @inlinable package static func find(_ low: Double, _ high: Double, _ f: (Double) -> Double) -> Double {
        var (a, b) = (low, high)
        var (fa, fb) = (f(a), f(b))
        if fa == 0 { return a }
        if fb == 0 { return b }
        var (c, fc) = (a, fa)
        var t = 0.5
        for _ in 0..<200 {
            let x = a + t * (b - a)
            let fx = f(x)
            if (fx < 0) == (fa < 0) {
                (c, fc) = (a, fa)
            } else {
                (c, b) = (b, a)
                (fc, fb) = (fb, fa)
            }
            (a, fa) = (x, fx)
            let best = abs(fa) < abs(fb) ? a : b
            let width = abs(b - a)
            if fa == 0 || width <= max(2 * best.ulp, .leastNormalMagnitude) { return best }
            let xi = (a - b) / (c - b)
            let phi = (fa - fb) / (fc - fb)
            let isSafe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
            t = isSafe ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb) : 0.5
            if !t.isFinite { t = 0.5 }
            let least = min(0.5, best.ulp / width)
            t = min(1 - least, max(least, t))
        }
        return abs(fa) < abs(fb) ? a : b
    }

    /// A root above 0 of a function that is above 0 below it and below 0 beyond, whatever its magnitude: powers of 2 away
    /// from a first guess until it is bracketed, then as above.
    /// - Complexity: evaluations in the logarithm of the root's distance from the guess, in factors.
    @inlinable package static func find(near guess: Double, _ f: (Double) -> Double) -> Double {
        var (low, high) = (guess, guess)
        var factor = 2.0
        if f(guess) > 0 {
            repeat {
                (low, high) = (high, high * factor)
                factor = min(factor * factor, 65_536)
            } while high < 1e300 && f(high) > 0
        } else {
            repeat {
                (low, high) = (low / factor, low)
                factor = min(factor * factor, 65_536)
            } while low > 1e-300 && f(low) <= 0
        }
        return find(low, high, f)
    }

    /// The two neighbours, no further apart than `width`, between which `statement` turns from true (at `low`) to false
    /// (at `high`).
    @inlinable package static func turn<E>(
        _ low: Double, _ high: Double, width: Double = 1e-13, _ statement: (Double) throws(E) -> Bool
    ) throws(E) -> (last: Double, first: Double) {
        var (low, high) = (low, high)
        while abs(high - low) > width {
            let middle = 0.5 * (low + high)
            if middle == low || middle == high { break }
            if try statement(middle) { low = middle } else { high = middle }
        }
        return (low, high)
    }
}
