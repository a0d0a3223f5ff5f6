import Stopping

extension Contract {
    /// The contract that a finding about `problem` comes to, by types instead of classes, with everything in it.
    /// - Parameters:
    ///   - screening: the problem by classes that the finding is about.
    ///   - start: when the search for it began.
    ///   - robustness: where the law of who comes is not known.
    ///   - stoppedBy: why it was ended before the bounds met; nil where it was not.
    /// - Throws: `ContractError.brokenPromise` where the menu misses a constraint by more than rounding.
    init(
        _ finding: Finding, to problem: ContractProblem, _ screening: ScreeningProblem,
        since start: ContinuousClock.Instant, robustness: Robustness?, stoppedBy: StopReason?
    ) throws(ContractError) {
        let order = screening.order
        func type(_ k: Int) -> ParticipantType { problem.mostDemanding(of: order.classes[k].members) }
        func name(_ k: Int) -> String { type(k).name }

        let menu = Menu(finding.menu, of: problem, screening, OutsideOptions(problem))
        let checks = MenuChecks(menu)
        guard checks.worst <= Menu.bindingTolerance * screening.valueScale else {
            throw .brokenPromise(worst: checks.worst)
        }
        let performance = finding.performance
        self.problem = problem
        self.stoppedBy = stoppedBy
        self.robustness = robustness
        self.menu = menu
        self.checks = checks
        self.performance = performance
        let isSettled = robustness?.isSettled ?? true
        status = performance.gap <= problem.tolerance && isSettled ? .certified : .bounded
        modelValue = finding.menu.modelValue
        ownView = zip(menu.offers, order.classOfType).map {
            OwnView($0, ownCap: finding.menu.ownCaps[$1], untrained: problem.valueWithoutData)
        }
        prices = finding.prices?.map { price in
            ShadowPrice(
                constraint: Constraint(price.subject, name: name), type: name(price.classIndex),
                price: price.inOwnUnits(of: type(price.classIndex)))
        }
        trace = finding.trace.ended(after: finding.record.linearPrograms, at: performance)
        exclusion = Exclusion(from: menu, of: problem, comparedWith: finding.performanceWithEverybody)
        mergedTypes = order.mergedGroups.map { $0.map { problem.population.types[$0].name } }
        programText = finding.programText
        continuous = finding.continuous
        var solver = finding.record
        solver.seconds = (ContinuousClock.now - start) / .seconds(1)
        self.solver = solver
    }
}

extension Menu {
    /// A menu by class as one by type, with the constraints that bind.
    fileprivate init(
        _ menu: FinishedMenu, of problem: ContractProblem, _ screening: ScreeningProblem, _ outside: OutsideOptions
    ) {
        let rewards = problem.preference == .parties ? menu.rewards.greatest : menu.rewards.least
        let pools = menu.rewards.poolOfClass
        offers = zip(problem.population.types, screening.order.classOfType).map { type, k in
            Offer(
                type: type,
                contribution: menu.contribution(of: k, type, problem.setting.multiples),
                reward: rewards[k],
                rewardPerformance: problem.valuation.performance(worth: rewards[k]), cap: menu.caps[k],
                outsideOption: outside.utility(of: type), outsideSource: outside.source(of: type),
                standaloneContribution: screening.reservations[k].contribution / type.quality,
                pool: pools[k], binding: [])
        }
        markBinding(slack: Menu.bindingTolerance * screening.valueScale)
    }
}

extension FinishedMenu {
    /// Raw units that a type of class k is asked for: a whole multiple where that is asked for, and no more than it owns.
    fileprivate func contribution(of k: Int, _ type: ParticipantType, _ multiples: WholeMultiples?) -> Double {
        let raw = contributions[k] / type.quality
        if let multiples { return multiples.nearest(raw) }
        if let capacity = type.capacity, contributions[k] >= type.effectiveCapacity { return capacity }
        return raw
    }
}

extension ClassPrice {
    /// By value unit of the type's own, or for a capacity by raw unit.
    fileprivate func inOwnUnits(of type: ParticipantType) -> Double {
        switch subject {
        case .cap: price
        case .capacity: price * type.quality
        case .outsideOption, .incentive, .nonnegativity: price / type.value
        }
    }
}

extension Constraint {
    /// - Parameter name: that of the type that stands for a class.
    fileprivate init(_ subject: ClassPrice.Subject, name: (Int) -> String) {
        self =
            switch subject {
            case .outsideOption: .individualRationality
            case .incentive(let other): .incentive(posingAs: name(other))
            case .cap: .performanceCap
            case .capacity: .capacity
            case .nonnegativity: .nonnegativity
            }
    }
}

extension [BoundsStep] {
    /// The steps with no lower bound above what the menu achieves, ended by the bounds that were reached.
    fileprivate func ended(after linearPrograms: Int, at bounds: PerformanceBounds) -> [BoundsStep] {
        let end = BoundsStep(linearPrograms: linearPrograms, lower: bounds.lower, upper: bounds.upper)
        let steps = map { step in
            BoundsStep(
                linearPrograms: step.linearPrograms, lower: Swift.min(step.lower, bounds.lower), upper: step.upper)
        }
        return steps.last == end ? steps : steps + [end]
    }
}

extension Exclusion {
    /// nil where everybody counts, or nobody does.
    fileprivate init?(from menu: Menu, of problem: ContractProblem, comparedWith performance: Double?) {
        guard menu.offers.contains(where: { !$0.isExcluded }) else { return nil }
        let outside = menu.offers.filter { offer in
            let groupLearns = problem.participation.countedOn.map {
                Double($0) * offer.effectiveContribution > problem.accuracy.onset
            }
            return offer.isExcluded || groupLearns == false
        }
        if outside.isEmpty { return nil }
        self.init(types: outside.map(\.type.name), performanceWithEverybody: performance)
    }
}
