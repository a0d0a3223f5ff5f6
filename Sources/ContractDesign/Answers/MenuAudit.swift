import Stopping

/// An offer that somebody made: by hand, in a file, or by another solver.
public struct ProposedOffer: Hashable, Sendable {
    /// Raw units.
    public var contribution: Double
    /// Expected value of the model promised, value units.
    public var reward: Double

    /// Nothing is checked here: an audit takes what is finite and at least 0.
    public init(contribution: Double, reward: Double) {
        self.contribution = contribution
        self.reward = reward
    }
}

/// What a sceptical party finds out about a menu: each constraint with its slack, recomputed from the offers alone.
public struct MenuAudit: Sendable {
    /// One constraint on one type's offer.
    public struct Finding: Hashable, Sendable {
        /// The name of the type that the constraint protects or binds.
        public var type: String
        /// Which constraint, seen from that type.
        public var constraint: Constraint
        /// Value units to spare, the type's own but for caps; negative where the constraint is broken by so much.
        public var slack: Double
        /// Units in which `slack` is said, to one of the valuation's: the type's value, 1 for a cap.
        public var unit: Double
    }

    /// What the menu was measured against.
    public var problem: ContractProblem
    /// The offers with their caps and outside options.
    public var menu: Menu
    /// By how much a constraint may be missed before it counts as broken, the valuation's units.
    public var rounding: Double
    /// u_i - f_i >= 0, one per type.
    public var individualRationality: [Finding]
    /// The most tempting other offer of each type that it could take: u_i - (t_j - c_i m_j); none where there is none.
    public var incentiveCompatibility: [Finding]
    /// T_i - t_i, one per type.
    public var performanceCaps: [Finding]
    /// c_i (capacity_i - m_i), one per type that owns only so much.
    public var capacities: [Finding]
    /// How far offers are from whole multiples, at most 0, one per type; empty where none are asked for.
    public var multiples: [Finding]
    /// E[a(S)] of the menu if everybody takes its own offer.
    public var performance: Double
    /// What no menu can exceed, and the performance of the best one known; nil where `missing` says why there is none.
    public var optimum: PerformanceBounds?
    /// Why no best menu is known; nil where one is.
    public var missing: MissingMenu?
    /// Why the search for the best menu was ended early, so that `optimum` is wider; nil where it was not.
    public var stoppedBy: StopReason?
    /// What each promise is worth to a party that knows itself to be in, under the proportional policy.
    public var ownView: [OwnView]
    /// How the caps were computed.
    public var engine: Engine
    /// By how much a true cap may lie above the one given, value units.
    public var capUncertainty: Double

    /// Every incentive constraint, of each type against each other offer that it could take.
    /// - Complexity: O(I^2).
    public var allIncentiveConstraints: [Finding] {
        let temptations = Temptations(menu)
        let names = menu.offers.map(\.type.name)
        return names.indices.flatMap { i in
            names.indices.filter { $0 != i && temptations.canPose(i, as: $0) }.map { j in
                Finding(
                    type: names[i], constraint: .incentive(posingAs: names[j]),
                    slack: -menu.offers[i].type.value * temptations.gain(of: i, posingAs: j),
                    unit: menu.offers[i].type.value)
            }
        }
    }

    /// Types up to which every incentive constraint is listed: their number grows with the square.
    public static let mostTypesListed = 500
    /// Whether `listed` holds all incentive constraints.
    public var listsAllIncentiveConstraints: Bool { menu.offers.count <= Self.mostTypesListed }

    /// The constraints to be shown one by one: all of them, or with many types only the tightest of each type's
    /// incentive constraints.
    public var listed: [Finding] {
        individualRationality + (listsAllIncentiveConstraints ? allIncentiveConstraints : incentiveCompatibility)
            + performanceCaps + capacities + multiples
    }

    /// Whether a constraint is met up to rounding.
    public func isMet(_ finding: Finding) -> Bool { finding.slack >= -rounding * finding.unit }

    /// All findings that count as broken, the worst first.
    public var violations: [Finding] {
        let all = individualRationality + incentiveCompatibility + performanceCaps + capacities + multiples
        return all.filter { !isMet($0) }
            .sorted { $0.slack / $0.unit < $1.slack / $1.unit }
    }

    /// Whether every constraint holds.
    public var holds: Bool { violations.isEmpty }
    /// What the menu gives away: up to the best menu known, in performance. Negative where it promises more than holds;
    /// nil where none is known.
    public var forgone: Double? { optimum.map { $0.lower - performance } }
    /// The worst violation of each family, value units.
    public var checks: MenuChecks { MenuChecks(menu) }
}

