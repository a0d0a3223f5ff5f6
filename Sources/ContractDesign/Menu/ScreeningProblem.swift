/// The contract problem in the terms that the solver works in: classes in cost order, effective units of data.
struct ScreeningProblem: Sendable {
    private(set) var order: CostOrder
    /// Chances by class under each law of who comes that counts; those of `order` alone where it is known.
    private(set) var laws: [[Double]]
    let reservations: [ReservationUtility]
    /// f_i by class, value units: the greatest of its members', since no contract leaves them different utilities.
    private(set) var outsideOptions: [Double]
    /// sup v(a(x)): no reward exceeds it. The unit of the linear program.
    private(set) var valueScale: Double
    /// sup a(x).
    let performanceLimit: Double
    private(set) var cone: MenuCone
    /// The part of the menus that is looked at; nil for all, in which everybody must be kept from posing as everybody.
    private(set) var cell: MenuCell?
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
        laws = [order.probabilities]
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        reservations = order.classes.map { alone.utility(atCost: $0.cost, capacity: $0.capacity) }
        outsideOptions = reservations.enumerated().map { outside($0.offset, $0.element.utility) }
        valueScale = valuation.value(of: accuracy.limit)
        performanceLimit = accuracy.limit
        exact = CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation)
        envelope = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
        minorant = CollectiveCurves(.minorant, accuracy: accuracy, valuation: valuation)
        cone = MenuCone(costs: order.costs, valueScale: valueScale)
    }

    /// Whether everybody accepts to train alone, so that a menu certainly exists: not where types have better, or where a
    /// part of the menus leaves that out.
    var standAloneIsAccepted: Bool {
        zip(outsideOptions, reservations).allSatisfy { $0 <= $1.utility } && standAloneIsInCell
    }

    private var standAloneIsInCell: Bool {
        guard let cell else { return true }
        guard zip(cell.ranges, reservations).allSatisfy({ $0.contains($1.contribution) }) else { return false }
        let menu = standAlone
        let lattice = lattice(menu.contributions, caps: menu.rewards)
        return lattice.hasDifferences
            && zip(lattice.least, menu.rewards).allSatisfy { $0 <= $1 + Self.rounding * valueScale }
    }

    /// Whether everybody has without a contract what it has alone.
    var everybodyTrainsAlone: Bool { zip(outsideOptions, reservations).allSatisfy { $0 == $1.utility } }

    /// Everyone trains alone: within all caps, and without temptation. Whether everybody accepts is another question.
    var standAlone: ClassMenu {
        ClassMenu(contributions: reservations.map(\.contribution), rewards: reservations.map(\.reward))
    }
}

extension ScreeningProblem {
    /// The same problem where one of several laws of who comes may hold; of one law, where that does.
    /// - Parameter laws: chances by class, at least one.
    func under(_ laws: [[Double]]) -> ScreeningProblem {
        var problem = self
        problem.laws = laws
        problem.order = order.under(laws[0])
        return problem
    }

    /// The same problem with other outside options, in a unit in which promises fit that no cap allows.
    func demanding(_ outsideOptions: [Double]) -> ScreeningProblem {
        var problem = self
        problem.outsideOptions = outsideOptions
        let most = outsideOptions.max() ?? 0
        problem.valueScale = valueScale + most
        problem.cone = MenuCone(costs: costs, valueScale: problem.valueScale, isHonest: cone.isHonest)
        return problem
    }

    /// The same problem on a part of the menus.
    func within(_ cell: MenuCell) -> ScreeningProblem {
        var problem = self
        problem.cell = cell
        problem.cone = MenuCone(costs: costs, valueScale: valueScale, isHonest: cell.pairs == nil)
        return problem
    }

    /// Effective units among which the contribution of class i is sought: nobody would bring more than V / c_i.
    func range(_ i: Int) -> ClosedRange<Double> { cell?.ranges[i] ?? 0...(valueScale / costs[i]) }

    /// Contributions that miss their ranges, or the ends of these, by rounding, at the ends.
    func clamped(_ contributions: [Double]) -> [Double] {
        guard let cell else { return contributions }
        return zip(contributions, cell.ranges).map { m, range in
            if m >= range.upperBound * (1 - Self.rounding) { return range.upperBound }
            return m <= range.lowerBound * (1 + Self.rounding) ? range.lowerBound : m
        }
    }

    /// The rewards that go with contributions.
    /// - Parameter caps: T_i at these contributions, value units.
    func lattice(_ contributions: [Double], caps: [Double]) -> RewardLattice {
        if let pairs = cell?.pairs {
            return .graph(
                RewardGraph(
                    pairs, costs: costs, outsideOptions: outsideOptions, contributions: contributions, caps: caps,
                    rounding: Self.rounding * valueScale))
        }
        return .chain(
            RewardChain(
                costs: costs, outsideOptions: outsideOptions, contributions: contributions, caps: caps,
                multiplesOf: rewardStep))
    }

    /// What rounding makes of sums of rewards, as a fraction of V.
    private static let rounding = 1e-13
}

/// One offer per class, in cost order.
struct ClassMenu: Hashable, Sendable {
    /// Effective units of data.
    var contributions: [Double]
    /// Value units.
    var rewards: [Double]
}
