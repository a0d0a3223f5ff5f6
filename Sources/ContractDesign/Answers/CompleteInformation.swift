/// The best that a coordinator can do who knows every party's type.
///
/// In each composition n every party gets the same model, the best that the group can sustain: the largest root A of
/// A = a(S(A)) with S(A) = sum of n_i (v(A) - f_i) / c_i. A party of type i brings (v(A) - f_i) / c_i and keeps f_i,
/// what it has alone.
/// - SeeAlso: Wang, Wu, Liu, Low, "Paid with Models", AAAI 2025, section "Complete information".
public struct CompleteInformation: Hashable, Sendable {
    /// E[A], a group of nobody included, which is worth a(0).
    public var performance: Double
    /// What `performance` is off by at most. Measured, not proved: fifty times the differences of the last two rules, or a
    /// sixth of the differences before; of draws five standard errors.
    public var performanceError: Double
    /// E[v(A)], value units.
    public var modelValue: Double
    /// What `modelValue` is off by at most, value units.
    public var modelValueError: Double
    /// By type, raw units: the mean of (v(A) - f_i) / c_i over all compositions with anybody in them, also those
    /// without the type, as the published figures have it.
    public var contributions: [Double]
    /// By type, what `contributions` are off by at most, raw units.
    public var contributionErrors: [Double]
    /// Standard error of `performance` where compositions were drawn; else nil.
    public var standardError: Double?
    /// How often the learning curve was evaluated for groups.
    public var curveEvaluations: Int
}

extension ContractProblem {
    /// The outcome where the coordinator knows the types, as it was asked for; nil where that is not at all.
    /// - Parameters:
    ///   - way: how it is computed, or whether.
    ///   - seed: of draws, which are the last resort of `KnownTypes.fast`.
    /// - Throws: `ContractError.tooManyKnownCompositions` where all compositions are asked for and are more than 1e7.
    /// - Complexity: as of the way: see ``completeInformation(seed:)`` and ``enumeratedCompleteInformation()``.
    public func completeInformation(
        by way: KnownTypes, seed: UInt64 = 1
    ) throws(ContractError) -> CompleteInformation? {
        switch way {
        case .fast: hasCompleteInformation ? completeInformation(seed: seed) : nil
        case .exact: try enumeratedCompleteInformation()
        case .skip: nil
        }
    }

    /// Whether the outcome where the coordinator knows the types is known here: not where types say what they have
    /// without the contract, since a group may then be unable to give it them, and not where they own only so much.
    public var hasCompleteInformation: Bool { !hasOtherOutsideOptions && !hasCapacities }

    /// The outcome where the coordinator knows the types, by moment cubature. Everybody counts as training alone.
    ///
    /// Gauss rules from the exact moments of the two totals that a group's model depends on, sum of 1 / c_i and sum of
    /// f_i / c_i, with rare and dominant types counted out; few compositions are enumerated, many types merged first.
    /// Where all that does not serve, all compositions up to 300,000, else 100,000 drawn ones or fewer, corrected by the
    /// moments.
    /// - Parameter seed: of the draws.
    /// - Complexity: some hundred evaluations of the accuracy function, thousands for costs far apart, in O(I).
    public func completeInformation(seed: UInt64 = 1) -> CompleteInformation {
        let population = InformedPopulation(self)
        return CompleteInformation(population.fast(seed: seed), population, of: self)
    }

    /// Refuses, before anything is computed, what complete information is asked for and cannot be.
    /// - Throws: `ContractError.tooManyKnownCompositions` for more than 1e7 compositions, `outsideOptionsNamed` where
    ///   types say what they have without the contract.
    public func requireKnownTypes(_ way: KnownTypes) throws(ContractError) {
        guard way == .exact else { return }
        guard hasCompleteInformation else { throw .outsideOptionsNamed }
        try InformedPopulation(self).requireEnumeration()
    }

    /// The outcome where the coordinator knows the types, over all compositions. Everybody counts as training alone.
    /// - Throws: `ContractError.tooManyKnownCompositions` where they are more than 1e7.
    /// - Complexity: about three evaluations of the accuracy function a composition.
    public func enumeratedCompleteInformation() throws(ContractError) -> CompleteInformation {
        let population = InformedPopulation(self)
        return CompleteInformation(try population.exact(), population, of: self)
    }
}

extension CompleteInformation {
    fileprivate init(
        _ averages: InformedPopulation.Averages, _ informed: InformedPopulation, of problem: ContractProblem
    ) {
        let somebody = problem.participation.law.drop(gap: 0, step: 1)
        let start = problem.valueWithoutData
        performance = problem.accuracy.performanceWithoutData + averages.means.performance
        performanceError = averages.errors.performance
        modelValue = start + averages.means.value
        modelValueError = averages.errors.value
        let types = zip(problem.population.types, informed.order.classOfType)
        contributions = types.map { type, i in
            (start + averages.means.value / somebody - informed.reservations[i].utility) / type.effectiveCost
                / type.quality
        }
        contributionErrors = types.map { type, _ in
            averages.errors.value / somebody / type.effectiveCost / type.quality
        }
        standardError = averages.standardError
        curveEvaluations = averages.evaluations
    }
}
