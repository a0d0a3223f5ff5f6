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
        try design(accuracy, valuation, observer, export)
    }

    private func design(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation, _ observer: SolveObserver,
        _ export: ProgramFormat?
    ) throws(ContractError) -> Contract {
        let start = ContinuousClock.now
        let patience = Patience(observer.stop)
        let observer = observer.asking(patience)
        let screening = screening(accuracy, valuation)
        let multiples = try setting.multiples.map { multiples throws(ContractError) in
            let grid = try MultipleGrid(
                multiples, population, screening.order, valueScale: screening.valueScale)
            return MultipleDesign(multiples: multiples, grid: grid, problem: self, screening: screening)
        }

        let tables = GroupTables(participation, screening.order.probabilities) { BulkSums(self, screening) }
        func certify(_ engine: some ExpectationEngine) throws(ContractError) -> Finding {
            let finding = try CapacitySearch.finding(screening, tolerance, observer) {
                screening throws(ContractError) in
                var certification = Certification(
                    self, screening, engine, tables, observer: observer, patience, export: export)
                return try certification.found(with: isRelaxed ? .relaxation : .search)
            }
            guard let multiples else { return finding }
            return try multiples.finding(after: finding, engine, tables, observer, patience, export: export)
        }
        let choice = EngineChoice(self, screening.order.probabilities)
        let candidate = try choice.candidate(
            patience, sum: LaplaceEngine(self, screening.order, accuracy, valuation),
            sums: SumEngine(screening, tables, conditioning),
            otherwise: .noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification)
        ) {
            var exact = gaussEngine(screening.order.probabilities, accuracy, valuation, patience).expectation(.exact)
            exact.move(to: screening.standAlone.contributions)
            return exact.evaluationError
        }
        let finding =
            switch candidate {
            case _ where patience.isOver:
                try Finding(untriedIn: screening, participation, stoppedBy: patience.reason)
                    .unless(setting.multiples, stoppedBy: patience.reason)
            case .laplace(let engine):
                try certify(engine)
            case .enumeration(let table):
                try certify(
                    EnumerationEngine(
                        table: table, accuracy: accuracy, valuation: valuation, conditioning: conditioning,
                        patience: patience))
            case .sums(let engine):
                try certify(engine)
            case .gauss:
                try certify(gaussEngine(screening.order.probabilities, accuracy, valuation, patience))
            }
        return try Contract(
            finding, to: self, screening, since: start,
            stoppedBy: finding.performance.gap > tolerance ? patience.reason : nil)
    }

    /// The problem by classes, with what its types have without a contract.
    func screening(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) -> ScreeningProblem {
        let perfect = valuation.value(of: accuracy.limit)
        let order = CostOrder(population) { perfect / $0 }
        let high = setting.accuracyHigh.map { _ in OutsideOptions(self) }
        return ScreeningProblem(order: order, accuracy: accuracy, valuation: valuation) { k, alone in
            outsideOption(
                of: order.classes[k].members,
                alone: high?.alone(atCost: order.classes[k].cost, capacity: order.classes[k].capacity) ?? alone)
        }
    }
}
