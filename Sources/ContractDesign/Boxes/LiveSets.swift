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
        let partition = GroupPartition(contributions, apart: 1e-9)
        let bunched = partition.bunched(contributions, problem.order.probabilities)
        let pooled = GroupPartition(bunched, apart: 0)
        if tables.table(pooled) == nil, let sums = tables.near.sums,
            let near = tables.near.table(of: bunched, upTo: 2 * sums.from)
        {
            try improve(near, live: live(near, at: bunched), beyond: sums, over: floor)
        } else if let table = tables.table(for: contributions, apart: 1e-9) {
            let bunched = table.partition.bunched(contributions, problem.order.probabilities)
            try improve(table, live: live(table, at: bunched), over: floor)
        }
    }

    /// The compositions beyond the hinge at a menu whose groups are bunched.
    private func live(_ table: GroupTable, at bunched: [Double]) -> [Bool] {
        table.outcomes.totals(table.partition.groups.map { bunched[$0.lowerBound] }).map { $0 > onset }
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

    /// - Parameter sums: what stands for the compositions that are not in the table, where it is but a part of them.
    private mutating func improve(
        _ table: GroupTable, live: [Bool], beyond sums: BulkSums? = nil, over floor: Double
    ) throws(ContractError) {
        guard tried.insert(Guess(partition: table.partition, live: live)).inserted else { return }
        let curves = GroupCurves(minorant: problem.minorant, live: live)
        let z =
            if let sums {
                try optimum(NearExpectation(table, curves, sums, tables.near.law, conditioning), table, floor)
            } else {
                try optimum(GroupExpectation(table, curves, conditioning, isMajorant: false), table, floor)
            }
        if let z { try improve(from: problem.cone.contributions(z), over: floor) }
    }

    /// The best menu of a minorant that keeps the table's groups bunched.
    private mutating func optimum<Minorant: CollectiveExpectation>(
        _ minorant: Minorant, _ table: GroupTable, _ floor: Double
    ) throws(ContractError) -> [Double]? {
        let goal = SupportingHyperplanes<Minorant>.Goal(
            tolerance: tolerance, bunching: table.partition, cutoff: max(floor, best.performance))
        let (outcome, work) = try SupportingHyperplanes.solve(problem, minorant, from: start, goal, observer)
        record.add(work)
        return outcome.coordinates
    }
}
