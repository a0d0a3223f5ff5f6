import LinearProgramming
import Stopping

/// From the best menu of a problem to the best one in whole multiples.
struct MultipleDesign {
    let multiples: WholeMultiples
    let grid: MultipleGrid
    let problem: ContractProblem
    let screening: ScreeningProblem

    /// - Parameters:
    ///   - free: what was found without multiples, whose bound holds for all menus.
    ///   - engine: judges single menus where the compositions of all classes are too many to list.
    /// - Throws: `ContractError.noMenu`.
    func finding(
        after free: Finding, _ engine: some ExpectationEngine, _ tables: GroupTables, _ observer: SolveObserver,
        _ patience: Patience, export: ProgramFormat?
    ) throws(ContractError) -> Finding {
        let finest = GroupPartition(groupCount: screening.costs.count, classCount: screening.costs.count)
        if tables.table(finest) != nil {
            let exact = PooledExpectation(tables, screening.exact, problem.conditioning)
            return try finding(after: free, judgedBy: exact, tables, observer, patience, export: export)
        }
        return try finding(
            after: free, judgedBy: engine.expectation(.exact), tables, observer, patience, export: export)
    }

    private func finding<Expectation: CollectiveExpectation>(
        after free: Finding, judgedBy exact: Expectation, _ tables: GroupTables, _ observer: SolveObserver,
        _ patience: Patience, export: ProgramFormat?
    ) throws(ContractError) -> Finding {
        var screening = screening
        screening.rewardStep = grid.rewardStep
        var search = MultipleSearch(
            screening, grid, tables, problem.conditioning, exact,
            judgedBy: FeasibleMenu(screening, exact, patience), tolerance: problem.tolerance, observer)
        let upper = try search.run(from: free.menu.contributions, below: free.performance.upper, export: export)
        guard search.menus.hasMenu else {
            throw .noMenu(
                MissingMenu(
                    status: upper == -.infinity ? .infeasible : .undecided, conflict: [],
                    stoppedBy: upper == -.infinity ? nil : patience.reason, multiples: multiples))
        }
        var menus = search.menus
        var record = free.record
        record.include(search.record)
        record.evaluationError = max(record.evaluationError, exact.evaluationError)
        return Finding(
            menu: menus.recomputed(), upper: upper, record: record, prices: nil, trace: [],
            programText: search.programText, performanceWithEverybody: nil, continuous: continuous(free))
    }

    private func continuous(_ free: Finding) -> ContinuousOptimum {
        let types = problem.population.types
        return ContinuousOptimum(
            performance: free.performance,
            contributions: zip(types, screening.order.classOfType).map {
                free.menu.contributions[$1] / $0.quality
            })
    }
}

extension Finding {
    /// Everyone training alone is no answer in whole multiples.
    /// - Throws: `ContractError.noMenu` where multiples are asked for.
    func unless(_ multiples: WholeMultiples?, stoppedBy reason: StopReason?) throws(ContractError) -> Finding {
        guard let multiples else { return self }
        throw .noMenu(MissingMenu(status: .undecided, conflict: [], stoppedBy: reason, multiples: multiples))
    }
}
