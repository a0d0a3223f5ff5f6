/// Expectations through Gauss rules: whatever the curve, the law and the size.
///
/// Clusters of similar contributions are counted; given the counts, a total has little spread left, and one rule made
/// from its cumulants stands in for its distribution. Derivatives follow from exchangeability: with S' the total of the
/// others as a party that is in sees them,
///
///     d E[g(S)] / d m_j = E[N] p_j E[g'(m_j + S')].
///
/// `exact` is lowered by what is stated as the error, so that it never overstates a menu.
struct GaussExpectation: SharedExpectation {
    let tables: ClusterTables
    let curves: BentCurves
    let conditioning: Conditioning
    let kind: CollectiveCurves.Kind
    let leastPerformance: Double
    let leastValue: Double
    private var point: GaussPoint?
    private var errors: GaussErrors?
    /// The point to which the way back is short.
    private var held: Held?
    /// Whether the last point was evaluated to its end.
    private var isWhole = true

    private(set) var contributions: [Double] = []
    private(set) var evaluations = 0

    init(
        _ tables: ClusterTables, _ curves: BentCurves, least: (performance: Double, value: Double),
        _ conditioning: Conditioning, _ kind: CollectiveCurves.Kind
    ) {
        self.tables = tables
        self.curves = curves
        self.conditioning = conditioning
        self.kind = kind
        leastPerformance = least.performance
        leastValue = least.value
    }

    mutating func move(to contributions: [Double]) {
        if isWhole, contributions == self.contributions { return }
        self.contributions = contributions
        isWhole = true
        if let held, held.point.contributions == contributions {
            (point, errors, performance) = (held.point, held.errors, held.performance)
            return
        }
        evaluations += 1
        let point = GaussPoint(tables, curves, at: contributions)
        self.point = point
        errors = GaussErrors(point, curves, tables)
        performance = exactly(
            point.total().sum(curves.performance, \.value)
                - nobody(curves.performance, curves.performanceWithoutData))
        isWhole = !tables.patience.hasEnded
    }

    private(set) var performance = 0.0

    private struct Held {
        var point: GaussPoint
        var errors: GaussErrors
        var performance: Double
    }

    mutating func hold() {
        if let point, let errors { held = Held(point: point, errors: errors, performance: performance) }
    }

    /// Of the point moved to.
    var evaluationError: Double { errors?.value ?? 0 }
    var gradientError: Double { errors?.slope ?? 0 }

    /// `exact` less what it may be too much, in units of its supremum.
    private func exactly(_ value: Double, scale: Double = 1) -> Double {
        guard kind == .exact, let errors else { return value }
        return max(0, value - scale * errors.beyondRounding)
    }

    /// By how much a curve exceeds what is known without data where there is nobody, times the chance of that.
    private func nobody(_ curve: HingedCurve, _ withoutData: Double) -> Double {
        let value = curve.jet(at: 0).value - withoutData
        return value == 0 ? 0 : tables.laws[0].value(gap: 1) * value
    }

    private var here: GaussPoint {
        guard let point else { preconditionFailure("Expectations are asked for at a point.") }
        return point
    }

    var modelValue: Double {
        let curve = curves.valueCurve
        let value = curves.valueFactor * (here.total().sum(curve, \.value) - nobody(curve, curves.valueWithoutData))
        return exactly(value, scale: curves.valueScale)
    }

    func cap(of i: Int) -> Double { cap(of: i, conditioning) }

    private func cap(of i: Int, _ conditioning: Conditioning) -> Double {
        let sum =
            switch conditioning {
            case .own: here.total(removed: 1).sum(curves.valueCurve, shift: contributions[i], \.value)
            case .atLeastOne: here.total(with: i).sum(curves.valueCurve, \.value) / tables.presence[i]
            }
        return exactly(curves.valueFactor * sum, scale: curves.valueScale)
    }

    /// The sum over the classes of what each adds, with an error such as a class's own cap has.
    func cap(ofAny classes: Range<Int>) -> Double {
        let sum = here.total(withAnyOf: classes).sum(curves.valueCurve, \.value) / tables.presence(ofAny: classes)
        return exactly(curves.valueFactor * sum, scale: Double(classes.count) * curves.valueScale)
    }

    func caps() -> [Double] { contributions.indices.map(cap(of:)) }

    func ownCaps() -> [Double] { contributions.indices.map { cap(of: $0, .own) } }

    func performanceGradient() -> [Double] {
        let others = here.total(removed: 1)
        return byContribution { m in others.sum(curves.performance, shift: m, \.slope) }
            .enumerated().map { tables.expectedParties(of: $0, removed: 0) * $1 }
    }

    func capGradient(of i: Int) -> [Double] {
        let point = here
        let curve = curves.valueCurve
        switch conditioning {
        case .atLeastOne:
            let factor = curves.valueFactor / tables.presence[i]
            let others = point.total(removed: 1, with: i)
            var slopes = byContribution { m in others.sum(curve, shift: m, \.slope) }
            slopes[i] = point.total(removed: 1).sum(curve, shift: contributions[i], \.slope)
            return slopes.enumerated().map { factor * tables.expectedParties(of: $0, removed: 0) * $1 }
        case .own:
            let own = point.total(removed: 1).sum(curve, shift: contributions[i], \.slope)
            let others = point.total(removed: 2)
            return byContribution { m in others.sum(curve, shift: m + contributions[i], \.slope) }
                .enumerated().map { j, slope in
                    curves.valueFactor * (tables.expectedParties(of: j, removed: 1) * slope + (j == i ? own : 0))
                }
        }
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        GaussCurvature(here, tables, curves, conditioning).matrix(capWeights: capWeights, steps: steps)
    }

    /// A number for each class that depends on its contribution alone.
    private func byContribution(_ number: (Double) -> Double) -> [Double] {
        var known: [Double: Double] = [:]
        return contributions.map { m in
            if let value = known[m] { return value }
            let value = number(m)
            known[m] = value
            return value
        }
    }
}

extension ClusterTables {
    /// E[n_i] among the others when so many parties have been taken out.
    func expectedParties(of i: Int, removed: Int) -> Double { laws[removed].mean * probabilities[i] }
}
