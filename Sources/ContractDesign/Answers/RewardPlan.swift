/// How a menu's promises are kept: a rule for each type, and what it makes of them.
public struct RewardPlan: Sendable {
    /// One type's promise and how it is kept.
    public struct Promise: Sendable {
        /// The type, with its cost and quality.
        public var type: ParticipantType
        /// t_i, value units.
        public var reward: Double
        /// Of the plan's policy, with the parameter that keeps the promise.
        public var rule: RewardRule
        /// The value of the collective model as the type sees it, value units.
        public var collective: RewardDistribution
        /// The value of what it gets, value units. Its mean is the promise.
        public var delivered: RewardDistribution

        /// Whether the type gets the collective model whole in every composition.
        public var isWhole: Bool { delivered.values == collective.values }
    }

    /// Which kind of rule every promise is kept by.
    public var policy: RewardPolicy
    /// From whose view the distributions are taken: the one that caps the rewards.
    public var conditioning: Conditioning
    /// One per type, in the population's order.
    public var promises: [Promise]
    /// By type: where the numbers are equal, types count as one, and a promise given that the type occurs means either.
    public var classOfType: [Int]
    /// By type, the law of who comes that its distributions are taken under: where several may hold, that under which its
    /// rule gives it least, so that it gets its promise there and no less on average under the others. Empty where one holds.
    public var laws: [Scenario] = []
}

extension ContractProblem {
    /// Relative difference up to which a cap and the mean of its distribution are the same number.
    private static let capRounding = 1e-9

    /// A rule for each offer of a menu, and the distributions that follow, given that the type occurs (or from a
    /// party's own view, where that is the problem's conditioning): exact where the compositions can be enumerated,
    /// else drawn.
    ///
    /// A promise beyond the cap cannot be kept: such a type gets the collective model whole.
    /// - Parameters:
    ///   - menu: offers in the population's order, with their caps.
    ///   - policy: which kind of rule.
    ///   - laws: those that may hold, where there are several: `tightestLaws(of:)`.
    ///   - draws: at most so many; nil for as many as take a fraction of a second.
    ///   - seed: of the draws.
    /// - Complexity: one evaluation of the accuracy function a composition and, where drawn, a type; sorting. Likewise for
    ///   each different law under which a cap is least, and by thresholds for each that may hold.
    public func rewardPlan(
        for menu: Menu, policy: RewardPolicy, under laws: TightestLaws? = nil, draws: Int? = nil, seed: UInt64 = 1
    ) -> RewardPlan {
        let contributions = menu.offers.map(\.effectiveContribution)
        guard let laws else {
            let views = CollectiveViews(self, contributions: contributions, draws: draws, seed: seed)
            let promises = menu.offers.indices.map { i in
                promise(menu.offers[i], keptBy: policy, views.distribution(of: i))
            }
            return RewardPlan(
                policy: policy, conditioning: conditioning, promises: promises, classOfType: views.classOfType)
        }
        let counted = policy == .proportional ? Set(laws.byType) : Set(laws.all.indices)
        let views = counted.reduce(into: [Int: CollectiveViews]()) { views, law in
            views[law] = CollectiveViews(
                under(laws.all[law]), contributions: contributions, draws: draws, seed: seed)
        }
        // A part keeps its promise wherever the cap is no less; a threshold has to be the highest that any law asks for.
        let kept = menu.offers.indices.map { i -> (law: Int, promise: RewardPlan.Promise) in
            let tightest = laws.byType[i]
            let candidates = [tightest] + (policy == .proportional ? [] : counted.sorted().filter { $0 != tightest })
            let promises = candidates.map { law in
                (law, promise(menu.offers[i], keptBy: policy, views[law]!.distribution(of: i)))
            }
            return promises.dropFirst().reduce(promises[0]) {
                $1.1.rule.parameter > $0.1.rule.parameter ? $1 : $0
            }
        }
        return RewardPlan(
            policy: policy, conditioning: conditioning, promises: kept.map(\.promise),
            classOfType: views[laws.byType[0]]!.classOfType, laws: kept.map { laws.all[$0.law] })
    }

    /// The rule that keeps an offer's promise where the group's model is worth what it is under one law.
    private func promise(
        _ offer: Offer, keptBy policy: RewardPolicy, _ collective: RewardDistribution
    ) -> RewardPlan.Promise {
        let untrained = valueWithoutData
        // Exponential sums understate the caps of groups that may learn nothing; enumeration does not.
        let isUnderstated = collective.draws == nil && collective.mean > offer.cap * (1 + Self.capRounding)
        let cap = isUnderstated ? collective.mean : offer.cap
        let rule = RewardRule(
            policy: policy,
            parameter: policy == .proportional
                ? (cap > untrained ? min(1, max(0, (offer.reward - untrained) / (cap - untrained))) : 1)
                : offer.reward >= cap || offer.reward >= collective.mean
                    ? valuation.value(of: accuracy.limit) : collective.threshold(withMean: offer.reward),
            untrained: untrained)
        return RewardPlan.Promise(
            type: offer.type, reward: offer.reward, rule: rule, collective: collective,
            delivered: collective.rewarded(by: rule))
    }
}

extension Contract {
    /// How the contract's promises are kept.
    /// - SeeAlso: ``ContractProblem/rewardPlan(for:policy:under:draws:seed:)``
    public func rewardPlan(_ policy: RewardPolicy, draws: Int? = nil, seed: UInt64 = 1) -> RewardPlan {
        let laws = robustness.map { TightestLaws(all: $0.views.map(\.scenario), byType: $0.leastCaps) }
        return problem.rewardPlan(
            for: menu, policy: policy, under: problem.hasSeveralLaws ? laws : nil, draws: draws, seed: seed)
    }
}
