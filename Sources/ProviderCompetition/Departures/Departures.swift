/// What a user is sure of when providers leave, act as they like, or act as one. Derived here, in the spirit of the
/// papers.
public struct Departures: Hashable, Sendable {
    /// The worst that so many providers can do.
    public struct Step: Hashable, Sendable {
        /// How many.
        public var count: Int
        /// What she is sure of whichever so many leave, or act as they like, in her units: it never rises.
        public var value: Double
        /// Providers whose leaving brings it down to that, by index; none where it is what is certain of all, but for
        /// rounding.
        public var without: [Int]
        /// What she is sure of whichever so many act as one and share what they gain: at least `value`.
        public var valueOfCoalition: Double
        /// Providers who as one bring it down to that, by index; none likewise.
        public var coalition: [Int]
    }

    /// By name.
    public var user: String
    /// From nobody on, ascending.
    public var steps: [Step]

    /// The first number of providers without whom she is sure of less; nil where so many make no difference.
    public var firstFall: Step? { steps.first { !$0.without.isEmpty } }
}

extension CompetitionGame {
    /// Most sets of providers that are looked at for one user.
    public static let departureLimit = 4096

    /// What a user is sure of whichever up to `most` providers leave, or act as they like.
    ///
    ///     value_k = min over sets S of k providers of  max(V0, G without the rows of S)
    ///
    /// The row of a provider says that it does not gain by revealing everything. It holds for those who stay whatever
    /// the others do, so the same number covers leaving and acting as one likes. A coalition that shares its gains has
    /// the sum of its members' rows in their place. Each value is a bound that multipliers prove without rounding.
    /// - Parameters:
    ///   - user: her index.
    ///   - most: of providers, 0 or more; at most all.
    /// - Throws: `CompetitionError.tooMany` for more than 4096 sets, and where a linear program could not be solved
    ///   well enough.
    /// - Complexity: two linear programs for each set of at most `most` providers.
    public func departures(upTo most: Int, for user: Int) throws(CompetitionError) -> Departures {
        let most = min(max(0, most), providers.count)
        let sets = (0...most).reduce(0.0) { $0 + Self.combinations(of: providers.count, $1) }
        guard sets <= Double(Self.departureLimit) else {
            throw .tooMany(.departures(most), count: sets, limit: Self.departureLimit)
        }
        let centred = CentredGame(only(user))
        var audit = Audit()
        return try OutcomeProgram.asking(centred, ObedientOutcomes(), &audit) { ask throws(CompetitionError) in
            var departures = Departures(user: users[user].name, steps: [])
            let alone = centred.original.noInformation(0)
            let rounding = Self.valueTolerance * centred.users[0].utility.spread
            for count in 0...most {
                var left: (value: Double, set: [Int]) = (.infinity, [])
                var joined = left
                for set in Self.sets(of: count, among: providers.count) {
                    let apart = max(alone, try centred.certainty(without: set, ask))
                    if apart < left.value { left = (apart, set) }
                    if count < 2 { continue }
                    let together = max(alone, try centred.certainty(against: set, ask))
                    if together < joined.value { joined = (together, set) }
                }
                // What fewer can do, more can.
                if let last = departures.steps.last {
                    if last.value <= left.value + rounding { left = (min(last.value, left.value), last.without) }
                    if last.valueOfCoalition <= joined.value + rounding {
                        joined = (min(last.valueOfCoalition, joined.value), last.coalition)
                    }
                }
                departures.steps.append(
                    Departures.Step(
                        count: count, value: left.value, without: left.set,
                        valueOfCoalition: count == 0 ? left.value : max(left.value, joined.value), coalition: joined.set
                    ))
            }
            return departures
        }
    }

    private static func combinations(of count: Int, _ chosen: Int) -> Double {
        (0..<chosen).reduce(1) { $0 * Double(count - $1) / Double($1 + 1) }
    }

    /// All sets of so many of the first numbers, in order.
    private static func sets(of size: Int, among count: Int) -> [[Int]] {
        var sets: [[Int]] = [[]]
        for _ in 0..<size { sets = sets.flatMap { set in ((set.last ?? -1) + 1..<count).map { set + [$0] } } }
        return sets
    }
}

extension CentredGame {
    /// What the only user is sure of where some providers may do as they like.
    fileprivate func certainty(
        without set: [Int], _ ask: OutcomeProgram<ObedientOutcomes>.Ask
    ) throws(CompetitionError) -> Double {
        let kept = providers.indices.filter { !set.contains($0) }
        return try certainty(ask, rows: kept.map { [$0] })
    }

    /// What she is sure of where some providers act as one.
    fileprivate func certainty(
        against coalition: [Int], _ ask: OutcomeProgram<ObedientOutcomes>.Ask
    ) throws(CompetitionError) -> Double {
        let apart = providers.indices.filter { !coalition.contains($0) }
        return try certainty(ask, rows: apart.map { [$0] } + [coalition])
    }

    /// The certificate where each of the rows says that these providers together do not gain by revealing everything.
    private func certainty(
        _ ask: OutcomeProgram<ObedientOutcomes>.Ask, rows: [[Int]]
    ) throws(CompetitionError) -> Double {
        let requirements = rows.map { members in
            var requirement = noGainFromRevealing(members[0])
            for member in members.dropFirst() {
                requirement.weights.merge(noGainFromRevealing(member).weights) { $0 + $1 }
            }
            return requirement
        }
        guard let answer = try ask(OutcomeQuestion(maximize: [.own(0): -1], requirements: requirements)) else {
            throw .unsolved(.knownOutcomes)
        }
        var weights = providers.map { _ in 0.0 }
        for (members, weight) in zip(rows, answer.prices.requirements) {
            for member in members { weights[member] = weight * users[0].mass }
        }
        return original.certificate(
            for: 0, isAnonymous: false, weights: weights, prices: answer.prices.obedience
        ).value
    }
}
