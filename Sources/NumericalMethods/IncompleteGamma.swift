import RealModule

/// What the gamma function leads to: the distribution of sums of squares, and the derivative of its logarithm.
package enum IncompleteGamma {
    /// P(a, x), the regularised lower incomplete gamma function: the chance that a gamma variable of shape a stays below
    /// x. Its series below a + 1, Legendre's continued fraction beyond; to about 1e-14.
    /// - Complexity: O(sqrt(a)) steps near x = a, else about 50.
    /// - SeeAlso: NIST Digital Library of Mathematical Functions, 8.11(i) and 8.9(ii).
    package static func lower(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x == .infinity { return 1 }
        let front = Double.exp(a * .log(x) - x - .logGamma(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var n = a
            while abs(term) > sum * 1e-17 {
                n += 1
                term *= x / n
                sum += term
            }
            return front * sum
        }
        return 1 - front
            / ContinuedFraction.value(x + 1 - a) { k in
                let n = Double(k)
                return (-n * (n - a), x + 1 - a + 2 * n)
            }
    }

    /// The derivative of ln Gamma(x) for x > 0: by recurrence to x >= 10, then its asymptotic series; to about 1e-14.
    /// - SeeAlso: NIST Digital Library of Mathematical Functions, 5.5(i) and 5.11.2.
    package static func digamma(_ x: Double) -> Double {
        var (x, shift) = (x, 0.0)
        while x < 10 {
            shift -= 1 / x
            x += 1
        }
        let y = 1 / (x * x)
        let series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * 691 / 32760)))))
        return shift + .log(x) - 0.5 / x - series
    }
}

/// The sum of the squares of so many independent standard normal variables.
package enum ChiSquared {
    /// The chance that the sum stays below x.
    package static func cumulative(_ x: Double, degrees: Double) -> Double {
        IncompleteGamma.lower(0.5 * degrees, 0.5 * x)
    }

    /// What the sum stays below with chance p, 0 <= p < 1; to about 1e-13 relative where p is not nearly 1.
    package static func quantile(_ p: Double, degrees: Double) -> Double {
        if p <= 0 { return 0 }
        var high = max(1, degrees)
        while cumulative(high, degrees: degrees) < p, high < 1e6 { high *= 2 }
        return BracketedRoot.find(0, high) { cumulative($0, degrees: degrees) - p }
    }
}

/// Continued fractions b0 + a1 / (b1 + a2 / (b2 + ...)).
enum ContinuedFraction {
    /// By the modified method of Lentz, to about 1e-16.
    /// - Parameter pair: (a_k, b_k) for k = 1, 2, ...
    /// - SeeAlso: Thompson, Barnett, Journal of Computational Physics 64 (1986) 490-509.
    static func value(_ first: Double, _ pair: (Int) -> (a: Double, b: Double)) -> Double {
        let tiny = 1e-300
        var value = first == 0 ? tiny : first
        var (c, d) = (value, 0.0)
        for k in 1...100_000 {
            let (a, b) = pair(k)
            d = b + a * d
            c = b + a / c
            if d == 0 { d = tiny }
            if c == 0 { c = tiny }
            d = 1 / d
            value *= c * d
            if abs(c * d - 1) < 1e-16 { break }
        }
        return value
    }
}
