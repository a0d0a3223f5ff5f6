import Stopping

/// Makes the engine that a problem calls for, where one law of who comes holds.
struct EngineSource<Accuracy: AccuracyFunction, Value: Valuation> {
    let problem: ContractProblem
    let screening: ScreeningProblem
    let accuracy: Accuracy
    let valuation: Value
    let patience: Patience
    /// The compositions of groups under that law.
    let tables: GroupTables

    /// - Parameter screening: the problem by classes, with the law in its cost order.
    init(
        _ problem: ContractProblem, _ screening: ScreeningProblem, _ accuracy: Accuracy, _ valuation: Value,
        _ patience: Patience
    ) {
        self.problem = problem
        self.screening = screening
        self.accuracy = accuracy
        self.valuation = valuation
        self.patience = patience
        tables = GroupTables(problem.participation, screening.order.probabilities) { BulkSums(problem, screening) }
    }

    /// The engine by its kind.
    /// - Throws: as `EngineChoice.candidate`.
    func candidate() throws(ContractError) -> EngineChoice.Candidate {
        try EngineChoice(problem, screening.order.probabilities).candidate(
            patience, sum: LaplaceEngine(problem, screening.order, accuracy, valuation),
            sums: SumEngine(screening, tables, problem.conditioning),
            otherwise: .noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification)
        ) {
            var exact = gauss().expectation(.exact)
            exact.move(to: screening.standAlone.contributions)
            return exact.evaluationError
        }
    }

    /// The engine, whatever its kind.
    /// - Throws: as `EngineChoice.candidate`.
    func engine() throws(ContractError) -> any ExpectationEngine {
        switch try candidate() {
        case .laplace(let engine): engine
        case .enumeration(let table): enumeration(of: table)
        case .sums(let engine): engine
        case .gauss: gauss()
        }
    }

    func enumeration(of table: OutcomeTable) -> EnumerationEngine<Accuracy, Value> {
        EnumerationEngine(
            table: table, accuracy: accuracy, valuation: valuation, conditioning: problem.conditioning,
            patience: patience)
    }

    func gauss() -> GaussEngine<Accuracy, Value> {
        problem.gaussEngine(screening.order.probabilities, accuracy, valuation, patience)
    }
}
