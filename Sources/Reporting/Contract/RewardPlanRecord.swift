import ContractDesign

/// How promises are kept, as JSON.
struct RewardPlanRecord: Encodable {
    struct Kept: Encodable {
        var type: String
        var promise: Double
        /// Part of the collective model's value; null under another policy.
        var part: OrNull<Double>
        /// Value units; null under another policy.
        var threshold: OrNull<Double>
        var mean: Double
        var standardDeviation: Double
        /// Null where the distribution is exact.
        var standardError: OrNull<Double>
        var quantiles: [String: Double]
        var histogram: Histogram
    }

    /// Weights in equal intervals from `low` to `high`, value units.
    struct Histogram: Encodable {
        var low: Double
        var high: Double
        var weights: [Double]
    }

    var policy: RewardPolicy
    var conditioning: Conditioning
    /// Null where all compositions were enumerated.
    var draws: OrNull<Int>
    var types: [Kept]

    init(_ plan: RewardPlan) {
        policy = plan.policy
        conditioning = plan.conditioning
        draws = OrNull(plan.promises.first?.delivered.draws)
        types = plan.promises.map { promise in
            let delivered = promise.delivered
            let range = (delivered.values.first ?? 0)...(delivered.values.last ?? 0)
            return Kept(
                type: promise.type.name, promise: promise.reward,
                part: OrNull(plan.policy == .proportional ? promise.rule.parameter : nil),
                threshold: OrNull(plan.policy == .threshold ? promise.rule.parameter : nil), mean: delivered.mean,
                standardDeviation: delivered.standardDeviation, standardError: OrNull(delivered.standardError),
                quantiles: Dictionary(
                    uniqueKeysWithValues: RewardPlan.quantiles.map {
                        ("p\($0 < 10 ? "0" : "")\($0)", delivered.quantile(Double($0) / 100))
                    }),
                histogram: Histogram(
                    low: range.lowerBound, high: range.upperBound,
                    weights: delivered.histogram(over: range, intervals: 20)))
        }
    }
}

extension RewardPlan {
    /// The quantiles that are reported, in percent.
    static let quantiles = [5, 25, 50, 75, 95]
}
