import LinearProgramming

/// The best menu in whole multiples: one best-first tree over ranges of multiples, each bounded by a linear relaxation.
///
/// GLPK's branch and cut on the tangents at the root gives a menu to begin with. Bounds are proved from the duals of the
/// relaxations, narrowed ranges lose what is no multiple, and a part is divided where the relaxation's optimum is furthest
/// from a multiple. Single menus are judged exactly, so that the tree ends even where an envelope overstates the curve.
/// - SeeAlso: Quesada, Grossmann, "An LP/NLP based branch and bound algorithm for convex MINLP optimization problems",
///   Comput. Chem. Eng. 16 (1992); Kronqvist, Lundell, Westerlund, J. Global Optim. 64 (2016).
struct MultipleSearch<Expectation: CollectiveExpectation> {
    private let problem: ScreeningProblem
    private let grid: MultipleGrid
    private let tables: GroupTables
    private let conditioning: Conditioning
    private let tolerance: Double
    private let observer: SolveObserver
    private(set) var menus: MultipleMenus<Expectation>
    private var corner: Expectation
    private(set) var record = SolverRecord()
    private(set) var programText: String?

    private struct Node {
        var box: MultipleBox
        var upper: Double
        var cuts: [ContractProgram.Cut] = []
        var division: MultipleBox.Division?
    }

    private static var mostNodes: Int { 20_000 }
    private static var mostPasses: Int { 3 }
    /// A box that loses this share of a range is worth another pass.
    private static var worthAnotherPass: Double { 0.8 }

    init(
        _ problem: ScreeningProblem, _ grid: MultipleGrid, _ tables: GroupTables, _ conditioning: Conditioning,
        _ expectation: Expectation, judgedBy best: FeasibleMenu<Expectation>, tolerance: Double,
        _ observer: SolveObserver
    ) {
        self.problem = problem
        self.grid = grid
        self.tables = tables
        self.conditioning = conditioning
        self.tolerance = tolerance
        self.observer = observer
        corner = expectation
        menus = MultipleMenus(problem, grid, best)
    }

    private var cutoff: Double { menus.performance + 0.5 * tolerance }
    private var isCancelled: Bool { observer.isCancelled?() ?? false }

    /// Searches all menus in multiples.
    /// - Parameters:
    ///   - contributions: of the best menu without multiples.
    ///   - most: what no menu exceeds, as proved without multiples.
    ///   - export: write an integer program over all menus in this format.
    /// - Returns: what no menu in multiples exceeds; minus infinity where none exists.
    mutating func run(
        from contributions: [Double], below most: Double, export: ProgramFormat?
    ) throws(ContractError) -> Double {
        menus.begin(from: contributions, standAlone: problem.standAlone.contributions)
        var open: [Node] = []
        let root = MultipleBox(problem, grid)
        if let node = try process(Node(box: root, upper: most)) {
            try tryIntegerProgram(node)
            open.append(node)
        }
        var left = -Double.infinity
        while let index = open.indices.max(by: { open[$0].upper < open[$1].upper }) {
            if record.nodes >= Self.mostNodes || isCancelled { break }
            let node = open.remove(at: index)
            if node.upper <= cutoff { break }
            guard let division = node.division else {
                left = max(left, node.upper)
                continue
            }
            observer.onNode?(
                SearchStep(
                    lower: max(0, menus.performance), upper: max(node.upper, left), nodes: record.nodes,
                    open: open.count + 1))
            for box in node.box.split(division, grid) {
                let child = Node(box: box, upper: node.upper, cuts: node.cuts)
                if let child = try process(child) { open.append(child) }
            }
        }
        if let export { try write(export, from: contributions) }
        let bound = open.map(\.upper).reduce(max(cutoff, left), max)
        return min(most, bound)
    }

