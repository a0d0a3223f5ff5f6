import Stopping

/// The best menu found that meets every constraint of the true problem, and what it is worth there.
struct FeasibleMenu<Expectation: CollectiveExpectation> {
    let problem: ScreeningProblem
    private let patience: Patience
    private(set) var exact: Expectation
    private(set) var contributions: [Double]
    /// Below everything until a menu has been considered.
    private(set) var performance = -Double.infinity
    private var caps: [Double] = []

    /// A cap counts as met within this fraction of the value scale.
    private let capTolerance = 1e-13

    /// - Parameter patience: what is evaluated as it ends is not taken.
    init(_ problem: ScreeningProblem, _ exact: Expectation, _ patience: Patience = Patience()) {
        self.patience = patience
        self.problem = problem
        self.exact = exact
        contributions = problem.standAlone.contributions
    }

    /// Whether a menu was found.
    var exists: Bool { performance > -.infinity }

    /// Considers everyone training alone: where everybody accepts that and a cap seems to forbid it, it is rounding.
    mutating func considerStandAlone() {
        let menu = problem.standAlone
        if consider(menu.contributions) || exists || patience.reason != nil { return }
        guard problem.standAloneIsAccepted else { return }
        contributions = menu.contributions
        performance = exact.performance
        caps = zip(currentCaps(), menu.rewards).map(max)
    }

    /// Takes `candidate` where it is feasible and better.
    @discardableResult
    mutating func consider(_ candidate: [Double]) -> Bool {
        if patience.isOver { return false }
        let candidate = problem.clamped(candidate)
        exact.move(to: candidate)
        let caps = currentCaps()
        if patience.reason != nil { return false }
        let lattice = lattice(caps)
        guard lattice.hasDifferences else { return false }
        let least = lattice.least
        for i in least.indices where least[i] > caps[i] + capTolerance * problem.valueScale { return false }
        if exact.performance > performance {
            contributions = candidate
            performance = exact.performance
            self.caps = caps
            exact.hold()
        }
        return true
    }

    /// Takes `candidate`, or where it breaks a cap, the point nearest to it on the way to everyone training alone that
    /// halving the way finds feasible; where not everybody accepts that, on the way to the best menu found.
    mutating func retreat(from candidate: [Double]) {
        if consider(candidate) { return }
        guard problem.standAloneIsAccepted || exists else { return }
        let home = problem.standAloneIsAccepted ? problem.standAlone.contributions : contributions
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
        problem.lattice(exact.contributions, caps: caps)
    }
}

extension FeasibleMenu {
    /// The menu with everything that is recomputed from it.
    mutating func recomputed() -> FinishedMenu {
        if !exists { considerStandAlone() }
        return patience.suspended {
            exact.move(to: contributions)
            return FinishedMenu(
                contributions: contributions, rewards: lattice(caps), caps: caps, ownCaps: exact.ownCaps(),
                performance: performance, modelValue: exact.modelValue)
        }
    }
}
