import ContractDesign

/// The values of all columns of one kind, in their order.
public struct SweepRow<Column: SweepColumn>: Hashable, Sendable {
    /// By `Column.allCases`.
    public internal(set) var values: [SweepValue]

    init<Failure: Error>(_ value: (Column) throws(Failure) -> SweepValue) throws(Failure) {
        values = []
        for column in Column.allCases { values.append(try value(column)) }
    }

    /// The value in a column. O(1).
    public internal(set) subscript(column: Column) -> SweepValue {
        get { values[Column.places[column, default: values.endIndex]] }
        set { values[Column.places[column, default: values.endIndex]] = newValue }
    }
}

/// One case of a sweep with its answer, as it is stored and printed.
public struct SweepRecord: Hashable, Sendable {
    /// What holds of the case as a whole.
    public internal(set) var summary: SweepRow<CaseColumn>
    /// By type, in the population's order.
    public internal(set) var offers: [SweepRow<OfferColumn>]

    /// The value in a column of the summary. O(1).
    public subscript(column: CaseColumn) -> SweepValue { summary[column] }

    /// The case's number, from 1.
    public var number: Int { if case .count(let number) = self[.caseNumber] { number } else { 0 } }

    /// The answer without the time that it took: equal for equal cases, whoever computed them.
    var withoutTime: SweepRecord {
        var record = self
        record.summary[.seconds] = .none
        return record
    }
}

/// One case with its answer, in the making.
struct SweptCase {
    let failure: CaseFailure?
    private let number: Int
    private let problem: ContractProblem
    private let identity: SweepIdentity
    private let contract: Contract?
    private let missing: MissingMenu?
    private let welfare: Welfare?
    private let seconds: Double

    /// Solves a case, on one thread from beginning to end.
    /// - Parameters:
    ///   - knownTypes: how complete information is computed.
    ///   - limit: seconds after which its search ends; nil for none.
    ///   - isOutOfMemory: whether it is to end for lack of memory.
    init(
        _ number: Int, _ problem: ContractProblem, of identity: SweepIdentity, knownTypes: KnownTypes = .fast,
        within limit: Double? = nil, _ isOutOfMemory: (@Sendable () -> Bool)? = nil
    ) {
        let clock = ContinuousClock()
        let start = clock.now
        self.number = number
        self.problem = problem
        self.identity = identity
        do {
            try problem.requireKnownTypes(knownTypes)
            var observer = SolveObserver()
            if limit != nil || isOutOfMemory != nil {
                observer.stop = {
                    if let limit, clock.now - start > .seconds(limit) { return .timeLimit }
                    return isOutOfMemory?() == true ? .memoryLimit : nil
                }
            }
            let answer = try problem.design(observer: observer)
            welfare = try answer.welfare(knownTypes: knownTypes)
            contract = answer
            (missing, failure) = (nil, nil)
        } catch .noMenu(let reason) {
            (contract, welfare, failure) = (nil, nil, nil)
            missing = reason
        } catch {
            missing = nil
            contract = nil
            welfare = nil
            failure = CaseFailure(number: number, reason: error)
        }
        seconds = (clock.now - start) / .seconds(1)
    }

    var record: SweepRecord {
        SweepRecord(
            summary: SweepRow(value),
            offers: problem.population.types.indices.map { i in SweepRow { value($0, ofType: i) } })
    }

    private func value(_ column: CaseColumn) -> SweepValue {
        switch column {
        case .caseNumber: .count(number)
        case .participation: .text(problem.participation.specification)
        case .participants: .number(problem.participation.mean)
        case .accuracy: .text(problem.accuracy.specification)
        case .valuation: .text(problem.valuation.specification)
        case .conditioning: .text(problem.conditioning.rawValue)
        case .prefer: .text(problem.preference.rawValue)
        case .typeCount: .count(problem.population.types.count)
        case .status: .text(contract?.status.rawValue ?? missing?.status.rawValue ?? SweepTally.failed)
        case .performance: SweepValue(contract?.performance.lower)
        case .performanceUpper: SweepValue(contract?.performance.upper)
        case .gap: SweepValue(contract?.performance.gap)
        case .modelValue: SweepValue(contract?.modelValue)
        case .completePerformance: SweepValue(welfare?.informed?.performance)
        case .completeError: SweepValue(welfare?.informed?.performanceError)
        case .completeStandardError: SweepValue(welfare?.informed?.standardError)
        case .informationCost: SweepValue(welfare?.informationCost)
        case .alonePerformance: SweepValue(welfare?.alonePerformance)
        case .surplus: SweepValue(welfare?.surplus)
        case .surplusAlone: SweepValue(welfare?.surplusAlone)
        case .engine: SweepValue(contract?.solver.engine.rawValue)
        case .linearPrograms: SweepValue(contract?.solver.linearPrograms)
        case .seconds: .number(seconds)
        case .message: SweepValue(missing?.description ?? failure?.reason.description)
        case .sweep: .text(identity.fingerprint)
        case .sweepCases: .count(identity.caseCount)
        case .version: .text(identity.version)
        }
    }

    private func value(_ column: OfferColumn, ofType i: Int) -> SweepValue {
        let type = problem.population.types[i]
        let offer = contract?.menu.offers[i]
        let standing = welfare?.standings[i]
        return switch column {
        case .typeNumber: .count(i + 1)
        case .type: .text(type.name)
        case .cost: .number(type.cost)
        case .probability: .number(type.probability)
        case .quality: .number(type.quality)
        case .contribution: SweepValue(offer?.contribution)
        case .reward: SweepValue(offer?.reward)
        case .cap: SweepValue(offer?.cap)
        case .utility: SweepValue(offer?.utility)
        case .outsideOption: SweepValue(offer?.outsideOption)
        case .informationRent: SweepValue(standing?.informationRent)
        case .completeContribution: SweepValue(standing?.informedContribution)
        case .completeContributionError: SweepValue(standing?.informedContributionError)
        case .standaloneContribution: SweepValue(offer?.standaloneContribution)
        case .pool: SweepValue(offer?.pool)
        case .value: .number(type.value)
        case .capacity: SweepValue(type.capacity)
        case .worth: SweepValue(offer?.worth)
        }
    }
}
