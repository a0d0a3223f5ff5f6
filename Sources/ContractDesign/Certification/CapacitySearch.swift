import Stopping

/// The best menu where types own only so much, by branching over who can pose as whom.
///
/// First all constraints are left out of which it depends on the menu whether they hold: what no such menu exceeds, none
/// does, and where its optimum meets those that hold there, it is the answer, as it mostly is. Else the menus are divided
/// at the capacity of the class that would pose: below, it must be kept from it; above, it cannot. At the border both hold,
/// so that the best above may be approached only: the menu exceeds the capacity by a part in 1e9 then.
struct CapacitySearch {
    /// Finds the best menu of a part; nil where nothing exceeds what is known.
    typealias Certify =
        (ScreeningProblem, KnownMenu) throws(ContractError) -> (finding: Finding?, work: SolverRecord)

    private let certify: Certify
    private let rules: CapacityRules
    private let tolerance: Double
    private let observer: SolveObserver
    private var menus: CapacityMenus
    private var record = SolverRecord()
    /// What no menu exceeds in the parts that are done with.
    private var settled = -Double.infinity
    private var isDecided = true
    private var nodes = 0

    private struct Part {
        var ranges: [ClosedRange<Double>]
        /// What no menu in it exceeds.
        var upper: Double
        /// Where to divide it.
        var pair: IncentivePair
        /// The best one of the part without what is missed there.
        var menu: ClassMenu
    }

    private static let mostParts = 2000

    /// - Parameter certify: finds the best menu of a cell.
    init(
        _ screening: ScreeningProblem, _ rules: CapacityRules, tolerance: Double, _ observer: SolveObserver,
        certify: @escaping Certify
    ) {
        self.certify = certify
        self.rules = rules
        self.tolerance = tolerance
        self.observer = observer
        menus = CapacityMenus(screening, rules)
    }

    /// The best menu found, and what none exceeds, whether or not classes own only so much.
    /// - Throws: `ContractError.noMenu`.
    static func finding(
        _ screening: ScreeningProblem, _ tolerance: Double, _ observer: SolveObserver,
        certify: @escaping Certify
    ) throws(ContractError) -> Finding {
        guard let rules = CapacityRules(screening) else { return try whole(screening, certify) }
        var search = CapacitySearch(screening, rules, tolerance: tolerance, observer, certify: certify)
        return try search.run()
    }

    /// With nothing known there is nothing that could not be exceeded.
    private static func whole(
        _ screening: ScreeningProblem, _ certify: Certify
    ) throws(ContractError) -> Finding {
        guard let finding = try certify(screening, KnownMenu()).finding else {
            throw .noMenu(MissingMenu(status: .undecided, conflict: []))
        }
        return finding
    }

    private var cutoff: Double { menus.performance + 0.5 * tolerance }

    /// The best menu found, and what none exceeds.
    /// - Throws: `ContractError.noMenu`.
    /// - Complexity: mostly one certification; at worst one for each order of contributions and capacities.
    mutating func run() throws(ContractError) -> Finding {
        let root = try Self.whole(menus.screening.within(rules.cell(rules.allRanges)), certify)
        record = root.record
        nodes = 1
        var open: [Part] = []
        if let part = settle(root, rules.allRanges) {
            try take(from: rules.cell(rules.ranges(about: part.menu.contributions)), near: part.menu)
            if menus.best == nil { try take(from: rules.strictCell, near: part.menu) }
            open.append(part)
        }
        while let index = open.indices.max(by: { open[$0].upper < open[$1].upper }) {
            if nodes >= Self.mostParts || observer.isCancelled?() ?? false { break }
            let part = open.remove(at: index)
            if part.upper <= cutoff {
                settled = max(settled, part.upper)
                continue
            }
            observer.onNode?(
                SearchStep(
                    lower: max(0, menus.performance), upper: max(part.upper, settled), nodes: nodes,
                    open: open.count + 1))
            for ranges in rules.split(part.ranges, at: part.pair) {
                if let child = try explore(ranges, below: part.upper, near: part.menu) { open.append(child) }
            }
        }
        return try answer(
            root, bound: open.map(\.upper).reduce(max(settled, menus.performance), max), isOpen: !open.isEmpty)
    }

    private func answer(_ root: Finding, bound: Double, isOpen: Bool) throws(ContractError) -> Finding {
        guard let best = menus.best else {
            throw .noMenu(
                MissingMenu(
                    status: isDecided && !isOpen ? .infeasible : .undecided, conflict: [],
                    stoppedBy: observer.stop?()))
        }
        return Finding(
            menu: best.menu, upper: min(root.upper, bound), record: record,
            prices: best.performance.gap <= tolerance ? best.prices : nil, trace: nodes > 1 ? [] : root.trace,
            programText: root.programText, performanceWithEverybody: best.performanceWithEverybody)
    }

    /// Takes the best menu of a cell whose menus hold, so that there is something to compare with.
    private mutating func take(from cell: MenuCell, near menu: ClassMenu) throws(ContractError) {
        guard let finding = try finding(in: cell, near: menu), let menu = menus.judged(finding) else { return }
        menus.take(menu)
    }

    /// Looks for the best menu in ranges. Nil where the part is done with.
    private mutating func explore(
        _ ranges: [ClosedRange<Double>], below upper: Double, near menu: ClassMenu
    ) throws(ContractError) -> Part? {
        guard let finding = try finding(in: rules.cell(ranges), near: menu, below: upper) else { return nil }
        guard var part = settle(finding, ranges) else { return nil }
        part.upper = min(part.upper, upper)
        if !rules.split(ranges, at: part.pair).isEmpty { return part }
        // The menu lies on the border of a part in which the constraint is not kept.
        settled = max(settled, part.upper)
        guard let inside = rules.leaving(ranges, beyond: part.pair) else { return nil }
        return try explore(inside, below: upper, near: part.menu)
    }

    /// Nil where there is none, or none that is better than what was found.
    /// - Parameter upper: what no menu in the cell exceeds, where the cell is a part of the search: it stays the bound where
    ///   it is neither proved that the cell has no menu nor one found.
    private mutating func finding(
        in cell: MenuCell, near menu: ClassMenu, below upper: Double = -.infinity
    ) throws(ContractError) -> Finding? {
        do {
            nodes += 1
            let known = KnownMenu(near: menu, floor: cutoff, isExplained: false)
            let (finding, work) = try certify(menus.screening.within(cell), known)
            record.include(work)
            if finding == nil { settled = max(settled, cutoff) }
            return finding
        } catch .noMenu(let missing) {
            if missing.status == .undecided {
                isDecided = false
                settled = max(settled, upper)
            }
            return nil
        }
    }

    /// Takes what was found in a part. Nil where the part is done with, else with the constraint that is missed.
    private mutating func settle(_ finding: Finding, _ ranges: [ClosedRange<Double>]) -> Part? {
        if let menu = menus.judged(finding) {
            menus.take(menu)
            settled = max(settled, finding.performance.upper)
            return nil
        }
        guard finding.performance.upper > cutoff,
            let pair = menus.worstMissed(by: finding, in: rules.cell(ranges))
        else {
            settled = max(settled, finding.performance.upper)
            return nil
        }
        let menu = ClassMenu(contributions: finding.menu.contributions, rewards: finding.menu.rewards.least)
        return Part(ranges: ranges, upper: finding.performance.upper, pair: pair, menu: menu)
    }
}
