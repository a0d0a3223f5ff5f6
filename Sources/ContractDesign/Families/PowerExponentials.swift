import RealModule

/// B x^-G as a sum of exponentials with positive weights, for x in a range.
///
/// x^-G = 1 / Gamma(G) * integral of exp(-x s) s^(G-1) ds by the trapezoid rule in r, with s = exp(r - e^(left - r)):
/// ln s follows r down to `left`, where rates stop mattering, and then falls so fast that the rest takes few nodes. The
/// rule errs by |Gamma(G + 2 pi i / step)| / Gamma(G), about sqrt(2 pi) (2 pi / step)^(G - 1/2) exp(-pi^2 / step) over
/// Gamma(G), relative; the step is chosen for that. The tests check the stated 1e-13.
struct PowerExponentials {
    let coefficient: Double
    let exponent: Double
    let range: ClosedRange<Double>

    private var step: Double {
        var step = 0.3
        while Double.log(2 * .pi / step) * (exponent - 0.5) - .pi * .pi / step - .logGamma(exponent) > -37 {
            step *= 0.95
        }
        return step
    }

    /// limit - B x^-G.
    func sum(limit: Double) -> ExponentialSum {
        let step = step
        let left = -Double.log(range.upperBound) - 5
        let factor = coefficient / .gamma(exponent)
        var rates: [Double] = []
        var weights: [Double] = []
        var r = left - .log(45 / exponent)
        // Beyond, at any x in the range, the integrand has less than 1e-16 of its weight.
        let last = 45 + 4 * max(0, exponent - 2)
        while r < .log(last / range.lowerBound) {
            let fall = Double.exp(left - r)
            let rate = max(Double.exp(r - fall), .leastNormalMagnitude)
            let weight = factor * step * (1 + fall) * .exp(exponent * (r - fall))
            if rate > 0, weight > 0 {
                rates.append(rate)
                weights.append(weight)
            }
            r += step
        }
        return ExponentialSum(limit: limit, rates: rates, weights: weights, relativeError: 1e-13, range: range)
    }
}

extension PowerAccuracy {
    /// Good from a quarter of the onset on.
    public func exponentialSum(totalsUpTo most: Double) -> ExponentialSum? {
        let least = onset / 4
        guard most > least, most < 1e200 else { return nil }
        return PowerExponentials(coefficient: coefficient, exponent: exponent, range: least...most).sum(limit: limit)
            .restricted(toTotalsUpTo: most)
    }
}
