import LinearProgramming

/// Bounds on what a user gets in every equilibrium under personalised policies, from the fact that no provider gains by
/// revealing everything to her: U_i(D) >= U_i(x^full) for every provider i. Derived here, in the spirit of the papers.
///
/// The chain, for a user with value V of full information:
///
///     V >= lowest equilibrium value >= certificate >= certificateWithoutObedience
///       >= V - 2 average error >= V - 2 state error >= V - 2 constant error >= V - 2 hull error.
public struct Certificates: Hashable, Sendable {
    /// G = min u(x) over obedient x in which every provider gets at least what full information gives it.
    public var obedient: Certificate
    /// The same over all x with the right prior; V minus the one-sided error of alignment.
    public var oneSided: Certificate

    /// The value of G.
    public var certificate: Double { max(obedient.value, oneSided.value) }
    /// The value without obedience.
    public var certificateWithoutObedience: Double { oneSided.value }

    func ofUser(_ k: Int) -> Certificates { Certificates(obedient: obedient.ofUser(k), oneSided: oneSided.ofUser(k)) }
}

extension CompetitionGame {
    /// The two certificates of a user, each with its proof.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func certificates(for user: Int) throws(CompetitionError) -> Certificates {
        var audit = Audit()
        return try CentredGame(only(user)).certificates(&audit)
    }
}

extension CentredGame {
    /// The certificates of the only user, in her own units.
    func certificates(_ audit: inout Audit) throws(CompetitionError) -> Certificates {
        func best(_ space: ObedientOutcomes) throws(CompetitionError) -> Certificate {
            try OutcomeProgram.asking(self, space, &audit) { ask throws(CompetitionError) in
                try certificate(for: 0, isAnonymous: false, ask)
            }
        }
        return Certificates(
            obedient: try best(ObedientOutcomes()), oneSided: try best(ObedientOutcomes(isObedient: false)))
    }

    /// The least that a user can get where no provider gains by revealing everything.
    func certificate(
        for target: Int, isAnonymous: Bool, _ ask: OutcomeProgram<ObedientOutcomes>.Ask
    ) throws(CompetitionError) -> Certificate {
        let question = OutcomeQuestion(
            maximize: [.own(target): -1], requirements: providers.indices.map { noGainFromRevealing($0) })
        guard let answer = try ask(question) else { throw .unsolved(.knownOutcomes) }
        let mass = isAnonymous ? 1 : users[target].mass
        return original.certificate(
            for: target, isAnonymous: isAnonymous, weights: answer.prices.requirements.map { $0 * mass },
            prices: answer.prices.obedience)
    }

    /// sum_j m_j (U_ij(x_j) - U_ij(x_j^full)) >= 0.
    func noGainFromRevealing(_ provider: Int) -> Requirement {
        var requirement = Requirement(total(of: provider), .atLeast(0))
        requirement.isOverFullInformation = true
        return requirement
    }
}
