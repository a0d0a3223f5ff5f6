import NumericalMethods

/// How well the providers stand in for one user on rated items.
public struct RatingAlignment: Hashable, Sendable {
    /// The error of a fit with the first so many providers.
    public struct Step: Hashable, Sendable {
        /// How many, in their order.
        public var providers: Int
        /// By norm and rule, cone and hull only, in the user's scale.
        public var errors: [RatingNorm: [RatingRule: Double]]
    }

    /// The error of a fit to one half of the items, on both.
    public struct HeldOut: Hashable, Sendable {
        /// What was fitted.
        public var rule: RatingRule
        /// By which norm, which both errors are in.
        public var norm: RatingNorm
        /// Which half it was fitted to: that of the first items drawn, or the other.
        public var isFittedToFirst: Bool
        /// On the items that it was fitted to.
        public var fitted: Double
        /// On the others, with the same weights and offset.
        public var heldOut: Double
    }

    /// By name.
    public var user: String
    /// For each norm and rule.
    public var fits: [RatingFit]
    /// Ascending; at most 64 steps, the last with all providers.
    public var steps: [Step]
    /// Two for each norm and rule; none where there are fewer than four items.
    public var heldOut: [HeldOut]

    /// The fit of a norm and a rule.
    public func fit(_ rule: RatingRule, _ norm: RatingNorm) -> RatingFit? {
        fits.first { $0.rule == rule && $0.norm == norm }
    }
}

/// What comes of all users' ratings.
public struct RatingsAnalysis: Hashable, Sendable {
    /// Of what.
    public var ratings: Ratings
    /// By user.
    public var users: [RatingAlignment]
    /// What the halves were drawn by.
    public var seed: UInt64
    /// The items of the first half, ascending; empty where there are fewer than four.
    public var firstHalf: [Int]

    /// The items of the other half.
    public var secondHalf: [Int] {
        firstHalf.isEmpty ? [] : ratings.items.indices.filter { !firstHalf.contains($0) }
    }
}

extension Ratings {
    /// How well the providers stand in for each user: every rule in both norms, with more and more of the providers,
    /// and on items that were held out.
    ///
    /// Items are drawn into two halves; each is fitted and the other judged by it.
    /// - Parameter seed: equal seeds draw equal halves.
    /// - Throws: `RatingsError.linearProgram` or `unsolved` where a program could not be solved.
    /// - Complexity: for each user some 200 small linear programs and least squares, of providers^2 items each.
    public func analysis(seed: UInt64 = 1) throws(RatingsError) -> RatingsAnalysis {
        var stream = SplitMix64(seed: seed)
        let order = items.indices.shuffled(using: &stream)
        let first = items.count < 4 ? [] : order[..<((items.count + 1) / 2)].sorted()
        var analysis = RatingsAnalysis(ratings: self, users: [], seed: seed, firstHalf: first)
        let halves = first.isEmpty ? [] : [keeping(first), keeping(analysis.secondHalf)]
        for j in users.indices {
            let (fits, steps) = try RatedUser(self, user: j).fits(Self.steps(of: providers.count))
            let parts = halves.map { RatedUser($0, user: j) }
            var heldOut: [RatingAlignment.HeldOut] = []
            for (half, part) in parts.enumerated() {
                for fit in try part.fits([providers.count]).fits {
                    heldOut.append(
                        RatingAlignment.HeldOut(
                            rule: fit.rule, norm: fit.norm, isFittedToFirst: half == 0, fitted: fit.error,
                            heldOut: parts[1 - half].error(of: fit)))
                }
            }
            analysis.users.append(RatingAlignment(user: users[j].name, fits: fits, steps: steps, heldOut: heldOut))
        }
        return analysis
    }

    /// At most 64 counts, evenly spread, the first and the last among them.
    private static func steps(of count: Int) -> [Int] {
        count <= 64 ? Array(1...count) : (0..<64).map { 1 + $0 * (count - 1) / 63 }
    }
}

extension RatedUser {
    /// All fits to all providers, the last of the counts, and the errors with the first so many.
    func fits(_ counts: [Int]) throws(RatingsError) -> (fits: [RatingFit], steps: [RatingAlignment.Step]) {
        var fits: [RatingFit] = []
        var steps = counts.map { RatingAlignment.Step(providers: $0, errors: [:]) }
        for norm in RatingNorm.allCases {
            for rule in [RatingRule.cone, .hull] {
                let found = try weights(rule, norm, counts).map { fit(rule, norm, $0) }
                for (step, fit) in found.enumerated() { steps[step].errors[norm, default: [:]][rule] = fit.error }
                fits += found.suffix(1)
            }
            let singles = theirs.indices.map { i in fit(.single, norm, theirs.indices.map { $0 == i ? 1 : 0 }) }
            fits += [singles.reduce(singles[0]) { $1.error < $0.error ? $1 : $0 }]
            fits.append(fit(.average, norm, theirs.map { _ in 1 / Double(theirs.count) }))
        }
        return (fits, steps)
    }

    private func weights(
        _ rule: RatingRule, _ norm: RatingNorm, _ counts: [Int]
    ) throws(RatingsError) -> [[Double]] {
        switch norm {
        case .largest: return try ChebyshevWeights(self, rule).weights(of: counts)
        case .meanSquare:
            let squares = LeastSquaresWeights(self)
            return counts.map { squares.weights(rule, of: $0) }
        }
    }
}
