import Stopping

/// Which engine holds a problem: the one place where that is decided.
struct EngineChoice {
    enum Candidate {
        case laplace(LaplaceEngine)
        case enumeration(OutcomeTable)
        /// Exponential sums for the value too.
        case sums(SumEngine)
        case gauss
    }

    let participation: Participation
    let probabilities: [Double]
    let engine: Engine
    private let accuracy: any AccuracyFunction
    private let enumeration: EnumerationChoice

    init(_ problem: ContractProblem, _ probabilities: [Double]) {
        participation = problem.participation
        self.probabilities = probabilities
        engine = problem.engine
        accuracy = problem.accuracy
        enumeration = EnumerationChoice(
            problem.participation, probabilities, mostBytes: problem.setting.mostTableBytes)
    }

    /// The engine for the search of a menu: the cheaper of enumeration and exponential sums, as far as there are any,
    /// else enumeration of the compositions that matter where they are few, else Gauss rules.
    /// - Parameters:
    ///   - patience: when it ends, tables are left unfinished.
    ///   - sum: exponential sums for all menus that might be accepted, nil where there are none.
    ///   - noSum: why there are none.
    ///   - gaussError: that of Gauss rules where everyone contributes what it would alone.
    /// - Throws: `ContractError.tooManyOutcomes` where enumeration was asked for or is all there is, and is too much;
    ///   `noExponentialSum` where sums were asked for and `sum` is nil.
    func candidate(
        _ patience: Patience, sum: @autoclosure () -> LaplaceEngine?, sums: @autoclosure () -> SumEngine?,
        otherwise noSum: @autoclosure () -> ContractError, gaussError: () -> Double
    ) throws(ContractError) -> Candidate {
        if let asked = try askedFor(patience, sum: sum, otherwise: noSum) { return asked }
        let laplace = sum()
        // Measured: with as many terms as outcomes the two are about even, and sums grow faster.
        let isCheaper = laplace.map { Double($0.sum.rates.count) < enumeration.outcomes / 4 } ?? false
        if let laplace, isCheaper || !enumeration.fits { return .laplace(laplace) }
        if laplace == nil, accuracy.isSmooth, enumeration.likelyOutcomes > Self.fewOutcomes {
            if let sums = sums() { return .sums(sums) }
            if gaussError() <= Self.smallError { return .gauss }
        }
        if enumeration.isCheap || (laplace != nil && enumeration.fits) {
            return .enumeration(enumeration.table(patience))
        }
        return try withoutSum(patience)
    }

    /// Measured on curves that are no compiled sums: up to some ten thousand outcomes enumeration takes less time. Beyond
    /// that a fit of sums does with a hinge; without one it takes 20 to 40 ms, the time of some 30,000 outcomes. Gauss rules
    /// take 4 times less with 20,000 and 40 times less with 180,000, as long as no group comes near a joint of the curve,
    /// which their error shows.
    private static let fewOutcomes = 10_000.0
    private static let smallError = 1e-12

    /// The engine for one menu, of which all expectations are taken but once.
    func candidateForOneMenu(
        sum: @autoclosure () -> LaplaceEngine?, otherwise noSum: @autoclosure () -> ContractError
    ) throws(ContractError) -> Candidate {
        let patience = Patience()
        if let asked = try askedFor(patience, sum: sum, otherwise: noSum) { return asked }
        if enumeration.isCheap { return .enumeration(enumeration.table()) }
        // Sums understate what groups with very little data learn, and menus from elsewhere may have such.
        if let table = enumeration.likely(atMost: Self.mostForOneMenu) { return .enumeration(table) }
        if let laplace = sum() { return .laplace(laplace) }
        return try withoutSum(patience)
    }

    /// The most outcomes that one menu's expectations are preferably taken over: some hundredths of a second.
    private static let mostForOneMenu = 50_000

    /// What the problem names, or what a lone party leaves no choice of; nil where the choice is free.
    private func askedFor(
        _ patience: Patience, sum: () -> LaplaceEngine?, otherwise noSum: () -> ContractError
    ) throws(ContractError) -> Candidate? {
        switch engine {
        case .auto where !participation.isSolitary:
            return nil
        case .laplace where !participation.isSolitary:
            guard let laplace = sum() else { throw noSum() }
            return .laplace(laplace)
        case .gauss where !participation.isSolitary:
            guard accuracy.isSmooth else { throw .notSmooth(accuracy: accuracy.specification) }
            return .gauss
        case .auto, .laplace, .gauss, .enumerate:
            if enumeration.fits { return .enumeration(enumeration.table(patience)) }
            guard let table = enumeration.likely(atMost: enumeration.mostOutcomes, patience) else {
                throw enumeration.refusal
            }
            return .enumeration(table)
        }
    }

    /// Gauss rules where the curve is smooth and enumeration not cheap.
    private func withoutSum(_ patience: Patience) throws(ContractError) -> Candidate {
        let most = accuracy.isSmooth ? enumeration.cheapOutcomes : enumeration.mostOutcomes
        if let table = enumeration.likely(atMost: most, patience) { return .enumeration(table) }
        guard accuracy.isSmooth else { throw enumeration.refusal }
        return .gauss
    }
}

extension ContractProblem {
    func gaussEngine<A: AccuracyFunction, V: Valuation>(
        _ probabilities: [Double], _ accuracy: A, _ valuation: V, _ patience: Patience = Patience()
    ) -> GaussEngine<A, V> {
        GaussEngine(participation, probabilities, accuracy, valuation, conditioning, patience)
    }
}