    /// The integer program over all menus, whose optimum none exceeds, with tangents at the best ones that are known and
    /// at its own optima.
    private mutating func write(_ format: ProgramFormat, from contributions: [Double]) throws(ContractError) {
        let all = MultipleBox(problem, grid)
        var program = MultipleProgram(problem, grid, isCancelled: observer.isCancelled)
        var relaxation = BoxRelaxation(problem, all.contributions, conditioning, tables)
        try program.run(
            all, tangentsAt: [contributions, menus.best.contributions], &relaxation, export: format, visit: { _ in })
        programText = program.text
    }

    /// Menus by GLPK, whose integer program is the root with its integrality.
    private mutating func tryIntegerProgram(_ root: Node) throws(ContractError) {
        var program = MultipleProgram(problem, grid, isCancelled: observer.isCancelled)
        var relaxation = BoxRelaxation(problem, root.box.contributions, conditioning, tables)
        var found: [[Double]] = []
        try program.run(root.box, root.cuts, &relaxation) { found.append($0) }
        for menu in found { menus.improve(from: menu) }
        record.include(program.record)
    }

    /// Bounds a part, narrows it, and finds where to divide it. Nil where nothing better can lie in it.
    private mutating func process(_ node: Node) throws(ContractError) -> Node? {
        record.nodes += 1
        var node = node
        for _ in 0..<Self.mostPasses {
            if isCancelled { return node }
            guard !isSettled(&node.box) else { return nil }
            let before = node.box.contributions
            guard let next = try pass(node) else { return nil }
            node = next
            let box = node.box.contributions
            if node.upper <= cutoff || box.isEmpty { return nil }
            let hasShrunk = problem.costs.indices.contains { box.width($0) < Self.worthAnotherPass * before.width($0) }
            if !hasShrunk { break }
        }
        return isSettled(&node.box) ? nil : node
    }

    /// Whether nothing more is to be found in a part: it is a single menu, or its upper corner is a menu, than which
    /// nothing in it is better, or that corner is worth too little, feasible or not.
    private mutating func isSettled(_ box: inout MultipleBox) -> Bool {
        if box.contributions.isEmpty { return true }
        let upper = box.contributions.upper
        if menus.consider(upper) || box.isPoint { return true }
        corner.move(to: upper)
        if isCancelled { return false }
        let error = corner.evaluationError
        if corner.performance + error * problem.performanceLimit <= cutoff { return true }
        let caps = corner.caps().map { $0 + error * problem.valueScale }
        return !box.narrowRewards(problem, grid, caps: caps)
    }

    /// One relaxation and one narrowing. Nil where nothing better can lie in the part.
    private mutating func pass(_ node: Node) throws(ContractError) -> Node? {
        var relaxation = BoxRelaxation(problem, node.box.contributions, conditioning, tables)
        var next = node
        next.division = node.box.division(grid)
        do {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                var box = try BoxProgram(
                    problem, node.box.contributions, node.cuts, isCancelled: observer.isCancelled, in: &program)
                for (i, range) in node.box.rewards.enumerated() {
                    try box.contract.addRewardRange(of: i, range, in: &program)
                }
                defer {
                    record.linearPrograms += box.record.linearPrograms
                    record.pivots += box.record.pivots
                    record.cuts += box.record.cuts
                    record.evaluations += relaxation.evaluations
                }
                switch try relaxation.solve(exceeding: cutoff, &box, in: &program) {
                case .nothing: return nil
                case .unknown(let upper):
                    next.upper = min(next.upper, upper)
                case .vertex(let vertex):
                    next.upper = min(next.upper, vertex.upper)
                    menus.improve(from: vertex.contributions)
                    guard let ranges = try box.ranges(exceeding: cutoff, in: &program) else { return nil }
                    next.box.contributions.narrow(lower: ranges.lower, upper: ranges.upper)
                    next.box.contributions.round(to: grid)
                    next.cuts = box.decidingCuts
                    next.division = next.box.division(grid, at: vertex.contributions, rewards: vertex.rewards)
                }
                return next
            }
        } catch {
            throw .linearProgram(error)
        }
    }
}
