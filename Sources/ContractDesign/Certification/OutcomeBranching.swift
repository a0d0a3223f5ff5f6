/// Branch and bound over which outcomes are live.
///
/// In a part of the problem in which some outcomes are known to be beyond the hinge and some not, the former are worth
/// b(S), which is concave, the latter nothing, and the rest at most the envelope: a concave relaxation. Any set of live
/// outcomes also gives a concave minorant, E[b(S); live], whose optimum is feasible: where all outcomes are decided the
/// two coincide, so the search ends.
struct OutcomeBranching<Accuracy: AccuracyFunction, Value: Valuation> {
    typealias Engine = EnumerationEngine<Accuracy, Value>

    private struct Node {
        var states: OutcomeStates
        var upper: Double
        /// Contributions and cap prices at the relaxation's optimum.
        var contributions: [Double]
        var capPrices: [Int: Double]
    }

    private let engine: Engine
    private let levels: ClosedRange<Double>
    private var tried: Set<OutcomeStates> = []
    /// How many concave versions may be solved before what is open is left so, and how many were.
    private let mostSolved: Int
    private var solved = 0

    init(_ engine: Engine, levels: ClosedRange<Double>) {
        self.engine = engine
        self.levels = levels
        mostSolved = min(400, max(40, 40_000_000 / engine.table.outcomeCount))
    }

    /// Lowers the certification's upper bound on the menus whose common level lies in `levels`, and improves its menu.
    /// - Returns: an upper bound for those menus.
    mutating func run(_ certification: inout Certification<Engine>) throws(ContractError) -> Double {
        try improve(&certification, from: certification.best.contributions)
        for excluded in 1..<max(1, engine.table.classCount) {
            let states = OutcomeStates(engine.table.outcomeCount) { k in
                engine.table.counts[excluded...].contains { $0[k] > 0 }
            }
            try improve(&certification, states)
            if certification.isClosed { return certification.upper }
        }
        var root = OutcomeStates(undecided: engine.table.outcomeCount)
        // Only where the minorant is exact from the onset on does the split say that the poorest outcome learns
        // nothing.
        if levels.upperBound < 1, engine.exactFrom <= engine.accuracy.onset, let poorest = poorestOutcome {
            root.decide(poorest, .dead, in: engine.table)
        }
        var open: [Node] = []
        if let node = try bound(root, &certification) { open.append(node) }
        // Parts that cannot be divided further, though they might still hold something better.
        var unresolved = -Double.infinity
        while let index = open.indices.max(by: { open[$0].upper < open[$1].upper }) {
            if solved >= mostSolved || certification.isCancelled { break }
            let node = open.remove(at: index)
            if node.upper <= certification.cutoff { continue }
            guard let k = widest(node) else {
                unresolved = max(unresolved, node.upper)
                continue
            }
            for state in [OutcomeState.live, .dead] {
                var states = node.states
                states.decide(k, state, in: engine.table)
                if var child = try bound(states, &certification) {
                    child.upper = min(child.upper, node.upper)
                    open.append(child)
                }
            }
        }
        return open.map(\.upper).reduce(max(certification.cutoff, unresolved), max)
    }

    /// The outcome with the fewest parties, all of the costliest class.
    private var poorestOutcome: Int? {
        engine.table.counts[0].indices.first { k in
            engine.table.counts[0][k] == engine.table.leastCount
                && engine.table.counts.dropFirst().allSatisfy { $0[k] == 0 }
        }
    }

    /// Solves the relaxation of one part, and tries the live set of its optimum. Nil where nothing better can lie
    /// there.
    private mutating func bound(
        _ states: OutcomeStates, _ certification: inout Certification<Engine>
    ) throws(ContractError) -> Node? {
        solved += 1
        let outcome = try certification.solve(engine.relaxation(states), levels, cutoff: certification.cutoff)
        guard outcome.upper > certification.cutoff else { return nil }
        guard let z = outcome.coordinates else {
            return Node(
                states: states, upper: outcome.upper, contributions: certification.best.contributions, capPrices: [:])
        }
        let contributions = certification.screening.cone.contributions(z)
        certification.best.consider(contributions)
        try improve(&certification, from: contributions)
        var capPrices: [Int: Double] = [:]
        for price in outcome.prices where price.subject == .cap { capPrices[price.classIndex] = price.price }
        return Node(states: states, upper: outcome.upper, contributions: contributions, capPrices: capPrices)
    }

    /// The undecided outcome at which the relaxation overstates most, objective and priced caps together.
    private func widest(_ node: Node) -> Int? {
        let table = engine.table
        let totals = table.totals(node.contributions)
        var widest: (k: Int, excess: Double)?
        for k in totals.indices where node.states[k] == .undecided {
            let loose = engine.excess(at: totals[k])
            var excess = loose.performance
            for (i, price) in node.capPrices where table.counts[i][k] > 0 {
                excess += price * loose.value / table.presence[i]
            }
            excess *= table.probabilities[k]
            if excess > widest?.excess ?? 0 { widest = (k, excess) }
        }
        return widest?.k
    }

    /// Solves the minorant of the outcomes that are live at given contributions, then of those live at its optimum, as
    /// long as that is new.
    private mutating func improve(
        _ certification: inout Certification<Engine>, from contributions: [Double]
    ) throws(ContractError) {
        let totals = engine.table.totals(contributions)
        let onset = engine.accuracy.onset
        try improve(&certification, OutcomeStates(totals.count) { totals[$0] > onset })
    }

    private mutating func improve(
        _ certification: inout Certification<Engine>, _ states: OutcomeStates
    ) throws(ContractError) {
        guard tried.insert(states).inserted else { return }
        solved += 1
        let outcome = try certification.solve(engine.minorant(states), 0...1, cutoff: certification.best.performance)
        guard let z = outcome.coordinates else { return }
        let contributions = certification.screening.cone.contributions(z)
        certification.adopt(contributions, prices: outcome.prices)
        try improve(&certification, from: contributions)
    }
}

extension EnumerationEngine: SearchingEngine {
    func close(_ certification: inout Certification<Self>, below level: Double) throws(ContractError) {
        var branching = OutcomeBranching(self, levels: 0...level)
        let upper = try branching.run(&certification)
        certification.lower(upperBelow: upper)
    }
}
