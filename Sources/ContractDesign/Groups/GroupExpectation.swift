import NumericalMethods

/// Expectations over the compositions of groups of classes, each group at the mean of its classes' contributions.
///
/// Exact where the contributions within each group are equal. Elsewhere, for concave curves, no less than the
/// expectations over the compositions of classes, by Jensen's inequality, and concave in the contributions: so their
/// tangents are valid everywhere. One value costs as many evaluations of the curve as there are compositions of groups.
struct GroupExpectation: SharedExpectation {
    let table: GroupTable
    let curves: GroupCurves
    let conditioning: Conditioning
    private let views: [ClassView]
    private let all: [Int]
    private(set) var totals: [Double]
    private var scratch: [Double]
    private(set) var performanceJets: [Jet]
    private var valueJets: [Jet]
    /// By group, whether its contributions are equal.
    private var isBunched: [Bool] = []
    private var means: [Double] = []

    private(set) var contributions: [Double] = []
    private(set) var evaluations = 0
    private(set) var performance = 0.0
    let evaluationError: Double

    init(_ table: GroupTable, _ curves: GroupCurves, _ conditioning: Conditioning, isMajorant: Bool) {
        self.table = table
        self.curves = curves
        self.conditioning = conditioning
        views = table.probabilities.indices.map { ClassView(of: $0, in: table, conditioning) }
        let count = table.outcomes.outcomeCount
        all = Array(0..<count)
        totals = [Double](repeating: 0, count: count)
        scratch = totals
        performanceJets = [Jet](repeating: Jet(value: 0, slope: 0, curvature: 0), count: count)
        valueJets = curves.value == nil ? [] : performanceJets
        let missing = conditioning == .own ? table.missingOwn : table.missingAtLeastOne
        evaluationError =
            0.5 * .ulpOfOne * (512 + 16 * table.outcomes.mean.squareRoot())
            + (isMajorant ? missing.reduce(table.missing, max) : 0)
    }

    var leastPerformance: Double { curves.leastPerformance }
    var leastValue: Double { curves.leastValue }

    mutating func move(to contributions: [Double]) {
        if contributions == self.contributions { return }
        self.contributions = contributions
        evaluations += 1
        isBunched = table.partition.groups.map { group in
            group.allSatisfy { contributions[$0] == contributions[group.lowerBound] }
        }
        means = zip(table.partition.groups, isBunched).map { group, isBunched in
            isBunched
                ? contributions[group.lowerBound] : group.reduce(0) { $0 + table.shares[$1] * contributions[$1] }
        }
        table.outcomes.sumTotals(means, into: &totals)
        let points = totals
        Self.sample(curves.performance, points, of: all, into: &performanceJets, &scratch)
        if let value = curves.value { Self.sample(value, points, of: all, into: &valueJets, &scratch) }
        performance = expectation(performanceJets) + table.outcomes.absence * curves.performanceWithoutData
    }

    private static func sample(
        _ curves: CompositionCurves, _ points: [Double], of indices: [Int], into jets: inout [Jet],
        _ scratch: inout [Double]
    ) {
        points.withUnsafeBufferPointer { points in
            indices.withUnsafeBufferPointer { indices in
                jets.withUnsafeMutableBufferPointer { jets in
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        curves.sample(points, of: indices, jets, scratch: scratch)
                    }
                }
            }
        }
    }

    private func expectation(_ jets: [Jet]) -> Double {
        BlockedSum.over(jets.count) { table.outcomes.probabilities[$0] * jets[$0].value }
    }

    var modelValue: Double {
        curves.value == nil
            ? curves.proportionalValue * performance
            : expectation(valueJets) + table.outcomes.absence * curves.valueWithoutData
    }

    func performanceGradient() -> [Double] {
        let byGroup = table.outcomes.counts.map { counts in
            BlockedSum.over(counts.count) { table.outcomes.probabilities[$0] * performanceJets[$0].slope * counts[$0] }
        }
        return table.shares.indices.map { byGroup[table.groupOfClass[$0]] * table.shares[$0] }
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let counts = table.outcomes.counts
        var bends = zip(table.outcomes.probabilities, performanceJets).map { $0 * $1.curvature }
        let (jets, scale) = bunchedValue
        for (i, weight) in capWeights {
            for (k, share) in zip(views[i].outcomes, views[i].weights) {
                bends[k] += weight * scale * share * jets[k].curvature
            }
        }
        let raised = steps.map { step in
            table.partition.groups.indices.reduce(into: [Double](repeating: 0, count: bends.count)) { sum, g in
                let share = table.partition.groups[g].reduce(0) { $1 >= step ? $0 + table.shares[$1] : $0 }
                if share > 0 { for k in sum.indices { sum[k] += share * counts[g][k] } }
            }
        }
        var matrix = [Double](repeating: 0, count: steps.count * steps.count)
        for a in steps.indices {
            for b in 0...a {
                let entry = BlockedSum.over(bends.count) { bends[$0] * raised[a][$0] * raised[b][$0] }
                matrix[a * steps.count + b] = entry
                matrix[b * steps.count + a] = entry
            }
        }
        return matrix
    }

    /// Jets, at the totals, whose multiple by `scale` are those of the value.
    private var bunchedValue: (jets: [Jet], scale: Double) {
        curves.value == nil ? (performanceJets, curves.proportionalValue) : (valueJets, 1)
    }
}

