// What a menu says about sharing, about money, and about what its types claim.
extension Contract {
    /// What a copy must be worth at least, as a part of the promise, for two parties to gain by taking one offer together
    /// and halving its cost: min over i, j of (u_i + c_i m_j / 2) / t_j, all in the valuation's units. Nil where nothing
    /// is promised.
    ///
    /// Acceptance and honesty keep it at 1/2 or above.
    /// - Complexity: O(I^2).
    public var sharedWorth: Double? {
        var least: Double?
        for offer in menu.offers where offer.reward > 0 {
            for party in menu.offers {
                let half = 0.5 * party.type.effectiveCost * offer.effectiveContribution
                let worth = (party.relativeUtility + half) / offer.reward
                least = least.map { min($0, worth) } ?? worth
            }
        }
        return least
    }

    /// What the first unit of money would buy, in performance: the greatest, over the types that no contract can tell
    /// apart, of the price of their cap over E[N] sum of p_i theta_i, what paying each of their parties one of the
    /// valuation's units costs. Nil where the prices are not known, or not who comes.
    public var moneyWorth: Double? {
        guard let prices, !problem.hasSeveralLaws else { return nil }
        let types = problem.population.types
        return prices.filter { $0.constraint == .performanceCap }.reduce(0) { most, price in
            guard let type = types.first(where: { $0.name == price.type }) else { return most }
            let weight = types.filter {
                $0.effectiveCost == type.effectiveCost && $0.effectiveCapacity == type.effectiveCapacity
            }.reduce(0) { $0 + $1.probability * $1.value }
            // A type that does not come has no price but rounding.
            guard weight > 1e-20, price.price > ShadowPrice.rounding else { return most }
            return max(most, price.price / (problem.participation.mean * weight))
        }
    }

    /// How many times what a type would train on alone it may be asked for without a remark.
    public static let farBeyondAlone = 1000.0

    /// The offers that ask for more than that of a type that does not say what it owns, in the population's order.
    public var askedFarBeyondAlone: [Offer] {
        menu.offers.filter {
            $0.type.capacity == nil && $0.standaloneContribution > 0
                && $0.contribution > Self.farBeyondAlone * $0.standaloneContribution
        }
    }

    /// The types that say they have less than they would by training alone: their offers rest on the claim that they
    /// cannot train. By name.
    public var claimingNotToTrain: [String] {
        menu.offers.compactMap { offer in
            guard let outside = offer.type.outside else { return nil }
            let data = offer.type.quality * offer.standaloneContribution
            let alone =
                offer.type.value * problem.valuation.value(of: problem.accuracy.performance(at: data))
                - offer.type.cost * offer.standaloneContribution
            return outside < alone * (1 - 1e-9) ? offer.type.name : nil
        }
    }
}

extension ContractProblem {
    /// Whether it asks for what the published model does not know: values of a type's own, outside options, capacities, a band of
    /// learning curves, or probabilities within bounds.
    public var goesBeyondThePublishedModel: Bool {
        hasOwnValues || hasOtherOutsideOptions || hasCapacities || population.uncertainty != nil
    }
}