extension MenuAudit {
    /// A menu that breaks nothing can perform better than the upper bound by rounding only.
    fileprivate func requireAgreement() throws(ContractError) {
        let isClean = checks.worst <= Menu.bindingTolerance * problem.valuation.value(of: problem.accuracy.limit)
        guard isClean else { return }
        if let optimum, performance > optimum.upper + max(1e-8, problem.tolerance) {
            throw .contradiction(performance: performance, upper: optimum.upper)
        }
        // A menu that holds but for rounding shows that the shortfall is no more than rounding.
        let scale = problem.valuation.value(of: problem.accuracy.limit)
        if let missing, missing.status == .infeasible, missing.shortfall ?? 0 > 2 * Menu.bindingTolerance * scale {
            throw .contradiction(performance: performance, upper: 0)
        }
    }
}

extension WholeMultiples {
    /// By how much an offer misses whole multiples, the valuation's units: the data that it is off by at their cost, or the
    /// reward, whichever is more.
    fileprivate func miss(of offer: Offer) -> Double {
        let data = abs(offer.contribution - nearest(offer.contribution)) * offer.type.cost / offer.type.value
        guard let reward else { return data }
        return max(data, abs(offer.reward - (offer.reward / reward).rounded() * reward))
    }
}

extension ContractProblem {
    /// Audits a menu against this problem.
    /// - Parameters:
    ///   - offers: one per type, in the population's order, finite and at least 0.
    ///   - rounding: value units; nil for `Menu.bindingTolerance` of what a perfect model is worth.
    ///   - observer: watches the design of the best menu, and may end it: `optimum` is then wider.
    /// - Throws: `ContractError` where no engine holds the problem; `contradiction` where a menu that breaks nothing
    ///   performs better than the upper bound.
    /// - Complexity: one evaluation, O(I^2) comparisons of offers, and one `design` for the optimum.
    public func audit(
        _ offers: [ProposedOffer], rounding: Double? = nil, observer: SolveObserver = SolveObserver()
    ) throws(ContractError) -> MenuAudit {
        let group = try expectations(atContributions: offers.map(\.contribution), Patience(observer.stop))
        let menu = menu(of: offers, caps: group.caps)
        var (best, missing): (Contract?, MissingMenu?)
        do {
            best = try design(observer: observer)
        } catch .noMenu(let reason) {
            missing = reason
        }
        let temptations = Temptations(menu)
        let names = population.types.map(\.name)
        func findings(_ constraint: Constraint, _ slack: (Offer) -> Double) -> [MenuAudit.Finding] {
            menu.offers.map {
                MenuAudit.Finding(
                    type: $0.type.name, constraint: constraint, slack: slack($0),
                    unit: constraint == .performanceCap ? 1 : $0.type.value)
            }
        }
        let audit = MenuAudit(
            problem: self, menu: menu,
            rounding: rounding ?? Menu.bindingTolerance * valuation.value(of: accuracy.limit),
            individualRationality: findings(.individualRationality) { $0.utility - $0.outsideOption },
            incentiveCompatibility: names.indices.compactMap { i in
                temptations.strongest(of: i).map { j, gain in
                    MenuAudit.Finding(
                        type: names[i], constraint: .incentive(posingAs: names[j]),
                        slack: -menu.offers[i].type.value * gain, unit: menu.offers[i].type.value)
                }
            },
            performanceCaps: findings(.performanceCap) { $0.cap - $0.reward },
            capacities: findings(.capacity) { offer in
                offer.type.cost * ((offer.type.capacity ?? .infinity) - offer.contribution)
            }.filter { $0.slack < .infinity },
            multiples: setting.multiples.map { multiples in
                findings(.multiple) { -$0.type.value * multiples.miss(of: $0) }
            } ?? [],
            performance: group.performance, optimum: best?.performance, missing: missing,
            stoppedBy: best?.stoppedBy ?? missing?.stoppedBy,
            ownView: zip(menu.offers, group.ownCaps).map {
                OwnView($0, ownCap: $1, untrained: valueWithoutData)
            },
            engine: group.engine, capUncertainty: group.capUncertainty)
        try audit.requireAgreement()
        return audit
    }

    /// The offers with what else is known of them; nothing is marked as binding. A reward that is worth more than any
    /// model counts as a perfect one's performance.
    public func menu(of offers: [ProposedOffer], caps: [Double]) -> Menu {
        let outside = OutsideOptions(self)
        let pools = Dictionary(
            Array(Set(offers)).sorted { ($0.contribution, $0.reward) < ($1.contribution, $1.reward) }.enumerated()
                .map { ($0.element, $0.offset + 1) }, uniquingKeysWith: { first, _ in first })
        return Menu(
            offers: population.types.indices.map { i in
                let type = population.types[i]
                return Offer(
                    type: type, contribution: offers[i].contribution, reward: offers[i].reward,
                    rewardPerformance: min(1, valuation.performance(worth: offers[i].reward)), cap: caps[i],
                    outsideOption: outside.utility(of: type),
                    outsideSource: outside.source(of: type),
                    standaloneContribution: outside.training(type).contribution / type.quality,
                    pool: pools[offers[i]] ?? 0, binding: [])
            })
    }
}
