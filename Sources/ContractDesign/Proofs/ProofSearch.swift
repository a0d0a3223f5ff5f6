import LinearProgramming

/// Finds the parts into which the menus have to be divided for a bound, and the evidence of each.
///
/// It needs no record of the search that found the menu: with the bound known each part is closed by linear programs over
/// majorants that the checker takes as well, starting from the menu itself, where one part mostly is enough. Before a box is
/// divided it is narrowed to what a better menu could have in it; what is cut away is a part with a proof.
struct ProofSearch {
    let problem: ScreeningProblem
    let tangents: ProofTangents
    /// What no menu is to exceed.
    let target: Double
    let stop: () -> Bool
    private var parts = 0

    /// How many parts to try at most.
    var mostParts = 1500
    private static let mostRounds = 60
    private static let mostPasses = 4
    /// Contributions are told apart ever more finely: points with fewer groups are checked faster.
    private static let borders = [1e-2, 1e-4, 1e-6, 1e-8, 0]
    private static let mostStalls = 3
    /// The points with which the parts of a box begin.
    private static let mostPoints = 8
    /// Violations of majorants below this, in performance or as a fraction of V, are met.
    private static let met = 1e-13

    init(
        _ problem: ScreeningProblem, _ tangents: ProofTangents, target: Double, stop: @escaping () -> Bool
    ) {
        self.problem = problem
        self.tangents = tangents
        self.target = target
        self.stop = stop
    }

    /// What was tried for one box.
    private struct Relaxation {
        var leaf: ProofLeaf?
        var bound: Double
        var contributions: [Double]
        var points: [ProofLeaf.Point]
        var groups: GroupExpectation?
        /// The worst missed of the incentive constraints that hold in a part of the box only.
        var open: IncentivePair?
    }

    /// The evidence for all menus in a box; nil where the search ends without.
    /// - Parameter points: where to take majorants first.
    mutating func proof(of box: ProofBox, from points: [ProofLeaf.Point]) throws(LinearProgramError) -> ProofTree? {
        parts += 1
        if box.isEmpty {
            return .leaf(ProofLeaf(points: [], objective: [], caps: [], rationality: [], incentives: []))
        }
        if parts > mostParts || stop() { return nil }
        var box = box
        var points = points
        var cuts: [Cut] = []
        for _ in 0..<Self.mostPasses {
            let (relaxation, found) = try relaxed(box, from: points)
            if relaxation.bound <= target {
                guard let leaf = relaxation.leaf else { return nil }
                return ProofTree.leaf(leaf).divided(by: cuts)
            }
            points = relaxation.points
            cuts += found
            let before = box
            for cut in found { box = cut.rest(of: box) }
            if box.isEmpty { return try proof(of: box, from: []).map { $0.divided(by: cuts) } }
            let hasShrunk = problem.costs.indices.contains { box.width($0) < 0.8 * before.width($0) }
            if hasShrunk { continue }
            // Without a hinge each part is concave: dividing it helps only where it is open who can pose as whom.
            guard problem.exact.performance.joint > 0 || relaxation.open != nil else { return nil }
            guard let (i, contribution) = division(of: box, relaxation),
                let below = try proof(of: box.below(i, contribution), from: points),
                let above = try proof(of: box.above(i, contribution), from: points)
            else { return nil }
            return ProofTree.split(classIndex: i, contribution: contribution, below: below, above: above)
                .divided(by: cuts)
        }
        return try proof(of: box, from: points).map { $0.divided(by: cuts) }
    }

