import LinearProgramming
import Stopping

extension ContractProblem {
    /// The best menu, its bounds and its checks.
    ///
    /// `certified` where the bounds are within the tolerance; otherwise `bounded`, with both bounds. Engine `auto`
    /// takes the cheaper one.
    /// - Parameters:
    ///   - observer: told of each linear program's bounds, and asked whether to go on.
    ///   - export: also write the final linear program in this format, into `Contract.programText`.
    /// - Throws: `ContractError.tooManyOutcomes` where enumeration was asked for and there are too many compositions;
    ///   `noMenu` where no menu gives every type what it has without a contract, or none was found;
    ///   `noExponentialSum` where `laplace` was asked for and the accuracy or the valuation is no sum of exponentials.
    /// - Complexity: for the Laplace engine O(I) an evaluation, whatever the number of parties; for enumeration
    ///   O(I C(N + I - 1, I - 1)); for Gauss rules O(I) for each of at most 5,000 counts of clusters.
    public func design(
        observer: SolveObserver = SolveObserver(), export: ProgramFormat? = nil
    ) throws(ContractError) -> Contract {
        let start = ContinuousClock.now
        let patience = Patience(observer.stop)
        let observer = observer.asking(patience)
        let (finding, prepared) = try preparedFinding(observer, patience, export)
        let isOpen = finding.performance.gap > tolerance || prepared.map { !$0.isSettled } ?? false
        let stoppedBy = isOpen ? patience.reason : nil
        return try Contract(
            finding, to: self, screening(accuracy, valuation), since: start,
            robustness: prepared.map { laws throws(ContractError) in
                try robustness(of: contributions(finding), under: laws, observer)
            }, stoppedBy: stoppedBy)
    }

    /// What is found where the laws of who comes are those of the population.
    func finding(
        _ observer: SolveObserver, _ patience: Patience, _ export: ProgramFormat?
    ) throws(ContractError) -> Finding {
        try finding(accuracy, valuation, observer, patience, export)
    }

    private func finding(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation, _ observer: SolveObserver,
        _ patience: Patience, _ export: ProgramFormat?
    ) throws(ContractError) -> Finding {
        let screening = screening(accuracy, valuation)
        let multiples = try setting.multiples.map { multiples throws(ContractError) in
            let grid = try MultipleGrid(
                multiples, population, screening.order, valueScale: screening.valueScale)
            return MultipleDesign(multiples: multiples, grid: grid, problem: self, screening: screening)
        }

        let choice = EngineSource(self, screening, accuracy, valuation, patience)
        func certify(_ engine: some ExpectationEngine) throws(ContractError) -> Finding {
            let finding = try CapacitySearch.finding(screening, tolerance, observer) {
                screening, known throws(ContractError) in
                var certification = Certification(
                    self, screening, engine, choice.tables, observer: observer, patience, knowing: known,
                    export: export)
                return try certification.found(with: isRelaxed ? .relaxation : .search)
            }
            guard let multiples else { return finding }
            return try multiples.finding(after: finding, engine, choice.tables, observer, patience, export: export)
        }
        if screening.laws.count > 1, !patience.isOver {
            return try certify(
                ScenarioEngine(
                    engines: screening.laws.map { law throws(ContractError) in
                        try EngineSource(self, screening.under([law]), accuracy, valuation, patience).engine()
                    }))
        }
        let candidate = try choice.candidate()
        return switch candidate {
        case _ where patience.isOver:
            try Finding(untriedIn: screening, participation, stoppedBy: patience.reason)
                .unless(setting.multiples, stoppedBy: patience.reason)
        case .laplace(let engine):
            try certify(engine)
        case .enumeration(let table):
            try certify(choice.enumeration(of: table))
        case .sums(let engine):
            try certify(engine)
        case .gauss:
            try certify(choice.gauss())
        }
    }

    /// Raw units by type that a finding asks for.
    func contributions(_ finding: Finding) -> [Double] {
        zip(population.types, costOrder.classOfType).map { type, k in
            finding.menu.contributions[k] / type.quality
        }
    }

    /// The problem by classes, with what its types have without a contract.
    func screening(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) -> ScreeningProblem {
        let order = costOrder
        let laws = countedLaws(order)
        let others = setting.otherCurves.isEmpty ? nil : OutsideOptions(self)
        let problem = ScreeningProblem(order: order, accuracy: accuracy, valuation: valuation) { k, alone in
            outsideOption(
                of: order.classes[k].members,
                alone: others?.alone(atCost: order.classes[k].cost, capacity: order.classes[k].capacity) ?? alone)
        }
        return laws.isEmpty ? problem : problem.under(laws)
    }
}
