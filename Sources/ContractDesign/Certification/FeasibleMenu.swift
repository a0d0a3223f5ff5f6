/// The best menu found that meets every constraint of the true problem, and what it is worth there.
struct FeasibleMenu<Expectation: CollectiveExpectation> {
    let problem: ScreeningProblem
    private(set) var exact: Expectation
    private(set) var contributions: [Double]
    /// Below everything until a menu has been considered.
    private(set) var performance = -Double.infinity
    private var caps: [Double] = []

    /// A cap counts as met within this fraction of the value scale.
    private let capTolerance = 1e-13

    init(_ problem: ScreeningProblem, _ exact: Expectation) {
        self.problem = problem
        self.exact = exact
        contributions = problem.standAlone.contributions
    }

    /// Considers everyone training alone, which is always feasible: where a cap seems to say otherwise, it is rounding.
    mutating func considerStandAlone() {
        let menu = problem.standAlone
        if consider(menu.contributions) || performance > -.infinity { return }
        contributions = menu.contributions
        performance = exact.performance
        caps = zip(currentCaps(), menu.rewards).map(max)
    }

    /// Takes `candidate` where it is feasible and better.
    @discardableResult
    mutating func consider(_ candidate: [Double]) -> Bool {
        exact.move(to: candidate)
        let caps = currentCaps()
        let least = lattice(caps).least
        for i in least.indices where least[i] > caps[i] + capTolerance * problem.valueScale { return false }
        if exact.performance > performance {
            contributions = candidate
            performance = exact.performance
            self.caps = caps
        }
        return true
    }

    /// Takes `candidate`, or where it breaks a cap, the point nearest to it on the way to everyone training alone that
    /// halving the way finds feasible.
    mutating func retreat(from candidate: [Double]) {
        if consider(candidate) { return }
        let home = problem.standAlone.contributions
        var kept = 0.0
        var lost = 1.0
        for _ in 0..<40 {
            let share = 0.5 * (kept + lost)
            if consider(zip(home, candidate).map { $0 + share * ($1 - $0) }) { kept = share } else { lost = share }
        }
    }

    /// The caps where `exact` stands. No group with a party of class i in it has less data than that party brings, so
    /// where an engine understates a cap, v(a(m_i)) is a floor.
    private func currentCaps() -> [Double] {
        zip(exact.caps(), exact.contributions).map { max($0, problem.exact.valueJet(at: $1).value) }
    }

    /// The rewards that go with the contributions that `exact` stands at.
    private func lattice(_ caps: [Double]) -> RewardLattice {
        RewardLattice(
            costs: problem.costs, outsideOptions: problem.outsideOptions, contributions: exact.contributions, caps: caps
        )
    }
}

extension FeasibleMenu {
    /// The menu by types, with everything that is recomputed from it.
    mutating func contract(for problem: ContractProblem, upper: Double, record: SolverRecord) -> Contract {
        if performance == -.infinity { considerStandAlone() }
        exact.move(to: contributions)
        let lattice = lattice(caps)
        let rewards = problem.preference == .parties ? lattice.greatest : lattice.least
        let pools = lattice.poolOfClass
        let order = self.problem.order

        var menu = Menu(
            offers: zip(problem.population.types, order.classOfType).map { type, k in
                Offer(
                    type: type, contribution: contributions[k] / type.quality, reward: rewards[k],
                    rewardPerformance: problem.valuation.performance(worth: rewards[k]), cap: caps[k],
                    outsideOption: self.problem.outsideOptions[k],
                    standaloneContribution: self.problem.reservations[k].contribution / type.quality,
                    pool: pools[k], binding: [])
            })
        menu.markBinding(slack: Menu.bindingTolerance * self.problem.valueScale)
        let own = exact.ownCaps()
        let bounds = PerformanceBounds(lower: performance, upper: max(upper, performance))
        return Contract(
            problem: problem, status: bounds.gap <= problem.tolerance ? .certified : .bounded, performance: bounds,
            modelValue: exact.modelValue, menu: menu, checks: MenuChecks(menu),
            ownView: zip(menu.offers, order.classOfType).map { OwnView($0, ownCap: own[$1]) },
            prices: [], solver: record, trace: [], exclusion: nil,
            mergedTypes: order.mergedGroups.map { $0.map { problem.population.types[$0].name } })
    }
}

extension Menu {
    /// Names, for each offer, the constraints whose slack is at most `slack` value units.
    /// - Complexity: O(I^2).
    fileprivate mutating func markBinding(slack: Double) {
        let temptations = Temptations(self)
        let byCost = offers.indices.sorted { (offers[$0].type.effectiveCost, $0) < (offers[$1].type.effectiveCost, $1) }
        var place = [Int](repeating: 0, count: offers.count)
        for (rank, i) in byCost.enumerated() { place[i] = rank }
        for i in offers.indices {
            var binding: [Constraint] = []
            if offers[i].utility - offers[i].outsideOption <= slack { binding.append(.individualRationality) }
            for j in offers.indices where j != i && temptations.gain(of: i, posingAs: j) >= -slack {
                if offers[j].pool != offers[i].pool || abs(place[i] - place[j]) == 1 {
                    binding.append(.incentive(posingAs: offers[j].type.name))
                }
            }
            if offers[i].cap - offers[i].reward <= slack { binding.append(.performanceCap) }
            if offers[i].contribution == 0 { binding.append(.nonnegativity) }
            offers[i].binding = binding
        }
    }
}
