/// M_i: the most that a provider gets from a user, as a function of the value that it must leave her. Concave, not
/// increasing, piecewise linear; constant up to its first breakpoint.
public struct ParticipationFrontier: Hashable, Sendable {
    /// A point where the slope changes, or an end.
    public struct Breakpoint: Hashable, Sendable {
        /// What the user gets, in her units.
        public var userValue: Double
        /// The most that the provider then gets, in its units.
        public var providerValue: Double
    }

    /// By rising user value; the last one is full information.
    public var breakpoints: [Breakpoint]

    /// M_i(level), nil above full information. O(breakpoints).
    public func value(leaving level: Double) -> Double? {
        guard let first = breakpoints.first, let last = breakpoints.last else { return nil }
        if level <= first.userValue { return first.providerValue }
        if level >= last.userValue {
            let slack = 1e-9 * max(abs(last.userValue), last.userValue - first.userValue)
            return level <= last.userValue + slack ? last.providerValue : nil
        }
        for (low, high) in zip(breakpoints, breakpoints.dropFirst()) where level <= high.userValue {
            let share = (level - low.userValue) / (high.userValue - low.userValue)
            return low.providerValue + share * (high.providerValue - low.providerValue)
        }
        return last.providerValue
    }
}

extension CompetitionGame {
    /// The exact breakpoints of M_i for a user.
    ///
    /// Dichotomic search: between two known breakpoints the program max U + beta u, beta the slope of the chord, finds
    /// a new one or shows that there is none. One linear program a breakpoint and one an interval.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func frontier(of provider: Int, towards user: Int) throws(CompetitionError) -> ParticipationFrontier {
        var audit = Audit()
        let centred = CentredGame(only(user))
        return try centred.frontier(of: provider, &audit)
            .shifted(own: centred.own[0], theirs: centred.theirs[provider][0])
    }
}

extension CentredGame {
    /// M_i for the only user.
    func frontier(of provider: Int, _ audit: inout Audit) throws(CompetitionError) -> ParticipationFrontier {
        try OutcomeProgram.asking(self, ObedientOutcomes(), &audit) { ask throws(CompetitionError) in
            try frontier(of: provider, ask)
        }
    }

    private func frontier(
        of provider: Int, _ ask: OutcomeProgram<ObedientOutcomes>.Ask
    ) throws(CompetitionError) -> ParticipationFrontier {
        typealias Point = ParticipationFrontier.Breakpoint
        let quantity = Quantity.of(provider, from: 0)
        let (unit, ownUnit) = (providers[provider].payoffs[0].spread, users[0].utility.spread)
        let most = Point(
            userValue: game.fullInformation(0), providerValue: game.mostAtFullInformation(of: provider, from: 0))

        func best(_ slope: Double) throws(CompetitionError) -> Point {
            guard let answer = try ask(OutcomeQuestion(maximize: [quantity: 1, .own(0): slope])) else {
                throw .unsolved(.knownOutcomes)
            }
            return Point(userValue: answer[.own(0)], providerValue: answer[quantity])
        }
        let first = try best(0)
        var breakpoints = [first]
        var pending = [(first, most)]
        while let (low, high) = pending.popLast() {
            let (width, drop) = (high.userValue - low.userValue, low.providerValue - high.providerValue)
            var found: Point?
            if width > 1e-10 * ownUnit, drop > 1e-10 * unit {
                let slope = drop / width
                let point = try best(slope)
                let gain = (point.providerValue - low.providerValue) + slope * (point.userValue - low.userValue)
                let isBetween = point.userValue > low.userValue && point.userValue < high.userValue
                if gain > 1e-10 * (unit + slope * ownUnit), isBetween { found = point }
            }
            if let found {
                pending.append((found, high))
                pending.append((low, found))
            } else {
                breakpoints.append(high)
            }
        }
        return ParticipationFrontier(breakpoints: Self.simplified(breakpoints, unit))
    }

    /// Without the points before the last one of the greatest height, where the function is constant anyway.
    private static func simplified(
        _ breakpoints: [ParticipationFrontier.Breakpoint], _ unit: Double
    ) -> [ParticipationFrontier.Breakpoint] {
        let top = breakpoints.map(\.providerValue).max() ?? 0
        let start = breakpoints.lastIndex { $0.providerValue >= top - 1e-10 * unit } ?? 0
        return Array(breakpoints[start...])
    }
}
