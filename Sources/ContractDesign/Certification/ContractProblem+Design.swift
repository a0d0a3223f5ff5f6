import LinearProgramming

extension ContractProblem {
    /// The best menu, its bounds and its checks.
    ///
    /// `certified` where the bounds are within the tolerance; otherwise `bounded`, with both bounds. Engine `auto`
    /// takes the cheaper one.
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
        let start = ContinuousClock.now
        let screening = ScreeningProblem(order: CostOrder(population), accuracy: accuracy, valuation: valuation)

        func certify(_ engine: some ExpectationEngine) throws(ContractError) -> Finding {
            var certification = Certification(self, screening, engine, observer: observer, export: export)
            try certification.run(isRelaxed ? .relaxation : .search)
            return try certification.finding()
        }
        let engines = EngineChoice(self, screening.order, accuracy, valuation)
        let finding: Finding
        switch engines.first {
        case .laplace(let engine)?:
            finding = try certify(engine)
        case .enumeration(let choice)?:
            finding = try certify(choice.engine(accuracy, valuation, conditioning))
        case nil:
            throw engines.refusal
        }
        return try Contract(finding, to: self, screening, since: start)
    }
}
