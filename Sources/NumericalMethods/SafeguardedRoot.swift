/// Newton's method inside a bracket: where a step would leave the bracket, or shrinks too slowly, the bracket is
/// halved.
package enum SafeguardedRoot {
    /// The root of `f` (value and derivative) between `low` and `high`, where the value has opposite signs.
    /// - Returns: the root, to the last digits that the value itself resolves.
    /// - Complexity: at most 200 evaluations, usually fewer than 10.
    @inlinable package static func between(
        _ low: Double, _ high: Double, _ f: (Double) -> (value: Double, slope: Double)
    ) -> Double {
        var negative = low
        var positive = high
        if f(low).value > 0 { swap(&negative, &positive) }
        var x = 0.5 * (low + high)
        var lastStep = abs(high - low)
        for _ in 0..<200 {
            let (value, slope) = f(x)
            if value == 0 { return x }
            if value < 0 { negative = x } else { positive = x }
            var next = x - value / slope
            let isInside = (next - negative) * (next - positive) < 0
            if !isInside || abs(next - x) > 0.5 * lastStep {
                next = 0.5 * (negative + positive)
            }
            lastStep = abs(next - x)
            if lastStep <= 0.5 * x.ulp { return next }
            x = next
        }
        return x
    }

    /// The root beyond `start`, where `f` changes sign once; the far end of the bracket is doubled until it has.
    @inlinable package static func beyond(_ start: Double, _ f: (Double) -> (value: Double, slope: Double)) -> Double {
        let isNegative = f(start).value < 0
        var low = start
        var high = max(2 * start, 1e-12)
        while high < 1e300, (f(high).value < 0) == isNegative {
            low = high
            high *= 2
        }
        return between(low, high, f)
    }
}
