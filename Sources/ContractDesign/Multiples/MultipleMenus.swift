/// Menus in whole multiples, judged exactly: the best that was found, and ways to find better ones.
struct MultipleMenus<Expectation: CollectiveExpectation> {
    let problem: ScreeningProblem
    let grid: MultipleGrid
    private(set) var best: FeasibleMenu<Expectation>
    private var judged: Set<[Double]> = []

    /// So many menus are remembered as judged.
    private static var mostRemembered: Int { 100_000 }
    /// With so many classes each pair of moves is tried.
    private static var fewClasses: Int { 6 }

    init(_ problem: ScreeningProblem, _ grid: MultipleGrid, _ best: FeasibleMenu<Expectation>) {
        self.problem = problem
        self.grid = grid
        self.best = best
    }

    /// What the best menu is worth; minus infinity before one was found.
    var performance: Double { best.performance }
    var hasMenu: Bool { performance > -.infinity }

    /// The best menu with everything that is recomputed from it; one has to have been found.
    mutating func recomputed() -> FinishedMenu { best.recomputed() }

    /// Takes multiples that rise along the cost order where they are feasible, with rewards that are multiples as well
    /// where that is asked, and better.
    /// - Returns: whether they are feasible.
    @discardableResult
    mutating func consider(_ contributions: [Double]) -> Bool { best.consider(contributions) }

    /// Tries the roundings of a menu, and from a better one that is found its neighbours.
    mutating func improve(from contributions: [Double]) {
        let before = performance
        for rule in [grid.below, grid.nearest, grid.above] { judgeOnce(grid.menu(contributions, rule)) }
        if performance > before { climb() }
    }

    /// Tries a menu on which a search rests, and without a feasible one yet its shares.
    mutating func begin(from contributions: [Double], standAlone: [Double]) {
        improve(from: contributions)
        improve(from: standAlone)
        if hasMenu { return }
        for share in 1..<40 {
            let part = 0.025 * Double(share)
            improve(from: zip(contributions, standAlone).map { $1 + part * ($0 - $1) })
            improve(from: contributions.map { _ in part * (contributions.last ?? 0) })
        }
    }

    private mutating func judgeOnce(_ contributions: [Double]) {
        if judged.count >= Self.mostRemembered { judged.removeAll() }
        if judged.insert(contributions).inserted { best.consider(contributions) }
    }

    /// Moves neighbouring classes together by one multiple, as long as that helps: up, or up while others go down.
    private mutating func climb() {
        var reached = -Double.infinity
        while performance > reached {
            reached = performance
            let from = best.contributions
            let moves = moves(of: from.count)
            for up in moves {
                judgeOnce(moved(from, up, by: 1))
                if performance > reached { break }
            }
            guard performance == reached, from.count <= Self.fewClasses else { continue }
            for up in moves {
                for down in moves where !down.overlaps(up) {
                    judgeOnce(moved(moved(from, down, by: -1), up, by: 1))
                }
            }
        }
    }

    private func moves(of count: Int) -> [Range<Int>] {
        (0..<count).flatMap { first in (first + 1...count).map { first..<$0 } }
    }

    private func moved(_ contributions: [Double], _ classes: Range<Int>, by count: Double) -> [Double] {
        var moved = contributions
        for i in classes { moved[i] = max(0, moved[i] + count * grid.steps[i]) }
        return grid.menu(moved, grid.nearest)
    }
}
