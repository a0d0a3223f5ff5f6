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
    public var certificate: Double
    /// The same over all x with the right prior; V minus the one-sided error of alignment.
    public var certificateWithoutObedience: Double
}

extension CompetitionGame {
    /// The two certificates of a user. Each is rounded towards the safe side: it is the bound that duality proves.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func certificates(for user: Int) throws(CompetitionError) -> Certificates {
        var audit = Audit()
        let centred = try CentredGame(only(user))
        return try centred.certificates(&audit).shifted(by: centred.own[0])
    }
}

extension CentredGame {
    /// The certificates of the only user.
    func certificates(_ audit: inout Audit) throws(CompetitionError) -> Certificates {
        let question = OutcomeQuestion(
            maximize: [.own(0): -1], requirements: providers.indices.map { noGainFromRevealing($0) })
        func least(_ space: ObedientOutcomes) throws(CompetitionError) -> Double {
            try OutcomeProgram.asking(self, space, &audit) { ask throws(CompetitionError) in
                guard let answer = try ask(question) else { throw .unsolved(.knownOutcomes) }
                return -max(answer.value, answer.bound)
            }
        }
        let certificate = try least(ObedientOutcomes())
        return Certificates(
            certificate: certificate,
            certificateWithoutObedience: min(certificate, try least(ObedientOutcomes(isObedient: false))))
    }

    /// sum_j m_j (U_ij(x_j) - U_ij(x_j^full)) >= 0.
    func noGainFromRevealing(_ provider: Int) -> Requirement {
        var weights: [Quantity: Double] = [:]
        var total = 0.0
        for (j, user) in users.enumerated() {
            weights[.of(provider, from: j)] = user.mass
            total += user.mass * game.fullInformation(of: provider, from: j)
        }
        return Requirement(weights, .atLeast(total))
    }
}
