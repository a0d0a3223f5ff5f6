import LinearProgramming

/// Branch and bound over boxes of contributions.
///
/// In a box each composition's total lies in an interval, on which performance has a concave envelope; before a box is
/// divided, it is narrowed to what a menu that beats the best one can have in it, which makes the envelopes tighter.
/// Where no composition's interval contains the hinge, the relaxation is the problem.
/// - SeeAlso: Tawarmalani, Sahinidis, "A polyhedral branch-and-cut approach to global optimization", Math. Program. 103
///   (2005); Gleixner et al., "Three enhancements for optimization-based bound tightening", J. Global Optim. 67 (2017).
struct BoxSearch {
    private let problem: ScreeningProblem
    private let tables: GroupTables
    private let conditioning: Conditioning
    private let tolerance: Double
    private let observer: SolveObserver
    /// What the best menu found elsewhere is worth.
    private let floor: Double
    private(set) var menus: LiveSets
    private(set) var record = SolverRecord()

    private struct Node {
        var box: ContributionBox
        var upper: Double
        var cuts: [ContractProgram.Cut]
        /// Where to divide it; nil where that was not found.
        var division: (index: Int, contribution: Double)?
    }

    private static let mostNodes = 2000
    private static let mostPasses = 4
    /// A range that shrinks below this share of its width is worth another pass.
    private static let worthAnotherPass = 0.8

    init(
        _ problem: ScreeningProblem, _ tables: GroupTables, _ conditioning: Conditioning, start: StartingMenus,
        tolerance: Double, floor: Double, _ observer: SolveObserver
    ) {
        self.problem = problem
        self.tables = tables
        self.conditioning = conditioning
        self.tolerance = tolerance
        self.floor = floor
        self.observer = observer
        menus = LiveSets(problem, tables, conditioning, start: start, tolerance: 0.1 * tolerance, observer)
    }

    private var best: Double { max(floor, menus.best.performance) }
    private var cutoff: Double { best + 0.5 * tolerance }
    private var isCancelled: Bool { observer.isCancelled?() ?? false }

    /// Searches the menus whose common level is at most `level`.
    /// - Parameter contributions: a good menu to begin with.
    /// - Returns: what none of them exceeds.
    mutating func run(upToLevel level: Double, from contributions: [Double]) throws(ContractError) -> Double {
        try menus.improve(from: contributions, over: floor)
        try menus.tryPrefixes(over: floor)
        var open: [Node] = []
        var left = -Double.infinity
        let root = ContributionBox(problem, upToLevel: level)
        if let node = try process(Node(box: root, upper: problem.performanceLimit, cuts: [])) { open.append(node) }
        while let index = open.indices.max(by: { open[$0].upper < open[$1].upper }) {
            if record.nodes >= Self.mostNodes || isCancelled { break }
            let node = open.remove(at: index)
            if node.upper <= cutoff { continue }
            guard let (i, contribution) = node.division else {
                left = max(left, node.upper)
                continue
            }
            observer.onNode?(
                SearchStep(
                    lower: best, upper: open.map(\.upper).reduce(max(node.upper, left), max), nodes: record.nodes,
                    open: open.count + 1))
            for box in node.box.split(i, at: contribution) where !box.isEmpty {
                let child = Node(box: box, upper: node.upper, cuts: node.cuts)
                if let child = try process(child) { open.append(child) }
            }
        }
        return open.map(\.upper).reduce(max(cutoff, left), max)
    }

    /// Bounds a box, narrows it, and finds where to divide it. Nil where nothing better can lie in it.
    private mutating func process(_ node: Node) throws(ContractError) -> Node? {
        record.nodes += 1
        var node = node
        for _ in 0..<Self.mostPasses {
            let before = node.box
            guard let (next, vertex) = try pass(node) else { return nil }
            node = next
            guard let vertex else { return node }
            try menus.improve(from: vertex.contributions, over: floor)
            if node.upper <= cutoff || node.box.isEmpty { return nil }
            node.division = division(of: node.box, at: vertex)
            let hasShrunk = problem.costs.indices.contains {
                node.box.width($0) < Self.worthAnotherPass * before.width($0)
            }
            if !hasShrunk { break }
        }
        return node
    }

    /// One relaxation and one narrowing. Nil where nothing better can lie in the box; no vertex where the programs could
    /// not be solved.
    private mutating func pass(_ node: Node) throws(ContractError) -> (Node, BoxRelaxation.Vertex?)? {
        var relaxation = BoxRelaxation(problem, node.box, conditioning, tables)
        do {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                var box = try BoxProgram(
                    problem, node.box, node.cuts, isCancelled: observer.isCancelled, in: &program)
                defer {
                    record.linearPrograms += box.record.linearPrograms
                    record.pivots += box.record.pivots
                    record.cuts += box.record.cuts
                    record.evaluations += relaxation.evaluations
                }
                var next = node
                let outcome = try relaxation.solve(exceeding: cutoff, &box, in: &program)
                switch outcome {
                case .nothing: return nil
                case .unknown(let upper):
                    next.upper = min(next.upper, upper)
                    return (next, nil)
                case .vertex(let vertex):
                    next.upper = min(next.upper, vertex.upper)
                    menus.consider(vertex.contributions)
                    guard let ranges = try box.ranges(exceeding: cutoff, in: &program) else { return nil }
                    next.box.narrow(lower: ranges.lower, upper: ranges.upper)
                    next.cuts = box.decidingCuts
                    return (next, vertex)
                }
            }
        } catch {
            throw .linearProgram(error)
        }
    }

    /// The class whose range leaves the envelopes loosest at a vertex, and where to divide it: at the vertex, but within
    /// the middle half.
    private func division(
        of box: ContributionBox, at vertex: BoxRelaxation.Vertex
    ) -> (index: Int, contribution: Double)? {
        let scores = vertex.groups.overstatements(
            of: problem.exact.performance, totals: box.totals(of: vertex.groups.table),
            widths: problem.costs.indices.map(box.width))
        let wide = problem.costs.indices.filter { box.width($0) * problem.costs[$0] > 1e-9 * problem.valueScale }
        guard let widest = wide.max(by: { box.width($0) * problem.costs[$0] < box.width($1) * problem.costs[$1] })
        else { return nil }
        let most = wide.max { scores[$0] < scores[$1] } ?? widest
        let i = scores[most] > 0 ? most : widest
        let quarter = 0.25 * box.width(i)
        return (i, min(max(vertex.contributions[i], box.lower[i] + quarter), box.upper[i] - quarter))
    }
}

extension GroupExpectation {
    /// By class, how much of what the curve overstates another its range accounts for: over the compositions, weighted by
    /// their chance, the part that it makes of the range of the total.
    /// - Parameters:
    ///   - totals: that each composition can have.
    ///   - widths: of the classes' ranges.
    func overstatements(of exact: HingedCurve, totals ranges: [ClosedRange<Double>], widths: [Double]) -> [Double] {
        let spans = ranges.map { $0.upperBound - $0.lowerBound }
        let loose = totals.indices.map { k in
            max(0, performanceJets[k].value - exact.jet(at: totals[k]).value) * table.outcomes.probabilities[k]
        }
        return widths.indices.map { j in
            let counts = table.outcomes.counts[table.groupOfClass[j]]
            return counts.indices.reduce(0) { sum, k in
                spans[k] > 0 ? sum + loose[k] * counts[k] * table.shares[j] * widths[j] / spans[k] : sum
            }
        }
    }
}
