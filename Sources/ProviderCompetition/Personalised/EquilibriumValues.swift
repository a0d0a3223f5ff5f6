import LinearProgramming

/// All values that a user can have in a pure equilibrium under personalised policies, in her units. Ends are found to
/// about 1e-9 of the range of her payoffs; intervals that are closer to each other, or narrower, than 1e-7 of it count
/// as one, or as a single value.
public struct EquilibriumValues: Hashable, Sendable {
    /// Disjoint, ascending; a single value has equal ends.
    public var intervals: [ClosedRange<Double>]

    /// The least that she gets in any equilibrium; nil where none was found.
    public var lowest: Double? { intervals.first?.lowerBound }
    /// The most that she gets in any equilibrium; nil where none was found.
    public var highest: Double? { intervals.last?.upperBound }

    /// Whether she can get so much.
    /// - Parameters:
    ///   - value: in her units.
    ///   - tolerance: by how much it may lie outside, in her units.
    public func contains(_ value: Double, within tolerance: Double = 0) -> Bool {
        intervals.contains { $0.lowerBound - tolerance <= value && value <= $0.upperBound + tolerance }
    }
}

extension CompetitionGame {
    /// The equilibrium values of a user under personalised policies, and the frontiers on which they rest, by provider.
    ///
    /// With two or more providers an outcome D is an equilibrium outcome exactly where U_i(D) >= M_i(u(D)) for every i
    /// (derived here: all can offer D itself, and nothing that wins the user is worth more than M_i). Between
    /// breakpoints all M_i are linear in u, so two linear programs a piece give the ends of the interval. Over a longer
    /// stretch the chord of the concave M_i lies below it and serves to rule the stretch out, or to shorten it. Full
    /// information is always one of the values: where two reveal everything, nobody can change what she gets. With one
    /// provider the values are those of its best schemes.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func equilibriumValues(
        for user: Int
    ) throws(CompetitionError) -> (values: EquilibriumValues, frontiers: [ParticipationFrontier]) {
        var audit = Audit()
        let centred = CentredGame(only(user))
        let (values, frontiers) = try centred.equilibriumValues(&audit)
        return (
            values.shifted(by: centred.own[0]),
            frontiers.enumerated().map { $1.shifted(own: centred.own[0], theirs: centred.theirs[$0][0]) }
        )
    }
}

extension CentredGame {
    /// The equilibrium values of the only user, and the frontiers on which they rest.
    func equilibriumValues(
        _ audit: inout Audit
    ) throws(CompetitionError) -> (values: EquilibriumValues, frontiers: [ParticipationFrontier]) {
        let (none, full, unit) = (game.noInformation(0), game.fullInformation(0), users[0].utility.spread)
        var frontiers: [ParticipationFrontier] = []
        for i in providers.indices { frontiers.append(try frontier(of: i, &audit)) }
        return try OutcomeProgram.asking(self, ObedientOutcomes(), &audit) { ask throws(CompetitionError) in
            var knots = [none, full]
            if providers.count > 1 {
                knots += frontiers.joinedUserValues.filter { none < $0 && $0 < full }
                knots.sort()
            }
            var found: [ClosedRange<Double>] = providers.count > 1 ? [full...full] : []
            var pending = [0...knots.count - 1]
            while let piece = pending.popLast() {
                let (low, high) = (knots[piece.lowerBound], knots[piece.upperBound])
                let requirements = equilibriumConditions(from: low, to: high, frontiers)
                func extreme(_ sign: Double) throws(CompetitionError) -> Double? {
                    try ask(OutcomeQuestion(maximize: [.own(0): sign], requirements: requirements))?[.own(0)]
                }
                guard let highest = try extreme(1), let lowest = try extreme(-1) else { continue }
                if piece.count <= 2 {
                    let ends = [lowest, highest].map { min(max($0, low), high) }
                    found.append(min(ends[0], ends[1])...max(ends[0], ends[1]))
                    continue
                }
                // What is left of the piece between the two values, halved.
                let first = piece.dropLast().last { knots[$0] <= lowest } ?? piece.lowerBound
                let last = max(first, piece.dropFirst().first { knots[$0] >= highest } ?? piece.upperBound)
                let middle = (first + last) / 2
                pending += first < middle ? [first...middle, middle...last] : [first...last]
            }
            let intervals = Self.merged(found, within: 1e-7 * unit).map { interval in
                interval.upperBound - interval.lowerBound <= 1e-7 * unit
                    ? interval.upperBound...interval.upperBound : interval
            }
            return (EquilibriumValues(intervals: intervals), frontiers)
        }
    }

    /// low <= u(x) <= high, and U_i(x) at least the chord of M_i there, which between breakpoints is M_i. A lone
    /// provider meets no rival: it must get M(V0), which every scheme leaves her.
    private func equilibriumConditions(
        from low: Double, to high: Double, _ frontiers: [ParticipationFrontier]
    ) -> [Requirement] {
        var requirements = [Requirement(.own(0), .between(low, high))]
        for (i, frontier) in frontiers.enumerated() {
            let isAlone = providers.count == 1
            let right = isAlone ? low : high
            guard let start = frontier.value(leaving: low), let end = frontier.value(leaving: right) else { continue }
            let slope = right > low ? (end - start) / (right - low) : 0
            let slack =
                (isWide ? 1e-13 : 1e-10) * (providers[i].payoffs[0].spread + abs(slope) * users[0].utility.spread)
            requirements.append(
                Requirement(
                    [.of(i, from: 0): 1, .own(0): -slope], .atLeast(start - slope * low - slack)))
        }
        return requirements
    }

    /// Intervals that touch or nearly do, as one.
    private static func merged(_ intervals: [ClosedRange<Double>], within gap: Double) -> [ClosedRange<Double>] {
        var merged: [ClosedRange<Double>] = []
        for next in intervals.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = merged.last, next.lowerBound <= last.upperBound + gap {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
            } else {
                merged.append(next)
            }
        }
        return merged
    }
}

extension [ParticipationFrontier] {
    fileprivate var joinedUserValues: [Double] { flatMap { $0.breakpoints.map(\.userValue) } }
}
