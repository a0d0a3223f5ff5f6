import LinearProgramming

/// The relaxation of the problem on one box: performance and caps are replaced by their concave envelopes on the totals
/// that each composition can have there.
///
/// Which classes the compositions tell apart is chosen at each point: a border stands where neighbouring contributions
/// differ. Every choice gives valid tangents, and those at a point whose groups are bunched are exact.
struct BoxRelaxation {
    let problem: ScreeningProblem
    let box: ContributionBox
    let conditioning: Conditioning
    let tables: GroupTables
    private var expectations: [GroupPartition: GroupExpectation] = [:]

    init(_ problem: ScreeningProblem, _ box: ContributionBox, _ conditioning: Conditioning, _ tables: GroupTables) {
        self.problem = problem
        self.box = box
        self.conditioning = conditioning
        self.tables = tables
    }

    /// Where the cutting ended.
    struct Vertex {
        var contributions: [Double]
        var rewards: [Double]
        /// Proved: nothing in the box exceeds this.
        var upper: Double
        /// The compositions that were taken one by one, at the vertex.
        var groups: GroupExpectation
    }

    enum Outcome {
        case vertex(Vertex)
        /// Nothing in the box exceeds what was asked.
        case nothing
        /// The program could not be solved; what was proved up to then.
        case unknown(upper: Double)
    }

    /// Cut violations below this, in performance or as a fraction of the value scale, are met.
    private static let met = 2e-10
    /// How far apart contributions are told apart, from coarse to fine.
    private static let borders = [1e-2, 1e-4, 1e-6, 1e-8, 1e-10]
    private static let mostRounds = 60
    /// After so many rounds, or when so little of the gap is left to cut, narrowing the box helps more.
    private static let roundsToPlace = 8
    private static let smallShare = 0.02
    private static let capsPerPoint = 8
    /// After so many rounds in which the bound fell by less than this, what is left to cut is told apart more finely.
    private static let mostStalls = 3
    private static let progress = 1e-12

