import LinearProgramming

// What the linear program is told about the points that were visited.
extension SupportingHyperplanes {
    /// Adds rows u_i >= f_i that `z` violates: of each run of neighbouring classes that would rather stay out the
    /// worst, since outside options and utilities are convex in the cost and mending the worst mends most of the run.
    mutating func addViolatedOutsideOptions(
        at z: [Double], in program: inout LinearProgram
    ) throws(LinearProgramError) -> Bool {
        var worstOfRuns: [(shortfall: Double, index: Int)] = []
        var previous: Int?
        for (i, shortfall) in outsideOptionsViolated(at: z) where !contract.hasOutsideOption[i] {
            if previous == i - 1, let worst = worstOfRuns.last {
                if shortfall > worst.shortfall { worstOfRuns[worstOfRuns.count - 1] = (shortfall, i) }
            } else {
                worstOfRuns.append((shortfall, i))
            }
            previous = i
        }
        let added = worstOfRuns.sorted { $0 > $1 }.prefix(optionsPerPoint)
        for (_, i) in added { try contract.addOutsideOption(of: i, in: &program) }
        let hasAddedIncentives = try addViolatedIncentives(at: z, in: &program)
        return !added.isEmpty || hasAddedIncentives
    }

    /// Adds, of each class that would rather pose as another, the row against the offer that tempts it most.
    private mutating func addViolatedIncentives(
        at z: [Double], in program: inout LinearProgram
    ) throws(LinearProgramError) -> Bool {
        let before = contract.incentives.count
        for (pair, _) in strongestTemptations(at: z).sorted(by: { $0.gain > $1.gain }).prefix(optionsPerPoint) {
            try contract.addIncentive(pair, in: &program)
        }
        return contract.incentives.count > before
    }

    /// By class, the pair that gains most of those that must not, with what it gains, value units.
    private func strongestTemptations(at z: [Double]) -> [(pair: IncentivePair, gain: Double)] {
        guard let pairs = problem.cell?.pairs else { return [] }
        let contributions = problem.cone.contributions(z)
        let rewards = problem.cone.rewards(z)
        var strongest: [Int: (pair: IncentivePair, gain: Double)] = [:]
        for pair in pairs {
            let gain = pair.gain(costs: problem.costs, contributions: contributions, rewards: rewards)
            if gain > slackTolerance * problem.valueScale, gain > strongest[pair.of]?.gain ?? 0 {
                strongest[pair.of] = (pair, gain)
            }
        }
        return Array(strongest.values)
    }

    /// The rows that are there from the start: all outside options and incentive constraints where they are few, and the
    /// ranges of contributions.
    mutating func addFirstRows(in program: inout LinearProgram) throws(LinearProgramError) {
        if problem.costs.count <= Self.fewClasses {
            for i in problem.costs.indices { try contract.addOutsideOption(of: i, in: &program) }
        }
        try contract.addContributionRanges(in: &program)
        for pair in problem.cell?.pairs ?? []
        where problem.costs.count <= Self.fewPosers || abs(pair.of - pair.posingAs) == 1 {
            try contract.addIncentive(pair, in: &program)
        }
    }

    private static var fewClasses: Int { 32 }
    private static var fewPosers: Int { 6 }

    /// The classes that would rather stay out, by how much, in value units.
    private func outsideOptionsViolated(at z: [Double]) -> [(index: Int, shortfall: Double)] {
        let contributions = problem.cone.contributions(z)
        let rewards = problem.cone.rewards(z)
        return problem.costs.indices.compactMap { i in
            let shortfall = problem.outsideOptions[i] - (rewards[i] - problem.costs[i] * contributions[i])
            return shortfall > slackTolerance * problem.valueScale ? (i, shortfall) : nil
        }
    }

    /// Whether `z` meets all constraints of this version, up to rounding. In the cone it meets the incentive constraints by
    /// its form.
    mutating func isFeasible(_ z: [Double]) -> Bool {
        isAccepted(z) && capSlack(at: z) >= -slackTolerance
    }

