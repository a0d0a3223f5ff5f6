/// What a contract leaves to whom, beside what there would be if the types were known, and if everyone trained alone.
public struct Welfare: Hashable, Sendable {
    /// How one type stands.
    public struct Standing: Hashable, Sendable {
        /// The type, with its cost and quality.
        public var type: ParticipantType
        /// u_i = theta_i t_i - c_i m_i under the contract, the type's own value units.
        public var utility: Double
        /// f_i, the type's own value units: what it has without the contract, and all that it keeps where its type is
        /// known.
        public var outsideOption: Double
        /// What its secret earns the type, its own value units: u_i - f_i. It depends on which rewards are preferred.
        public var informationRent: Double { utility - outsideOption }
        /// Raw units under the contract.
        public var contribution: Double
        /// Raw units where the types are known, a mean over compositions; nil where that was left out.
        public var informedContribution: Double?
        /// What `informedContribution` is off by at most, raw units.
        public var informedContributionError: Double?
        /// Raw units that it trains on alone.
        public var standaloneContribution: Double
    }

    /// One per type, in the population's order.
    public var standings: [Standing]
    /// E[a(S)] of the contract, and what no contract can exceed.
    public var performance: PerformanceBounds
    /// Where the types are known; nil where that was left out.
    public var informed: CompleteInformation?
    /// The mean over parties of the performance that each reaches alone.
    public var alonePerformance: Double
    /// The expected number of parties.
    public var participants: Double

    /// What hiding the types costs in performance: complete minus incomplete. It can be negative: complete information
    /// leaves each party what it has alone in every composition, a contract only on average. Nil where complete
    /// information was left out.
    public var informationCost: Double? { informed.map { $0.performance - performance.lower } }
    /// Whether hiding the types raises the performance, by more than a rounding of 1e-9.
    public var isHidingBetter: Bool { informationCost.map { $0 < -1e-9 } ?? false }
    /// What all parties together keep, each in its own value units: E[N] sum of p_i u_i.
    public var surplus: Double { participants * mean(\.utility) }
    /// What all parties together would keep alone, and where their types are known: E[N] sum of p_i f_i, value units.
    public var surplusAlone: Double { participants * mean(\.outsideOption) }

    private func mean(_ quantity: (Standing) -> Double) -> Double {
        let chances = standings.reduce(0) { $0 + $1.type.probability }
        return standings.reduce(0) { $0 + $1.type.probability * quantity($1) } / chances
    }
}

extension Contract {
    /// What the contract leaves to whom, beside complete information, as fast as can be, and everyone alone.
    /// - Parameter seed: of the compositions drawn for complete information, where nothing else serves.
    /// - Complexity: that of ``ContractProblem/completeInformation(seed:)``.
    public func welfare(seed: UInt64 = 1) -> Welfare {
        welfare(beside: problem.hasCompleteInformation ? problem.completeInformation(seed: seed) : nil)
    }

    /// The same with complete information as it is asked for.
    /// - Throws: `ContractError.tooManyKnownCompositions` where all compositions are asked for and are more than 1e7.
    /// - Complexity: that of ``ContractProblem/completeInformation(by:seed:)``.
    public func welfare(knownTypes: KnownTypes, seed: UInt64 = 1) throws(ContractError) -> Welfare {
        welfare(beside: try problem.completeInformation(by: knownTypes, seed: seed))
    }

    private func welfare(beside informed: CompleteInformation?) -> Welfare {
        let standings = menu.offers.enumerated().map { i, offer in
            Welfare.Standing(
                type: offer.type, utility: offer.utility, outsideOption: offer.outsideOption,
                contribution: offer.contribution, informedContribution: informed?.contributions[i],
                informedContributionError: informed?.contributionErrors[i],
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
