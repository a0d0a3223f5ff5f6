/// Which engines can hold a problem, the one to begin with first.
struct EngineChoice {
    enum Candidate {
        case laplace(LaplaceEngine)
        case enumeration(EnumerationChoice)
    }

    /// Nil where no engine can.
    let first: Candidate?
    /// Enumeration as a second try, where it is cheap enough.
    let fallback: EnumerationChoice?
    let refusal: ContractError

    init(
        _ problem: ContractProblem, _ order: CostOrder, _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) {
        let enumeration = EnumerationChoice(problem.participation, order.probabilities)
        let mayUseSums = problem.engine != .enumerate && !problem.participation.isSolitary
        let laplace = mayUseSums ? LaplaceEngine(problem, order, accuracy, valuation) : nil
        let noSum = ContractError.noExponentialSum(accuracy: accuracy.specification, valuation: valuation.specification)

        switch problem.engine {
        case .enumerate:
            first = enumeration.fits ? .enumeration(enumeration) : nil
            fallback = nil
            refusal = enumeration.refusal
        case .laplace where problem.participation.isSolitary:
            first = .enumeration(enumeration)
            fallback = nil
            refusal = enumeration.refusal
        case .laplace:
            first = laplace.map { .laplace($0) }
            fallback = nil
            refusal = noSum
        case .auto:
            // Measured: with as many terms as outcomes the two are about even, and sums grow faster.
            let isCheaper = laplace.map { Double($0.sum.rates.count) < enumeration.outcomes / 4 } ?? false
            if let laplace, isCheaper || !enumeration.fits {
                first = .laplace(laplace)
                fallback = enumeration.isCheap ? enumeration : nil
            } else {
                first = enumeration.fits ? .enumeration(enumeration) : nil
                fallback = nil
            }
            refusal = enumeration.refusal
        }
    }
}

extension EnumerationChoice {
    func engine<A: AccuracyFunction, V: Valuation>(
        _ accuracy: A, _ valuation: V, _ conditioning: Conditioning
    ) -> EnumerationEngine<A, V> {
        EnumerationEngine(table: table, accuracy: accuracy, valuation: valuation, conditioning: conditioning)
    }
}
