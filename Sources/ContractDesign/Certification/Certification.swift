import LinearProgramming
import Stopping

/// The bounds on one problem by one engine: the relaxation first, and where it leaves a gap, the problem in parts.
struct Certification<Source: ExpectationEngine> {
    let screening: ScreeningProblem
    let engine: Source
    private(set) var start: StartingMenus
    /// The name of the type that stands for a class.
    let name: (Int) -> String
    let participation: Participation
    let tolerance: Double
    let observer: SolveObserver
    private let patience: Patience
    let conditioning: Conditioning
    /// The compositions of groups, made as they are asked for, by the search and by what is looked up at its menu.
    let tables: GroupTables
    private let export: ProgramFormat?
    let known: KnownMenu

    private var best: FeasibleMenu<Source.Expectation>
    var upper: Double
    var record = SolverRecord()
    /// The concave problem that gave the bound.
    private(set) var deciding: Deciding?

    struct Deciding {
        var prices: [ClassPrice]
        var bounds: (lower: Double, upper: Double)
        var kind: CollectiveCurves.Kind
    }
    private(set) var trace: [BoundsStep] = []
    private(set) var programText: String?
    /// What the best menu found is worth before anybody is left out; nil where that was not asked.
    private(set) var performanceWithEverybody: Double?
    private var upperAbove = -Double.infinity

    init(
        _ problem: ContractProblem, _ screening: ScreeningProblem, _ engine: Source, _ tables: GroupTables,
        observer: SolveObserver, _ patience: Patience, knowing known: KnownMenu = KnownMenu(),
        export: ProgramFormat?
    ) {
        self.known = known
        self.screening = screening
        self.engine = engine
        self.observer = observer
        self.patience = patience
        self.export = export
        start = StartingMenus(screening, participants: problem.participation.mean, near: known.near)
        name = { problem.mostDemanding(of: screening.order.classes[$0].members).name }
        participation = problem.participation
        conditioning = problem.conditioning
        self.tables = tables
        tolerance = problem.tolerance
        best = FeasibleMenu(screening, engine.expectation(.exact), patience)
        upper = screening.performanceLimit
        record.engine = engine.name
        record.evaluationError = best.exact.evaluationError
    }

    /// How far to go for the true optimum.
    enum Effort {
        /// The concave relaxation only.
        case relaxation
        /// The problem in two parts, above and below the hinge, and a search of what is left, as well.
        case search
    }

    /// A better menu that the search found, over the compositions of its pools.
    private var searched: FeasibleMenu<PooledExpectation>?
    private var searchedPerformance = -Double.infinity

    var performance: Double { max(best.performance, searchedPerformance) }
    private var isClosed: Bool { upper - performance <= tolerance }
    /// Parts of the problem that cannot exceed this are done with.
    private var cutoff: Double { best.performance + 0.5 * tolerance }

    /// Solves the concave relaxation. Where its optimum is feasible and worth as much under the true a = max(0, b), as
    /// it is when totals are far from the hinge, that is all.
    ///
    /// Else, or without trying where the largest pooled contract shows that it will not do, the problem is split at the
    /// contribution of the costliest class from which it alone takes the smallest group beyond the hinge (N parties
    /// where N is certain, else one): above, every total is, so that the minorant is the true function and the problem
    /// is concave; below, the relaxation has to be solved only until it falls under what was found. Where it does not
    /// fall so far, boxes of contributions are searched.
    /// - Throws: `ContractError.noMenu` where it is proved that there is none.
    mutating func run(_ effort: Effort) throws(ContractError) {
        if participation.isSolitary, screening.everybodyTrainsAlone, screening.standAloneIsAccepted {
            best.considerStandAlone()
            // A lone party's cap leaves it what it has alone, f_i, and only the reservation contribution reaches that.
            upper = best.performance + screening.performanceLimit * record.evaluationError
            return
        }
        if !screening.standAloneIsAccepted { try seekAcceptedMenu() }
        if effort == .relaxation || !isLooseWherePooled {
            let whole = try solve(engine.expectation(.envelope), 0...1)
            decide(whole, by: .envelope)
            if let z = whole.coordinates { adopt(z, whole.face) }
            if effort == .relaxation || isClosed || isBelowFloor { return }
        }
        best.considerStandAlone()
        if let split = hingeLevel {
            let above = try solve(engine.expectation(.minorant), split...1)
            if let z = above.coordinates { best.consider(screening.cone.contributions(z)) }
            let below = try solve(engine.expectation(.envelope), 0...split, cutoff: cutoff)
            upperAbove = above.upper
            if above.upper > below.upper {
                decide(above, by: .minorant)
            } else {
                decide(below, by: .envelope)
            }
        }
        if isClosed || patience.isOver { return }
        if let z = try solve(engine.expectation(.minorant), 0...1).coordinates {
            best.consider(screening.cone.contributions(z))
        }
        performanceWithEverybody = best.performance
        if !isClosed, engine.holdsOneLaw { try search() }
    }

    /// Searches the menus below the hinge by boxes.
    private mutating func search() throws(ContractError) {
        var search = BoxSearch(
            screening, tables, conditioning, start: start, tolerance: tolerance, floor: best.performance, observer)
        let below = try search.run(upToLevel: hingeLevel ?? 1, from: best.contributions)
        record.include(search.menus.record)
        record.include(search.record)
        if search.menus.best.performance > best.performance {
            searched = search.menus.best
            searchedPerformance = search.menus.best.performance
        }
        upper = min(upper, max(below, upperAbove, performance))
    }

