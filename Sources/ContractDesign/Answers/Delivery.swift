/// What the coordinator hands out on the day: the group is there, and its model is trained.
public struct Delivery: Sendable {
    /// What one type gets.
    public struct Share: Sendable {
        /// The type, with its cost and quality.
        public var type: ParticipantType
        /// Parties of the type that came.
        public var count: Int
        /// Raw units that each of them brings.
        public var contribution: Double
        /// v(r), value units.
        public var reward: Double
        /// value * reward: what it is worth to the type, its own value units.
        public var worth: Double { type.value * reward }
        /// r: how good a model to hand out.
        public var performance: Double
        /// a^-1(r), effective units of data: a model trained on so much is as good.
        public var data: Double
    }

    /// How the promises were kept on the day.
    public var policy: RewardPolicy
    /// S, effective units of data.
    public var total: Double
    /// a(S).
    public var performance: Double
    /// v(a(S)), value units.
    public var modelValue: Double
    /// One per type, in the population's order.
    public var shares: [Share]
}

extension ContractProblem {
    /// What to hand out to a group that came.
    /// - Parameters:
    ///   - counts: parties by type, in the population's order.
    ///   - menu: the offers, in the same order.
    ///   - plan: the rules by which they are kept.
    public func delivery(toGroup counts: [Int], of menu: Menu, by plan: RewardPlan) -> Delivery {
        precondition(counts.count == menu.offers.count, "One count per type is needed.")
        let total = zip(counts, menu.offers).reduce(0) { $0 + Double($1.0) * $1.1.effectiveContribution }
        let performance = accuracy.performance(at: total)
        let value = valuation.value(of: performance)
        return Delivery(
            policy: plan.policy, total: total, performance: performance, modelValue: value,
            shares: zip(counts, zip(menu.offers, plan.promises)).map { count, pair in
                let (offer, promise) = pair
                let reward = promise.rule.reward(fromCollectiveValue: value)
                let reached = reward >= value ? performance : valuation.performance(worth: reward)
                return Delivery.Share(
                    type: offer.type, count: count, contribution: offer.contribution, reward: reward,
                    performance: reached,
                    data: reward >= value ? total : min(total, accuracy.data(reaching: reached)))
            })
    }
}
