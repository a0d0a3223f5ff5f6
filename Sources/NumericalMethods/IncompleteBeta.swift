import RealModule

/// The distribution of shares, which Student's t is made of.
package enum IncompleteBeta {
    /// I_x(a, b), the regularised incomplete beta function: the chance that a beta variable stays below x. By its
    /// continued fraction, on the side where it converges fast; to about 1e-14.
    /// - Parameter y: 1 - x, passed so that neither loses digits where it is small.
    /// - SeeAlso: NIST Digital Library of Mathematical Functions, 8.17(v).
    package static func regularised(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if y <= 0 { return 1 }
        let isFar = x > (a + 1) / (a + b + 2)
        if isFar { return 1 - tail(y, x, b, a) }
        return tail(x, y, a, b)
    }

    private static func tail(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        let front =
            Double.exp(
                a * .log(x) + b * .log(y) + .logGamma(a + b) - .logGamma(a) - .logGamma(b)) / a
        return front
            / ContinuedFraction.value(1) { k in
                let m = Double(k / 2)
                if k == 1 { return (-(a + b) * x / (a + 1), 1) }
                let a2 = a + 2 * m
                return k.isMultiple(of: 2)
                    ? (m * (b - m) * x / ((a2 - 1) * a2), 1)
                    : (-(a + m) * (a + b + m) * x / (a2 * (a2 + 1)), 1)
            }
    }
}

/// A standard normal variable over the root of an independent mean of so many squares: an estimate in units of an error
/// that is itself estimated.
package enum StudentT {
    /// The chance that the variable stays within -t ... t.
    package static func within(_ t: Double, degrees: Double) -> Double {
        let square = t * t
        let total = degrees + square
        return IncompleteBeta.regularised(square / total, degrees / total, 0.5, 0.5 * degrees)
    }

    /// The t with chance p of staying within -t ... t, 0 <= p < 1.
    package static func halfWidth(_ p: Double, degrees: Double) -> Double {
        if p <= 0 { return 0 }
        var high = 1.0
        while within(high, degrees: degrees) < p, high < 1e30 { high *= 4 }
        return BracketedRoot.find(0, high) { within($0, degrees: degrees) - p }
    }
}