    /// Whether a menu was found that everybody accepts.
    var hasMenu: Bool { performance > -.infinity }

    /// Takes a menu that leaves all caps some room, to start from.
    mutating func begin(with z: [Double]) {
        start.roomiest = z
        best.consider(screening.cone.contributions(z))
    }

    /// Whether it is proved that nothing here exceeds what was reached elsewhere.
    private var isBelowFloor: Bool { known.floor > -.infinity && upper <= known.floor }

    /// Goes so far, and says what was found, with the work: nil where it is proved that nothing exceeds what was known.
    /// - Throws: `ContractError.noMenu` where no menu was found.
    mutating func found(with effort: Effort) throws(ContractError) -> (finding: Finding?, work: SolverRecord) {
        try run(effort)
        if isBelowFloor { return (nil, record) }
        let finding = try finding()
        return (finding, finding.record)
    }

    /// What was found, by everything that has been tried.
    /// - Throws: `ContractError.noMenu` where no menu was.
    mutating func finding() throws(ContractError) -> Finding {
        if !hasMenu, !screening.standAloneIsAccepted { throw .noMenu(missing()) }
        let prices = try pricesAtBest()
        return Finding(
            menu: finished(), upper: upper, record: record, prices: prices, trace: trace, programText: programText,
            performanceWithEverybody: performanceWithEverybody)
    }

    var bestContributions: [Double] { searched?.contributions ?? best.contributions }

    /// The total of the smallest group of the class that brings least under the best menu: no group has less.
    var leastTotal: Double { Double(participation.leastCount) * (bestContributions.min() ?? 0) }

    /// The best menu, its worth taken over the compositions of its pools where the engine understates it: exponential
    /// sums do where a group may stay below the hinge.
    private mutating func finished() -> FinishedMenu {
        if let menu = searched?.recomputed() { return menu }
        if patience.reason != nil, best.performance == -.infinity {
            return FinishedMenu(untried: screening, participation)
        }
        let menu = best.recomputed()
        guard engine.name == .laplace, engine.holdsOneLaw, !participation.isSolitary, leastTotal < engine.exactFrom
        else { return menu }
        var pooled = FeasibleMenu(screening, PooledExpectation(tables, screening.exact, conditioning))
        guard pooled.consider(menu.contributions), pooled.performance >= menu.performance else { return menu }
        return pooled.recomputed()
    }

    /// Whether the relaxation gives away more than the tolerance at the largest pooled contract, so that it cannot be
    /// all: not if it gives away little with the smallest group, nor if it does so over all groups that may come.
    private var isLooseWherePooled: Bool {
        guard hingeLevel != nil, let pooled = start.pooled else { return false }
        let contributions = screening.cone.contributions(pooled)
        guard engine.looseness(at: Double(participation.leastCount) * contributions[0]) > tolerance else {
            return false
        }
        var envelope = engine.expectation(.envelope)
        var exact = engine.expectation(.exact)
        envelope.move(to: contributions)
        exact.move(to: contributions)
        return envelope.performance - exact.performance > tolerance
    }

    /// Takes over the bound and what goes with it from the program that decides it, where it is an improvement.
    private mutating func decide(
        _ outcome: SupportingHyperplanes<Source.Expectation>.Outcome, by kind: CollectiveCurves.Kind
    ) {
        guard outcome.upper < upper || trace.isEmpty else { return }
        upper = min(upper, outcome.upper)
        deciding = Deciding(
            prices: outcome.prices, bounds: (outcome.lower, outcome.upper), kind: kind)
        trace = outcome.trace
        programText = outcome.programText
    }

    /// Takes the relaxation's optimum where it is feasible; else the optimum of the minorant on the same face, which
    /// keeps bunched classes bunched; else what is left of it on the way to everyone training alone.
    private mutating func adopt(_ z: [Double], _ face: Face?) {
        if best.consider(screening.cone.contributions(z)) { return }
        var minorant = engine.expectation(.minorant)
        let newton = ActiveSetNewton(screening, levels: 0...1, isCancelled: observer.isCancelled)
        if let face, let optimum = newton.optimum(on: face, from: z, &minorant),
            best.consider(screening.cone.contributions(optimum))
        {
            return
        }
        best.retreat(from: screening.cone.contributions(z))
    }

    /// The common level, as a cone coordinate, from which every total is at least so much.
    private func level(ofLeastTotal total: Double) -> Double {
        screening.costs[0] * total / (Double(participation.leastCount) * screening.valueScale)
    }

    /// The common level from which every total is beyond the hinge.
    private var hingeLevel: Double? {
        // Elsewhere other classes may bring less than the costliest.
        guard screening.cone.isHonest else { return nil }
        let level = level(ofLeastTotal: engine.exactFrom * (1 + 1e-12))
        return level > 0 && level < 1 ? level : nil
    }

    /// Solves one concave version on the menus whose common level lies in `levels`.
    private mutating func solve(
        _ expectation: Source.Expectation, _ levels: ClosedRange<Double>, cutoff: Double = -.infinity
    ) throws(ContractError) -> SupportingHyperplanes<Source.Expectation>.Outcome {
        let goal = SupportingHyperplanes<Source.Expectation>.Goal(
            tolerance: 0.5 * tolerance, levels: levels, cutoff: max(cutoff, known.floor), export: export)
        let (outcome, work) = try SupportingHyperplanes.solve(screening, expectation, from: start, goal, observer)
        record.add(work)
        return outcome
    }
}
