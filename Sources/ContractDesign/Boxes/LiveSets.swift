import LinearProgramming

/// Menus by guessing which compositions are beyond the hinge.
///
/// Any set of live compositions makes a concave minorant, E[b(S); live], whose optimum is feasible; solved on the menus
/// that keep a point's equal contributions equal, and again with the live set of its own optimum, as long as that is
/// new.
struct LiveSets {
    let problem: ScreeningProblem
    let tables: GroupTables
    let conditioning: Conditioning
    let start: StartingMenus
    let tolerance: Double
    let observer: SolveObserver
    private var tried: Set<Guess> = []
    private(set) var best: FeasibleMenu<PooledExpectation>
    private(set) var record = SolverRecord()

    private struct Guess: Hashable {
        var partition: GroupPartition
        var live: [Bool]
    }

    init(
        _ problem: ScreeningProblem, _ tables: GroupTables, _ conditioning: Conditioning, start: StartingMenus,
        tolerance: Double, _ observer: SolveObserver
    ) {
        self.problem = problem
        self.tables = tables
        self.conditioning = conditioning
        self.start = start
        self.tolerance = tolerance
        self.observer = observer
        best = FeasibleMenu(problem, PooledExpectation(tables, problem.exact, conditioning))
    }

    /// Takes a menu where it is feasible and better.
    mutating func consider(_ contributions: [Double]) { best.consider(contributions) }

    /// Tries a point and the live set there.
    mutating func improve(from contributions: [Double], over floor: Double) throws(ContractError) {
        best.consider(contributions)
        guard let table = tables.table(for: contributions, apart: 1e-9) else { return }
        let means = table.partition.groups.map { group in
            group.reduce(0) { $0 + table.shares[$1] * contributions[$1] }
        }
        try improve(table, live: table.outcomes.totals(means).map { $0 > onset }, over: floor)
    }

    /// Tries to leave out the costliest classes, the others pooled, for each number of parties that might be enough.
    mutating func tryPrefixes(over floor: Double) throws(ContractError) {
        for first in problem.costs.indices {
            let partition = GroupPartition(from: first, classCount: problem.costs.count)
            guard let table = tables.table(partition), let counts = table.outcomes.counts.last else { continue }
            let enough = (onset * problem.costs[first] / problem.valueScale).rounded(.up)
            var least = max(1, enough)
            while least <= counts.max() ?? 0 {
                if observer.isCancelled?() ?? false { return }
                try improve(table, live: counts.map { $0 >= least }, over: floor)
                least = max(least + 1, (1.5 * least).rounded())
            }
        }
    }

    private var onset: Double { problem.exact.performance.joint }

    private mutating func improve(_ table: GroupTable, live: [Bool], over floor: Double) throws(ContractError) {
        guard tried.insert(Guess(partition: table.partition, live: live)).inserted else { return }
        let goal = SupportingHyperplanes<GroupExpectation>.Goal(
            tolerance: tolerance, bunching: table.partition, cutoff: max(floor, best.performance))
        let expectation = GroupExpectation(
            table, GroupCurves(minorant: problem.minorant, live: live), conditioning, isMajorant: false)
        let (outcome, work) = try SupportingHyperplanes.solve(problem, expectation, from: start, goal, observer)
        record.add(work)
        guard let z = outcome.coordinates else { return }
        try improve(from: problem.cone.contributions(z), over: floor)
    }
}
