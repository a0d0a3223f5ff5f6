import LinearProgramming

extension ContractProblem {
    /// The best menu, its bounds and its checks.
    ///
    /// `certified` where the bounds are within the tolerance; otherwise `bounded`, with both bounds. Engine `auto`
    /// takes the cheaper one; where exponential sums miss the tolerance, it enumerates as well if that is cheap.
    /// - Parameters:
    ///   - observer: told of each linear program's bounds, and asked whether to go on.
    ///   - export: also write the final linear program in this format, into `Contract.programText`.
    /// - Throws: `ContractError.tooManyOutcomes` where the compositions cannot be enumerated and, unless enumeration
    ///   was asked for, the accuracy or the valuation is no sum of exponentials; `noExponentialSum` where `laplace` was
    ///   asked for and there is none.
    /// - Complexity: for the Laplace engine O(I) an evaluation, whatever the number of parties; for enumeration
    ///   O(I C(N + I - 1, I - 1)).
    public func design(
        observer: SolveObserver = SolveObserver(), export: ProgramFormat? = nil
    ) throws(ContractError) -> Contract {
        try design(accuracy, valuation, observer, export)
    }

    private func design(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation, _ observer: SolveObserver,
        _ export: ProgramFormat?
    ) throws(ContractError) -> Contract {
        let clock = ContinuousClock()
        let start = clock.now
        let screening = ScreeningProblem(order: CostOrder(population), accuracy: accuracy, valuation: valuation)

        func certify<Source: SearchingEngine>(_ engine: Source, hasAnother: Bool = false) throws(ContractError)
            -> Contract
        {
            var certification = Certification(self, screening, engine, observer: observer, export: export)
            try certification.run(isRelaxed ? .relaxation : hasAnother ? .parts : .search)
            return answer(certification)
        }
        let engines = EngineChoice(self, screening.order, accuracy, valuation)
        var contract: Contract
        switch engines.first {
        case .laplace(let engine)?:
            contract = try certify(engine, hasAnother: engines.fallback != nil)
            if contract.status == .bounded, let table = engines.fallback {
                let other = try certify(table.engine(accuracy, valuation, conditioning))
                contract = contract.performance.gap <= other.performance.gap ? contract : other
            }
        case .enumeration(let choice)?:
            contract = try certify(choice.engine(accuracy, valuation, conditioning))
        case nil:
            throw engines.refusal
        }
        guard contract.checks.worst <= Menu.bindingTolerance * screening.valueScale else {
            throw .brokenPromise(worst: contract.checks.worst)
        }
        contract.solver.seconds = (clock.now - start) / .seconds(1)
        return contract
    }

    private func answer(_ certification: Certification<some SearchingEngine>) -> Contract {
        let order = certification.best.problem.order
        var best = certification.best
        var contract = best.contract(for: self, upper: certification.upper, record: certification.record)
        contract.prices = certification.prices.map { price in
            func name(_ k: Int) -> String { population.types[order.classes[k].members[0]].name }
            let constraint: Constraint =
                switch price.subject {
                case .outsideOption: .individualRationality
                case .incentive(let other): .incentive(posingAs: name(other))
                case .cap: .performanceCap
                case .nonnegativity: .nonnegativity
                }
            return ShadowPrice(constraint: constraint, type: name(price.classIndex), price: price.price)
        }
        contract.exclusion = exclusion(in: contract.menu, comparedWith: certification.performanceWithEverybody)
        contract.trace = certification.trace.map { step in
            var step = step
            step.lower = min(step.lower, contract.performance.lower)
            return step
        }
        let end = BoundsStep(
            linearPrograms: contract.solver.linearPrograms, lower: contract.performance.lower,
            upper: contract.performance.upper)
        if contract.trace.last != end { contract.trace.append(end) }
        contract.programText = certification.programText
        return contract
    }

    private func exclusion(in menu: Menu, comparedWith performance: Double?) -> Exclusion? {
        guard menu.offers.contains(where: { !$0.isExcluded }) else { return nil }
        let outside = menu.offers.filter { offer in
            let groupLearns = participation.certainCount.map {
                Double($0) * offer.effectiveContribution > accuracy.onset
            }
            return offer.isExcluded || groupLearns == false
        }
        return outside.isEmpty ? nil : Exclusion(types: outside.map(\.type.name), performanceWithEverybody: performance)
    }
}
