import NumericalMethods

/// The value to a party of the model trained on x effective units: v(a(x)), on the branch where a(x) > 0.
struct ModelValue: SmoothBranch {
    let accuracy: any AccuracyFunction
    let valuation: any Valuation

    func branch(at x: Double) -> Jet { valuation.composed(with: accuracy.branch(at: x)) }

    func sample(_ points: UnsafeBufferPointer<Double>, _ jets: UnsafeMutableBufferPointer<Jet>) {
        accuracy.sample(points, jets)
        valuation.compose(jets)
    }

    /// v(a(x)) for x >= 0.
    func value(at x: Double) -> Double { valuation.value(of: accuracy.performance(at: x)) }
}

/// Where the steepest line through the origin touches an increasing branch: the concave envelope follows the line up to
/// there and the branch beyond. A branch that is concave from 0 on is its own envelope, also where it starts above 0.
struct TouchingPoint: Hashable, Sendable {
    /// Effective units of data; 0 where the branch is concave from 0 on.
    var x: Double
    /// Slope of the line, or of the branch at 0; infinite where it starts vertically there.
    var slope: Double

    /// - Parameters:
    ///   - branch: a(x) or v(a(x)), zero at `onset` and concave beyond.
    ///   - onset: the zero of the branch.
    init(_ branch: some SmoothBranch, onset: Double) {
        guard onset > 0 else {
            let start = branch.branch(at: 0).slope
            self.init(x: 0, slope: start.isNaN ? .infinity : start)
            return
        }
        // x f'(x) - f(x) falls from a positive value at the onset to minus the limit of f.
        let x = SafeguardedRoot.beyond(onset * (1 + 1e-12)) { x in
            let jet = branch.branch(at: x)
            return (x * jet.slope - jet.value, x * jet.curvature)
        }
        self.init(x: x, slope: branch.branch(at: x).value / x)
    }

    private init(x: Double, slope: Double) {
        self.x = x
        self.slope = slope
    }
}