    /// Solves the relaxation of a box by majorants until it is below the target or no better, and finds then what can be cut
    /// off.
    private mutating func relaxed(
        _ box: ProofBox, from points: [ProofLeaf.Point]
    ) throws(LinearProgramError) -> (Relaxation, [Cut]) {
        try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
            var part = try LeafProgram(problem, box, in: &program)
            for point in points {
                if let point = tangents.point(point, in: box) {
                    try part.add(point, caps: Array(problem.costs.indices), in: &program)
                }
            }
            var relaxation = try bound(&part, in: &program)
            var cuts: [Cut] = []
            if relaxation.bound > target, problem.exact.performance.joint > 0 {
                cuts = try narrowing(&part, in: &program)
            }
            relaxation.points = part.points.suffix(Self.mostPoints)
            return (relaxation, cuts)
        }
    }

    private mutating func bound(
        _ part: inout LeafProgram, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Relaxation {
        var best = Relaxation(
            leaf: nil, bound: .infinity, contributions: part.box.lower, points: [], groups: nil)
        var fineness = 0
        var stalls = 0
        var rounds = 0
        while rounds < Self.mostRounds, !stop() {
            rounds += 1
            guard let answer = try part.solve(in: &program) else {
                return try closedAsEmpty(&part, best, in: &program)
            }
            let isBetter = answer.bound < best.bound - 1e-13
            stalls = isBetter ? 0 : stalls + 1
            if answer.bound < best.bound {
                best.bound = answer.bound
                best.leaf = part.leaf(answer.multipliers).withoutIdlePoints
            }
            best.contributions = answer.contributions
            best.open = part.box.worstOpenPair(problem, answer)
            if best.bound <= target { return best }
            if stalls >= Self.mostStalls {
                stalls = 0
                fineness += 1
            }
            var isCut = false
            while fineness < Self.borders.count, !isCut {
                guard
                    let points = tangents.points(answer.contributions, in: part.box, apart: Self.borders[fineness])
                else { return best }
                best.groups = points.min { $0.performance < $1.performance }?.groups ?? best.groups
                for point in points where try part.cut(answer, by: point, beyond: Self.met, in: &program) {
                    isCut = true
                }
                if !isCut { fineness += 1 }
            }
            if fineness >= Self.borders.count { return best }
        }
        return best
    }

    /// Where the program has no menu: the multipliers that prove it, from the program whose rewards may miss outside options
    /// by as much as it takes.
    private mutating func closedAsEmpty(
        _ part: inout LeafProgram, _ best: Relaxation, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Relaxation {
        guard let ray = try program.infeasibilityCertificate()?.rows else { return best }
        var closed = best
        for factor in [1.0, 1e3, 1e6, 1e9] {
            let multipliers = ray.map { $0 * factor }
            let bound = try program.provenBound(multipliers: multipliers)
            if bound <= target {
                closed.bound = bound
                closed.leaf = part.leaf(multipliers).withoutIdlePoints
                break
            }
        }
        return closed
    }

    /// The class whose range leaves the envelopes loosest, and where to divide it: at the vertex, but within the middle half.
    private func division(
        of box: ProofBox, _ relaxation: Relaxation
    ) -> (classIndex: Int, contribution: Double)? {
        if let pair = relaxation.open { return (pair.posingAs, problem.order.capacities[pair.of]) }
        let wide = problem.costs.indices.filter { box.width($0) * problem.costs[$0] > 1e-9 * problem.valueScale }
        let byClass = relaxation.groups.map { groups in
            groups.overstatements(
                of: problem.exact.performance, totals: box.totals(of: groups.table),
                widths: problem.costs.indices.map(box.width))
        }
        let scores = wide.map { i in
            (score: byClass?[i] ?? (i == 0 ? 1 : 0), width: box.width(i) * problem.costs[i], index: i)
        }
        guard let i = scores.max(by: { ($0.score, $0.width) < ($1.score, $1.width) })?.index else { return nil }
        let quarter = 0.25 * box.width(i)
        return (i, min(max(relaxation.contributions[i], box.lower[i] + quarter), box.upper[i] - quarter))
    }
}

extension ProofBox {
    /// Of the incentive constraints that hold in a part of the box only, the one that an answer misses most.
    fileprivate func worstOpenPair(_ problem: ScreeningProblem, _ answer: LeafProgram.Answer) -> IncentivePair? {
        let capacities = problem.order.capacities
        if capacities.allSatisfy({ $0 == .infinity }) { return nil }
        let open = problem.costs.indices.flatMap { i in
            problem.costs.indices.filter { $0 != i && lower[$0] < capacities[i] && capacities[i] < upper[$0] }
                .map { IncentivePair(of: i, posingAs: $0) }
        }
        func gain(_ pair: IncentivePair) -> Double {
            pair.gain(costs: problem.costs, contributions: answer.contributions, rewards: answer.rewards)
        }
        let worst = open.max { gain($0) < gain($1) }
        return worst.flatMap { gain($0) > 1e-12 * problem.valueScale ? $0 : nil }
    }
}
