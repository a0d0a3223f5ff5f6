/// The model that a group whose types are known can sustain, with what is counted of finding it.
///
/// With X = sum of 1 / c_i and Y = sum of (f_i - v(a(0))) / c_i over the parties, V above v(a(0)) is the largest root of
/// V = w(X V - Y), where w(S) = v(a(S)) - v(a(0)). As a condition on S = X V - Y: (S + Y) / X - w(S) = 0, convex in S.
struct CommonModel {
    private let curve: ModelValue
    private let onset: Double
    /// v(a(0)), value units.
    let start: Double
    /// What V cannot exceed, value units above the start.
    let limit: Double
    /// Below this X, a group of parties none of which trains alone has no root.
    let leastCapacity: Double
    /// How often the learning curve was evaluated.
    private(set) var evaluations = 0
    /// How many roots were looked for.
    private(set) var solves = 0

    init(_ accuracy: any AccuracyFunction, _ valuation: any Valuation, threshold: Double) {
        curve = ModelValue(accuracy: accuracy, valuation: valuation)
        onset = accuracy.onset
        start = valuation.value(of: accuracy.performanceWithoutData)
        limit = valuation.value(of: accuracy.limit) - start
        leastCapacity = 1 / threshold
    }

    /// A root with the slope there, from which neighbouring roots are guessed.
    struct Root {
        var x: Double
        var y: Double
        /// Value units above the start.
        var value: Double
        /// w'(S).
        var slope: Double

        /// S at another X and Y, to first order.
        func total(_ x: Double, _ y: Double) -> Double {
            let change = slope * (value * (x - self.x) - (y - self.y)) / (1 - self.x * slope)
            return x * (value + change) - y
        }
    }

    /// The largest root; nil where there is none beyond S = 0.
    ///
    /// Newton's method from the right comes down to it and never passes it. One step from any point where the
    /// difference rises lands right of the root, so a guess may be used where it does.
    mutating func root(_ x: Double, _ y: Double, near known: Root? = nil) -> Root? {
        solves += 1
        if y == 0, x < leastCapacity * (1 - 1e-12) { return nil }
        let highest = limit * x - y
        var total = known?.total(x, y) ?? highest
        var isGuess = known != nil
        if isGuess, !(total > onset && total < highest) { (total, isGuess) = (highest, false) }
        var slope = 0.0
        for _ in 0..<100 {
            guard total > onset else { return nil }
            let jet = curve.branch(at: total)
            evaluations += 1
            let descent = 1 / x - jet.slope
            if descent <= 0 {
                if !isGuess { return nil }
                (total, isGuess) = (highest, false)
                continue
            }
            let step = ((total + y) / x - (jet.value - start)) / descent
            slope = jet.slope
            if !isGuess, step <= 0 { break }
            isGuess = false
            total -= step
            let remainder = 0.5 * abs(jet.curvature) * step * step
            if remainder <= 1e-16 * total * descent || abs(step) <= 1e-15 * total {
                slope -= jet.curvature * step
                break
            }
        }
        return total > onset ? Root(x: x, y: y, value: (total + y) / x, slope: slope) : nil
    }
}
