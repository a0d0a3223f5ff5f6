/// An affine function of contributions, effective units, that an expectation nowhere exceeds in a box.
struct AffineMajorant {
    var constant: Double
    /// By class, per effective unit.
    var slopes: [Double]
}

/// Affine majorants of performance and caps at a point, as the checker of proofs takes them: over the compositions of the
/// classes that the point tells apart, each on the totals that it can have in the box; beyond what can be enumerated, those
/// of the concave envelope, whose expectations come from moments there.
struct LawTangents {
    /// Under this law.
    let problem: ScreeningProblem
    /// Its place among those that count, from 0.
    let law: Int
    let conditioning: Conditioning
    let participation: Participation
    let tables: GroupTables
    /// For points with too many compositions; nil where only enumeration serves.
    let engine: (any ExpectationEngine)?

    /// The majorants of one point, made as they are asked for.
    struct Point {
        let place: ProofLeaf.Point
        fileprivate let expectation: any CollectiveExpectation
        fileprivate let valueScale: Double
        /// The compositions that were taken one by one; nil where moments serve.
        let groups: GroupExpectation?

        /// E[a(S)] at the point on the envelopes, no less than the true one.
        var performance: Double { expectation.performance }

        func performanceMajorant() -> AffineMajorant {
            majorant(expectation.performance + expectation.evaluationError, expectation.performanceGradient())
        }

        /// Of T_i, value units.
        func capMajorant(of i: Int) -> AffineMajorant {
            majorant(expectation.cap(of: i) + valueScale * expectation.evaluationError, expectation.capGradient(of: i))
        }

        func caps() -> [Double] { expectation.caps() }

        private func majorant(_ value: Double, _ slopes: [Double]) -> AffineMajorant {
            AffineMajorant(
                constant: value - dot(slopes, place.contributions), slopes: slopes)
        }
    }

    /// - Parameter apart: contributions of neighbours that differ by no more than this part of the largest are told
    ///   together; the point is then the mean of each group.
    /// - Returns: nil where the point has too many compositions.
    func point(_ answer: [Double], in box: ProofBox, apart: Double = 0) -> Point? {
        // What a solver leaves below 0 is rounding.
        let contributions = answer.map { max(0, $0) }
        let partition = GroupPartition(contributions, apart: max(apart, Self.rounding))
        if let table = tables.table(partition) { return point(table, contributions, in: box) }
        guard let engine else {
            return tables.table(for: contributions, apart: apart).flatMap { point($0, contributions, in: box) }
        }
        return moments(by: engine, partition.bunched(contributions, problem.order.probabilities), in: box)
    }

    /// Contributions that differ by no more than this part of the largest do so by rounding, and are told together.
    private static let rounding = 1e-12

    /// How many compositions a checker has to count at a point, of all that may come or nearly.
    private func compositions(_ contributions: [Double]) -> Double {
        let groups = Double(GroupPartition(contributions, apart: 0).groups.count)
        let mean = participation.mean
        let parties = participation.countedOn.map { Double($0) } ?? mean + 9 * mean.squareRoot() + 20
        let kinds = participation.countedOn == nil ? groups + 1 : groups
        return stride(from: 1, to: kinds, by: 1).reduce(1) { $0 * (parties + $1) / $1 }
    }

    /// Whether a checker counts compositions at such a point: where they are few.
    func isEnumerated(_ contributions: [Double]) -> Bool { compositions(contributions) <= 2_000 }

    /// Whether a checker has a way to such a point: by moments, or by counting.
    func isCheckable(_ contributions: [Double]) -> Bool {
        engine != nil || compositions(contributions) <= 300_000
    }

    private func moments(
        by engine: some ExpectationEngine, _ contributions: [Double], in box: ProofBox
    ) -> Point? {
        // Where all totals lie beyond the hinge the tangents of the curve itself hold.
        let least = Double(participation.leastCount) * (box.lower.min() ?? 0)
        let isBeyond = least >= problem.minorant.exactFrom && participation.countedOn != nil
        var expectation = engine.expectation(isBeyond ? .minorant : .envelope)
        expectation.move(to: contributions)
        return Point(
            place: ProofLeaf.Point(contributions, law: law), expectation: expectation, valueScale: problem.valueScale,
            groups: nil)
    }

    private func point(_ table: GroupTable, _ contributions: [Double], in box: ProofBox) -> Point? {
        let bunched = table.partition.bunched(contributions, problem.order.probabilities)
        var groups = GroupExpectation(
            table, GroupCurves(problem.exact, envelope: problem.envelope, totals: box.totals(of: table)), conditioning,
            isMajorant: true)
        groups.move(to: bunched)
        return Point(
            place: ProofLeaf.Point(bunched, law: law), expectation: groups, valueScale: problem.valueScale,
            groups: groups)
    }
}

/// The majorants under each law of who comes that counts.
struct ProofTangents {
    let laws: [LawTangents]

    /// - Returns: nil where there is no such law, or the point has too many compositions.
    func point(_ point: ProofLeaf.Point, in box: ProofBox) -> LawTangents.Point? {
        laws.indices.contains(point.law) ? laws[point.law].point(point.contributions, in: box) : nil
    }

    /// The same contributions under each law; nil where they have too many compositions under one.
    func points(_ contributions: [Double], in box: ProofBox, apart: Double = 0) -> [LawTangents.Point]? {
        let points = laws.compactMap { $0.point(contributions, in: box, apart: apart) }
        return points.count == laws.count ? points : nil
    }
}
