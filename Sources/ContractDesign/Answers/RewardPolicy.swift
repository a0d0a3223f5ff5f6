/// How a promise, which is a mean, becomes a model on the day.
public enum RewardPolicy: String, Hashable, Sendable, CaseIterable, Codable {
    /// Everybody gets the same part of the collective model's value in every composition: v(r_i(n)) = (t_i / T_i)
    /// v(a(S)). Where a model without data is worth v0 = v(a(0)) > 0, the part is one of what the collective model adds
    /// to it, since no less than v0 can be handed out: v(r_i(n)) = v0 + (t_i - v0) / (T_i - v0) (v(a(S)) - v0).
    case proportional
    /// Everybody gets the collective model, or tau_i where that is worth more: v(r_i(n)) = min(v(a(S)), tau_i). No
    /// policy that keeps the promise and never exceeds the collective model has a smaller variance.
    case threshold
}

/// What one type gets, by what the collective model is worth.
public struct RewardRule: Hashable, Sendable {
    /// Which of the two formulas holds.
    public var policy: RewardPolicy
    /// `proportional`: the part (t_i - v0) / (T_i - v0), at most 1. `threshold`: tau_i, value units; the value of a
    /// perfect model where the type is never cut.
    public var parameter: Double
    /// v0, value units: the value of a model without data, which everybody has.
    public var untrained: Double

    /// v(r), value units: never more than `collectiveValue`.
    public func reward(fromCollectiveValue collectiveValue: Double) -> Double {
        switch policy {
        case .proportional: untrained + min(1, parameter) * (collectiveValue - untrained)
        case .threshold: min(max(parameter, untrained), collectiveValue)
        }
    }
}
