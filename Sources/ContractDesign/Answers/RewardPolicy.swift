/// How a promise, which is a mean, becomes a model on the day.
public enum RewardPolicy: String, Hashable, Sendable, CaseIterable, Codable {
    /// Everybody gets the same part of the collective model's value in every composition:
    /// v(r_i(n)) = (t_i / T_i) v(a(S)).
    case proportional
    /// Everybody gets the collective model, or tau_i where that is worth more: v(r_i(n)) = min(v(a(S)), tau_i). No
    /// policy that keeps the promise and never exceeds the collective model has a smaller variance.
    case threshold
}

/// What one type gets, by what the collective model is worth.
public struct RewardRule: Hashable, Sendable {
    /// Which of the two formulas holds.
    public var policy: RewardPolicy
    /// `proportional`: the part t_i / T_i, at most 1. `threshold`: tau_i, value units; the value of a perfect model
    /// where the type is never cut.
    public var parameter: Double

    /// v(r), value units: never more than `collectiveValue`.
    public func reward(fromCollectiveValue collectiveValue: Double) -> Double {
        switch policy {
        case .proportional: min(1, parameter) * collectiveValue
        case .threshold: min(parameter, collectiveValue)
        }
    }
}