    /// Solves the relaxation by tangents, as far as it helps.
    /// - Parameter performance: what is to be exceeded.
    mutating func solve(
        exceeding performance: Double, _ box: inout BoxProgram, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Outcome {
        var upper = problem.performanceLimit
        var fineness = 0
        var vertex: Vertex?
        var last = Double.infinity
        var stalls = 0
        for round in 0..<Self.mostRounds {
            guard case .optimal(let solution) = try answer(&upper, &box, in: &program) else {
                if upper == -.infinity { return .nothing }
                break
            }
            if upper <= performance { return .nothing }
            stalls = upper < last - Self.progress ? 0 : stalls + 1
            last = min(last, upper)
            if stalls == Self.mostStalls, let vertex {
                fineness += 1
                stalls = 0
                if fineness == Self.borders.count { return .vertex(vertex) }
            }
            let z = box.contract.coordinates(solution)
            let contributions = problem.cone.contributions(z)
            let rewards = problem.cone.rewards(z)
            let theta = solution[ContractProgram.theta]
            while true {
                guard let miss = excess(theta, contributions, rewards, fineness) else { return .unknown(upper: upper) }
                vertex = Vertex(contributions: contributions, rewards: rewards, upper: upper, groups: miss.groups)
                if miss.size > Self.met {
                    if round >= Self.roundsToPlace, miss.size < Self.smallShare * (theta - performance) {
                        return .vertex(vertex!)
                    }
                    try cut(miss, &box, in: &program)
                    break
                }
                fineness += 1
                if fineness == Self.borders.count { return .vertex(vertex!) }
            }
        }
        vertex?.upper = upper
        return vertex.map { .vertex($0) } ?? .unknown(upper: upper)
    }

    /// Solves the program once and lowers the bound: to minus infinity where nothing is feasible.
    private func answer(
        _ upper: inout Double, _ box: inout BoxProgram, in program: inout LinearProgram
    ) throws(LinearProgramError) -> BoxProgram.Answer {
        let answer = try box.solve(in: &program)
        switch answer {
        case .infeasible: upper = -.infinity
        case .unknown: break
        case .optimal(let solution): upper = min(upper, try program.provenBound(multipliers: solution.rowDuals))
        }
        return answer
    }

    /// By how much a vertex exceeds the envelopes.
    private struct Excess {
        var expectation: any CollectiveExpectation
        var groups: GroupExpectation
        var performance: Double
        /// By class, as a fraction of the value scale.
        var caps: [Double]
        var size: Double { caps.reduce(performance, max) }
    }

    private mutating func excess(
        _ theta: Double, _ contributions: [Double], _ rewards: [Double], _ fineness: Int
    ) -> Excess? {
        guard let (expectation, groups) = expectation(contributions, apart: Self.borders[fineness]) else { return nil }
        let caps = zip(rewards, expectation.caps()).map { ($0 - $1) / problem.valueScale }
        return Excess(
            expectation: expectation, groups: groups, performance: theta - expectation.performance, caps: caps)
    }

    /// The relaxation at a point, over all compositions of groups where a table holds them, else over those near the
    /// hinge and by sums beyond, else over those of coarser groups; with the compositions that were taken one by one.
    private mutating func expectation(
        _ contributions: [Double], apart: Double
    ) -> (any CollectiveExpectation, GroupExpectation)? {
        let partition = GroupPartition(contributions, apart: apart)
        if tables.table(partition) == nil,
            let near = nearExpectation(partition.bunched(contributions, problem.order.probabilities))
        {
            evaluations += 1
            return (near, near.near)
        }
        guard let table = tables.table(for: contributions, apart: apart) else { return nil }
        var expectation =
            expectations[table.partition]
            ?? GroupExpectation(
                table, GroupCurves(problem.exact, envelope: problem.envelope, totals: box.totals(of: table)),
                conditioning, isMajorant: true)
        expectation.move(to: contributions)
        evaluations += 1
        expectations[table.partition] = expectation
        return (expectation, expectation)
    }

    /// At a menu with equal contributions within its groups. Where all other compositions are beyond the hinge in the
    /// whole box, or there is no hinge, the sums that stand for them are the curves; else majorants.
    func nearExpectation(_ bunched: [Double]) -> NearExpectation? {
        guard let sums = tables.near.sums else { return nil }
        let onset = problem.exact.performance.joint
        func expectation(_ table: GroupTable, _ sums: BulkSums) -> NearExpectation {
            var expectation = NearExpectation(
                table, GroupCurves(problem.exact, envelope: problem.envelope, totals: box.totals(of: table)), sums,
                tables.near.law, conditioning)
            expectation.move(to: bunched)
            return expectation
        }
        if let bound = onset > 0 ? box.total(at: bunched, thatKeeps: sums.from) : sums.from,
            let table = tables.near.table(of: bunched, upTo: bound)
        {
            return expectation(table, sums)
        }
        guard let majorants = tables.near.majorants else { return nil }
        return tables.near.leastTable(of: bunched, onset: onset).map { expectation($0, majorants) }
    }

    private func cut(
        _ miss: Excess, _ box: inout BoxProgram, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        if miss.performance > 0.1 * Self.met, let cut = box.contract.performanceCut(at: miss.expectation) {
            try box.add(cut, in: &program)
        }
        let worst = miss.caps.indices.filter { miss.caps[$0] > 0.1 * Self.met }
            .sorted { (miss.caps[$1], $0) < (miss.caps[$0], $1) }.prefix(Self.capsPerPoint)
        for i in worst {
            if let cut = box.contract.capCut(of: i, at: miss.expectation) { try box.add(cut, in: &program) }
        }
    }

    /// The tangents of performance and of all caps at one point; none where it has too many compositions.
    mutating func tangents(at contributions: [Double], _ contract: ContractProgram) -> [ContractProgram.Cut] {
        guard let (expectation, _) = expectation(contributions, apart: 0) else { return [] }
        return [contract.performanceCut(at: expectation)].compactMap(\.self)
            + problem.costs.indices.compactMap { contract.capCut(of: $0, at: expectation) }
    }

    /// Work done in evaluations.
    private(set) var evaluations = 0
}
