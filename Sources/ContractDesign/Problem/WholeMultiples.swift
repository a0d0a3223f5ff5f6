/// Contributions, and perhaps rewards, in round numbers, as they can be written into an agreement.
public struct WholeMultiples: Hashable, Sendable {
    /// Raw units: each type brings a whole multiple of it, 0 included.
    public let contribution: Double
    /// Value units: each reward is a whole multiple of it; nil where rewards may be any.
    public let reward: Double?

    /// Steps for contributions, in raw units, and for rewards, in value units.
    /// - Throws: `ContractError.multiple` for what is not finite or not above 0.
    public init(ofContribution contribution: Double, ofReward reward: Double? = nil) throws(ContractError) {
        for (subject, step) in [("contributions", contribution), ("rewards", reward)] {
            if let step, !(step > 0 && step.isFinite) { throw .multiple(of: subject, step) }
        }
        self.contribution = contribution
        self.reward = reward
    }

    /// The whole multiple nearest to a contribution in raw units; as the quotient where a unit is a whole number of
    /// steps, since 3 * 0.1 is no 0.3.
    func nearest(_ amount: Double) -> Double {
        let count = (amount / contribution).rounded()
        let perUnit = (1 / contribution).rounded()
        return perUnit > 1 && 1 / perUnit == contribution ? count / perUnit : count * contribution
    }
}
