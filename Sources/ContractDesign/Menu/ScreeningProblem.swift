/// The contract problem in the terms that the solver works in: classes in cost order, effective units of data.
struct ScreeningProblem: Sendable {
    let order: CostOrder
    let reservations: [ReservationUtility]
    /// f_i by class, value units: the greatest of its members', since no contract leaves them different utilities.
    private(set) var outsideOptions: [Double]
    /// sup v(a(x)): no reward exceeds it. The unit of the linear program.
    private(set) var valueScale: Double
    /// sup a(x).
    let performanceLimit: Double
    private(set) var cone: MenuCone
    /// Performance and value themselves.
    let exact: CollectiveCurves
    /// The concave envelopes of performance and value.
    let envelope: CollectiveCurves
    /// Concave functions below performance and value.
    let minorant: CollectiveCurves
    /// Rewards are to be whole multiples of it, value units; nil where they may be any.
    var rewardStep: Double?

    var costs: [Double] { cone.costs }

    /// - Parameter outside: what each class has without a contract, by what it has where it trains alone, value units.
    init(
        order: CostOrder, accuracy: some AccuracyFunction, valuation: some Valuation,
        outside: (_ class: Int, _ alone: Double) -> Double = { _, alone in alone }
    ) {
        self.order = order
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        reservations = order.costs.map(alone.utility(atCost:))
        outsideOptions = reservations.enumerated().map { outside($0.offset, $0.element.utility) }
        valueScale = valuation.value(of: accuracy.limit)
        performanceLimit = accuracy.limit
        exact = CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation)
        envelope = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
        minorant = CollectiveCurves(.minorant, accuracy: accuracy, valuation: valuation)
        cone = MenuCone(costs: order.costs, valueScale: valueScale)
    }

    /// Whether everybody accepts to train alone, so that a menu certainly exists: not where types have better.
    var standAloneIsAccepted: Bool { zip(outsideOptions, reservations).allSatisfy { $0 <= $1.utility } }

    /// Whether everybody has without a contract what it has alone.
    var everybodyTrainsAlone: Bool { zip(outsideOptions, reservations).allSatisfy { $0 == $1.utility } }

    /// Everyone trains alone: within all caps, and without temptation. Whether everybody accepts is another question.
    var standAlone: ClassMenu {
        ClassMenu(contributions: reservations.map(\.contribution), rewards: reservations.map(\.reward))
    }
}

extension ScreeningProblem {
    /// The same problem with other outside options, in a unit in which promises fit that no cap allows.
    func demanding(_ outsideOptions: [Double]) -> ScreeningProblem {
        var problem = self
        problem.outsideOptions = outsideOptions
        let most = outsideOptions.max() ?? 0
        problem.valueScale = valueScale + most
        problem.cone = MenuCone(costs: costs, valueScale: problem.valueScale)
        return problem
    }
}

/// One offer per class, in cost order.
struct ClassMenu: Hashable, Sendable {
    /// Effective units of data.
    var contributions: [Double]
    /// Value units.
    var rewards: [Double]
}
