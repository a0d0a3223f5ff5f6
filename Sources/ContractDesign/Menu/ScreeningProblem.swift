/// The contract problem in the terms that the solver works in: classes in cost order, effective units of data.
struct ScreeningProblem: Sendable {
    let order: CostOrder
    let reservations: [ReservationUtility]
    /// f_i by class, value units.
    let outsideOptions: [Double]
    /// sup v(a(x)): no reward exceeds it. The unit of the linear program.
    let valueScale: Double
    /// sup a(x).
    let performanceLimit: Double
    let cone: MenuCone
    /// Performance and value themselves.
    let exact: CollectiveCurves
    /// The concave envelopes of performance and value.
    let envelope: CollectiveCurves
    /// Concave functions below performance and value.
    let minorant: CollectiveCurves

    var costs: [Double] { cone.costs }

    init(order: CostOrder, accuracy: some AccuracyFunction, valuation: some Valuation) {
        self.order = order
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        reservations = order.costs.map(alone.utility(atCost:))
        outsideOptions = reservations.map(\.utility)
        valueScale = valuation.value(of: accuracy.limit)
        performanceLimit = accuracy.limit
        exact = CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation)
        envelope = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
        minorant = CollectiveCurves(.minorant, accuracy: accuracy, valuation: valuation)
        cone = MenuCone(costs: order.costs, valueScale: valueScale)
    }

    /// Everyone trains alone: feasible in every problem, so that a menu always exists.
    var standAlone: ClassMenu {
        ClassMenu(contributions: reservations.map(\.contribution), rewards: reservations.map(\.reward))
    }
}

/// One offer per class, in cost order.
struct ClassMenu: Hashable, Sendable {
    /// Effective units of data.
    var contributions: [Double]
    /// Value units.
    var rewards: [Double]
}
