import LinearProgramming

/// What proofs of one problem are made and checked with.
struct ProofSource {
    let problem: ContractProblem
    let screening: ScreeningProblem
    let witnesses: [[Double]]
    let tangents: ProofTangents

    /// A menu in decimals, with what it performs at least.
    struct ProvableMenu {
        var exact: ExactMenu
        var contributions: [Double]
        var performance: Double
    }

    /// By how much every promise is kept, as a fraction of V, so that no rounding of a checker matters.
    private static let room = 1e-12
    /// The same where a checker takes moments, whose expectations come out within 1e-14 of performance.
    private static let roomForMoments = 5e-12
    private static let mostRetreats = 14

    /// The contract's menu in decimals, with room under all caps; where a cap is too close, on the way to a menu that leaves
    /// all of them some.
    func menu(of contract: Contract) throws -> ProvableMenu {
        let offers = contract.menu.offers
        let classes = screening.order.classes.map { offers[$0.members[0]] }
        let contributions = classes.map(\.effectiveContribution).settled(on: classes.map(\.pool))
        let rewards = classes.map(\.reward)
        guard tangents.laws.allSatisfy({ $0.isCheckable(contributions) }) else { throw ProofError.notFound(.outcomes) }
        if let menu = try menu(contributions, rewards, below: room(at: contributions)) { return menu }
        guard let roomy = try roomiest(near: contributions) else { throw ProofError.notFound(.menu) }
        var share = 1e-12
        for _ in 0..<Self.mostRetreats {
            let nearby = zip(contributions, roomy).map { $0 + share * ($1 - $0) }
            if let menu = try menu(nearby, rewards, below: max(room(at: contributions), 4 * share)) { return menu }
            share *= 4
        }
        throw ProofError.notFound(.menu)
    }

    /// The menu of such contributions, with rewards below those by a part of V, where it keeps all promises with room.
    private func menu(_ contributions: [Double], _ rewards: [Double], below part: Double) throws -> ProvableMenu? {
        let scale = screening.valueScale
        let room = room(at: contributions)
        // Where nobody brings anything there is no room either.
        let isIdle = contributions.allSatisfy { $0 == 0 }
        guard
            let exact = ExactMenu(
                problem, screening.order, contributions: contributions,
                rewards: rewards.map { max(0, $0 - 2 * part * scale) },
                outside: screening.outsideOptions.map { isIdle && $0 == 0 ? 0 : $0 + 0.05 * room * scale },
                valueScale: scale)
        else { return nil }
        let rounded = exact.contributions.map(\.value)
        let (performance, caps) = try expectations(rounded)
        // Nothing is never too much.
        let isKept = zip(exact.rewards, caps).allSatisfy { $0 <= .zero || $0.value <= $1 - room * scale }
        return isKept ? ProvableMenu(exact: exact, contributions: rounded, performance: performance) : nil
    }

    private func room(at contributions: [Double]) -> Double {
        tangents.laws.allSatisfy { $0.isEnumerated(contributions) } ? Self.room : Self.roomForMoments
    }

    /// What a menu performs, and its caps, by class, less the error of their evaluation.
    func expectations(_ contributions: [Double]) throws -> (performance: Double, caps: [Double]) {
        let raw = zip(problem.population.types, screening.order.classOfType).map { contributions[$1] / $0.quality }
        let expectations = try problem.expectations(atContributions: raw)
        let caps = screening.order.classes.map { expectations.caps[$0.members[0]] }
        return (expectations.performance - room(at: contributions) * screening.performanceLimit, caps)
    }

    /// The menu that leaves all caps the most room by their tangents at these contributions, of which those that are equal
    /// stay so; nil where there is none that leaves any.
    private func roomiest(near contributions: [Double]) throws -> [Double]? {
        let box = ProofBox(screening).whoCanPose(at: contributions)
        guard let points = tangents.points(contributions, in: box) else { return nil }
        return try LinearProgram.scoped(.maximize) { program in
            var part = try LeafProgram(screening, box, in: &program)
            for point in points { try part.add(point, caps: Array(screening.costs.indices), in: &program) }
            return try part.roomiest(keepingEqual: contributions, in: &program)
        }
    }

    /// What no menu exceeds, with the evidence: as close as one part comes, or else by dividing the menus.
    func bound(
        of contract: Contract, at menu: ProvableMenu, _ stop: @escaping () -> Bool
    ) throws -> (upper: ExactDecimal, tree: ProofTree) {
        let gap = contract.problem.tolerance
        let margin = room(at: menu.contributions) * screening.performanceLimit
        let points = tangents.laws.indices.map { ProofLeaf.Point(menu.contributions, law: $0) }
        var tried: Double?
        let likely = max(menu.performance + 0.5 * gap, contract.performance.upper)
        let targets = [
            menu.performance + 1e-11, menu.performance + 0.05 * gap, min(likely, menu.performance + 0.95 * gap),
            likely + margin,
        ]
        for (attempt, target) in targets.enumerated() {
            if let last = tried, target <= last { continue }
            tried = target
            var search = ProofSearch(screening, tangents, target: target - margin, stop: stop)
            if attempt == 0 { search.mostParts = 1 }
            guard let tree = try search.proof(of: ProofBox(screening), from: points) else { continue }
            let bound = try tree.bound(in: ProofBox(screening), screening, tangents) + margin
            return (ExactDecimal(bound).raised(toPlace: -15), tree)
        }
        throw ProofError.notFound(.bound(gap: tried.map { $0 - menu.performance }))
    }
}

extension ProofTree {
    /// The greatest of the leaves' bounds.
    func bound(
        in box: ProofBox, _ problem: ScreeningProblem, _ tangents: ProofTangents
    ) throws(LinearProgramError) -> Double {
        switch self {
        case .leaf(let leaf): return try leaf.bound(in: box, problem, tangents)
        case .split(let i, let contribution, let below, let above):
            let first = try below.bound(in: box.below(i, contribution), problem, tangents)
            return max(first, try above.bound(in: box.above(i, contribution), problem, tangents))
        }
    }
}

extension [Double] {
    /// Values of one pool, which differ by rounding at most, made equal.
    fileprivate func settled(on pools: [Int]) -> [Double] {
        indices.map { k in self[pools.firstIndex(of: pools[k]) ?? k] }
    }
}
