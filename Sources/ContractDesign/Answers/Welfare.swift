/// What a contract leaves to whom, beside what there would be if the types were known, and if everyone trained alone.
public struct Welfare: Hashable, Sendable {
    /// How one type stands.
    public struct Standing: Hashable, Sendable {
        /// The type, with its cost and quality.
        public var type: ParticipantType
        /// u_i = t_i - c_i m_i under the contract, value units.
        public var utility: Double
        /// f_i, value units: what the type has alone, and all that it keeps where its type is known.
        public var outsideOption: Double
        /// What its secret earns the type, value units: u_i - f_i. It depends on which rewards are preferred.
        public var informationRent: Double { utility - outsideOption }
        /// Raw units under the contract.
        public var contribution: Double
        /// Raw units where the types are known, a mean over compositions.
        public var informedContribution: Double
        /// Raw units that it trains on alone.
        public var standaloneContribution: Double
    }

    /// One per type, in the population's order.
    public var standings: [Standing]
    /// E[a(S)] of the contract, and what no contract can exceed.
    public var performance: PerformanceBounds
    /// Where the types are known.
    public var informed: CompleteInformation
    /// The mean over parties of the performance that each reaches alone.
    public var alonePerformance: Double
    /// The expected number of parties.
    public var participants: Double

    /// What hiding the types costs in performance: complete minus incomplete. It can be negative: complete information
    /// leaves each party what it has alone in every composition, a contract only on average.
    public var informationCost: Double { informed.performance - performance.lower }
    /// Whether hiding the types raises the performance, by more than a rounding of 1e-9.
    public var isHidingBetter: Bool { informationCost < -1e-9 }
    /// What all parties together keep, value units: E[N] sum of p_i u_i.
    public var surplus: Double { participants * mean(\.utility) }
    /// What all parties together would keep alone, and where their types are known: E[N] sum of p_i f_i, value units.
    public var surplusAlone: Double { participants * mean(\.outsideOption) }

    private func mean(_ quantity: (Standing) -> Double) -> Double {
        let chances = standings.reduce(0) { $0 + $1.type.probability }
        return standings.reduce(0) { $0 + $1.type.probability * quantity($1) } / chances
    }
}

extension Contract {
    /// What the contract leaves to whom, beside complete information and everyone alone.
    /// - Parameter seed: of the compositions drawn for complete information, where they are too many to enumerate.
    /// - Complexity: that of ``ContractProblem/completeInformation(seed:)``.
    public func welfare(seed: UInt64 = 1) -> Welfare {
        let informed = problem.completeInformation(seed: seed)
        let standings = zip(menu.offers, informed.contributions).map { offer, contribution in
            Welfare.Standing(
                type: offer.type, utility: offer.utility, outsideOption: offer.outsideOption,
                contribution: offer.contribution, informedContribution: contribution,
                standaloneContribution: offer.standaloneContribution)
        }
        let chances = menu.offers.reduce(0) { $0 + $1.type.probability }
        let alone = menu.offers.reduce(0) { sum, offer in
            sum + offer.type.probability
                * problem.accuracy.performance(at: offer.type.quality * offer.standaloneContribution)
        }
        return Welfare(
            standings: standings, performance: performance, informed: informed, alonePerformance: alone / chances,
            participants: problem.participation.mean)
    }
}