    /// Whether every class takes its own offer at `z` and can bring what it says, up to rounding.
    func isAccepted(_ z: [Double]) -> Bool {
        let rounding = programTolerance * problem.valueScale
        return outsideOptionsViolated(at: z).allSatisfy { $0.shortfall <= rounding }
            && strongestTemptations(at: z).allSatisfy { $0.gain <= rounding }
            && isInRange(z)
    }

    private func isInRange(_ z: [Double]) -> Bool {
        guard let cell = problem.cell else { return true }
        let contributions = problem.cone.contributions(z)
        return contributions.indices.allSatisfy { i in
            let rounding = programTolerance * problem.valueScale / problem.costs[i]
            return contributions[i] >= cell.ranges[i].lowerBound - rounding
                && contributions[i] <= cell.ranges[i].upperBound + rounding
        }
    }

    /// Tangents of the objective and of the caps that are met with little to spare, or violated, at `z`.
    @discardableResult
    mutating func addCuts(
        forCapsAt z: [Double], in program: inout LinearProgram
    ) throws(LinearProgramError) -> Range<Int> {
        let first = program.rowCount
        expectation.move(to: problem.cone.contributions(z))
        for part in expectation.parts(withPerformanceUpTo: partDistance * problem.performanceLimit) {
            try contract.addPerformanceCut(at: part, in: &program)
        }
        let rewards = problem.cone.rewards(z)
        let caps = currentCaps()
        let slacks = rewards.indices.map { caps[$0] - rewards[$0] }
        let tight = slacks.indices.sorted { (slacks[$0], $0) < (slacks[$1], $1) }.prefix(capsPerPoint)
        let allowance = max(1e-6 * problem.valueScale, 4 * (slacks[tight.first!]))
        for i in tight where slacks[i] <= allowance {
            for part in expectation.parts(withCapOf: i, upTo: partDistance * problem.valueScale) {
                try contract.addCapCut(of: i, at: part, in: &program)
            }
        }
        record.cuts += program.rowCount - first
        return first..<program.rowCount
    }

    /// Of several expectations whose least counts, those this close to it get their tangents too, as a fraction of the
    /// performance limit and of the value scale.
    private var partDistance: Double { 1e-3 }

    /// Tangents at a vertex and on the way to it.
    ///
    /// Where a curve falls steeply towards a menu that asks a class for nothing, the tangents at the boundary, far from
    /// there, say little about it; where it falls vertically, those at the vertex say nothing at all.
    mutating func addCuts(
        between foot: [Double], and vertex: [Double], in program: inout LinearProgram
    ) throws(LinearProgramError) {
        for share in Self.sharesOfTheWay {
            try addCuts(forCapsAt: zip(foot, vertex).map { $0 + share * ($1 - $0) }, in: &program)
        }
    }

    /// A point at which every class brings something, feasible or not: tangents there are valid all the same.
    func raised(_ z: [Double]) -> [Double] {
        zip(z, problem.cone.generators).map { $1.rate < .infinity ? $0 + Self.raise : $0 }
    }

    private static var raise: Double { 0.01 }
    private static var sharesOfTheWay: [Double] { [0.5, 0.9, 0.99, 1] }

    /// Whether the last programs hardly lowered the bound.
    func hasStalled(_ outcome: Outcome) -> Bool {
        guard outcome.trace.count >= 2, let last = outcome.trace.last else { return false }
        return last.upper - outcome.upper < 0.01 * (outcome.upper - outcome.lower)
    }

    /// The least T_i - t_i over all classes, as a fraction of the value scale.
    mutating func capSlack(at z: [Double]) -> Double {
        expectation.move(to: problem.cone.contributions(z))
        let rewards = problem.cone.rewards(z)
        let caps = currentCaps()
        return rewards.indices.reduce(.infinity) { min($0, caps[$1] - rewards[$1]) } / problem.valueScale
    }

    /// The caps where the expectation stands, computed once a point.
    mutating func currentCaps() -> [Double] {
        if let known = knownCaps, known.contributions == expectation.contributions { return known.caps }
        let caps = expectation.caps()
        knownCaps = (expectation.contributions, caps)
        return caps
    }
}

extension MenuCone {
    /// Whether an increment leaves equal contributions within the groups equal.
    func keeps(_ partition: GroupPartition, raising g: Int) -> Bool {
        generators[g].rate == .infinity || partition.starts(at: generators[g].first)
    }
}
