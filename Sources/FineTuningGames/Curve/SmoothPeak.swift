/// Peaks of functions of one variable, to the accuracy of their values' derivatives rather than of the values.
enum SmoothPeak {
    /// A local maximum between `low` and `high` by golden section, to about 1e-9 of the interval.
    static func golden<E>(_ low: Double, _ high: Double, _ f: (Double) throws(E) -> Double) throws(E) -> Double {
        let ratio = 0.6180339887498949
        var (a, b) = (low, high)
        var (left, right) = (b - ratio * (b - a), a + ratio * (b - a))
        var (fLeft, fRight) = (try f(left), try f(right))
        for _ in 0..<44 {
            if fLeft >= fRight {
                (b, right, fRight) = (right, left, fLeft)
                left = b - ratio * (b - a)
                fLeft = try f(left)
            } else {
                (a, left, fLeft) = (left, right, fRight)
                right = a + ratio * (b - a)
                fRight = try f(right)
            }
        }
        return fLeft >= fRight ? left : right
    }

    /// f' and f'' at x from nine values around it, with an error of order h^8: about 1e-13 of the function's size where
    /// the nearest singularity is 64 h away.
    static func derivatives<E>(
        at x: Double, step h: Double, _ f: (Double) throws(E) -> Double
    ) throws(E) -> (first: Double, second: Double) {
        let center = try f(x)
        var first = 0.0
        var second = centerWeight * center
        for (k, weights) in weights.enumerated() {
            let reach = Double(k + 1) * h
            let (right, left) = (try f(x + reach), try f(x - reach))
            first += weights.first * (right - left)
            second += weights.second * (right + left)
        }
        return (first / h, second / (h * h))
    }

    /// f' from the values at x - 4h, ..., x - h, x + h, ..., x + 4h.
    static func slope(_ values: [Double], step h: Double) -> Double {
        var first = 0.0
        for (k, weights) in weights.enumerated() { first += weights.first * (values[4 + k] - values[3 - k]) }
        return first / h
    }

    /// The central differences of order 8.
    private static let weights: [(first: Double, second: Double)] = [
        (4.0 / 5, 8.0 / 5), (-1.0 / 5, -1.0 / 5), (4.0 / 105, 8.0 / 315), (-1.0 / 280, -1.0 / 560),
    ]
    private static let centerWeight = -205.0 / 72

    /// A step for `derivatives` that stays well within `low` and `high`; close to them rounding counts more than order.
    static func step(at x: Double, within low: Double, _ high: Double) -> Double {
        let distance = min(x - low, high - x)
        return distance > 0.01 ? min(2e-3, distance / 64) : distance / 16
    }

    /// Moves a maximum found by comparing values, good to half the digits, to the root of the derivative.
    static func polished<E>(
        _ x: Double, within low: Double, _ high: Double, _ f: (Double) throws(E) -> Double
    ) throws(E) -> Double {
        var best = x
        for _ in 0..<3 {
            let h = step(at: best, within: low, high)
            guard h > 1e-9 else { return best }
            let (first, second) = try derivatives(at: best, step: h, f)
            let move = -first / second
            guard second < 0, abs(move) < h else { return best }
            best += move
        }
        return best
    }
}