extension GroupExpectation {
    func caps() -> [Double] { views.indices.map(cap(of:)) }

    func cap(of i: Int) -> Double { cap(of: i, views[i]) }

    /// Contributions within each group must be equal: then no total depends on who of a group came.
    func cap(ofAny classes: Range<Int>) -> Double {
        precondition(isBunched.allSatisfy(\.self), "Groups must have one contribution each.")
        let (jets, scale) = bunchedValue
        let presence = table.presenceByOutcome(ofAny: classes)
        let sum = BlockedSum.over(jets.count) { table.outcomes.probabilities[$0] * presence[$0] * jets[$0].value }
        return scale * sum / table.presence(ofAny: classes)
    }

    func ownCaps() -> [Double] {
        views.indices.map { i in
            cap(of: i, conditioning == .own ? views[i] : ClassView(of: i, in: table, .own))
        }
    }

    private func cap(of i: Int, _ view: ClassView) -> Double {
        let sight = sight(of: i, view)
        return sight.scale
            * BlockedSum.over(sight.jets.count) { view.weights[$0] * sight.jets[$0].value }
    }

    func capGradient(of i: Int) -> [Double] {
        let g = table.groupOfClass[i]
        let view = views[i]
        let sight = sight(of: i, view)
        let counts = table.outcomes.counts
        let slopes = zip(view.weights, sight.jets).map { sight.scale * $0 * $1.slope }
        let byGroup = counts.map { counts in
            BlockedSum.over(slopes.count) { slopes[$0] * counts[view.outcomes[$0]] }
        }
        let own = BlockedSum.over(slopes.count) { slopes[$0] * view.own[$0] }
        let others = BlockedSum.over(slopes.count) { slopes[$0] * view.others[$0] }
        return table.shares.indices.map { j in
            j == i ? own : table.shares[j] * (table.groupOfClass[j] == g ? others : byGroup[table.groupOfClass[j]])
        }
    }

    /// Jets, at the totals that a class expects in each composition of its view, whose multiple by `scale` are those of
    /// the value.
    private func sight(of i: Int, _ view: ClassView) -> (jets: [Jet], scale: Double) {
        let g = table.groupOfClass[i]
        let (known, scale) = bunchedValue
        if isBunched[g] { return (view.outcomes.map { known[$0] }, scale) }
        let counts = table.outcomes.counts[g]
        let rest = table.partition.groups[g].reduce(0) { $1 == i ? $0 : $0 + table.shares[$1] * contributions[$1] }
        let points = view.outcomes.indices.map { place in
            let k = view.outcomes[place]
            return totals[k] - counts[k] * means[g] + view.own[place] * contributions[i] + view.others[place] * rest
        }
        var jets = [Jet](repeating: Jet(value: 0, slope: 0, curvature: 0), count: points.count)
        var scratch = points
        Self.sample(curves.value ?? curves.performance, points, of: view.outcomes, into: &jets, &scratch)
        return (jets, scale)
    }
}
