import LinearProgramming

/// How well a non-negative combination of the providers' payoffs reproduces a user's own:
/// sum_i w_i U_i[y, a] + c - u[y, a] is within the error of 0. Of the one-sided version only one side is asked for: with
/// a*(y) the best action in state y, the providers together lose by a wrong action at least what the user loses,
///
///     sum_i w_i (U_i[y, a*] - U_i[y, a]) >= (u[y, a*] - u[y, a]) - z_y,    error sum_y mu_y z_y,   z_y >= 0.
///
/// The condition with constant offset, reported with weights that sum to 1, is that of Collina and others (arXiv
/// 2509.15090, Definition 1, as quoted by a third party; the text itself was not at hand). That weights need no sum,
/// and the state offset, the averaged and the one-sided version, are derived here: any term in the state alone cancels,
/// since every experiment has the same prior, and no more than one side is needed for a guarantee.
public struct Alignment: Hashable, Sendable {
    /// What the offsets may depend on, and what the error is taken over.
    public enum Version: String, Hashable, Sendable, CaseIterable {
        /// One offset for all states; the error is the largest over states and actions.
        case constant
        /// An offset for each state.
        case state
        /// An offset and an error for each state; the error is their mean under the prior.
        case average
        /// As `constant`, with weights that sum to 1.
        case hull
        /// What guarantees a user her full value need not reproduce her aims: it must only lose with her.
        case oneSided

        /// Those that are fitted from both sides.
        static let twoSided = allCases.filter { $0 != .oneSided }

        /// V - errorsLost eps is what every equilibrium gives: an error counts once for each side.
        public var errorsLost: Double { self == .oneSided ? 1 : 2 }
    }

    /// Which condition was fitted.
    public var version: Version
    /// eps, in the user's units: recomputed from the weights, so that it holds whatever the solver did.
    public var error: Double
    /// One a provider, >= 0, and at most a million times the ratio of the ranges of payoffs; often not unique.
    public var weights: [Double]
    /// c: one number, or one a state; none for the one-sided version, which needs none.
    public var offsets: [Double]
}

/// Weights that are to serve all users at once, which anonymous policies need: for a target user t,
///
///     min  sum_k m_k eps_k   with  | sum_i w_i U_ik + c_k - l_k u_k | <= eps_k  for all k,   l_t = 1.
///
/// Derived here; whether the strong condition of the papers reads like this is not known.
public struct CommonAlignment: Hashable, Sendable {
    /// sum_k m_k eps_k, in the units of the users' payoffs.
    public var error: Double
    /// One a provider, >= 0.
    public var weights: [Double]
    /// l_k, one a user, >= 0: how much each user's own payoff counts.
    public var scales: [Double]
    /// c_k by user: one number, or one a state.
    public var offsets: [[Double]]
}

extension CompetitionGame {
    /// The weights that reproduce a user's payoffs best.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func alignment(_ version: Alignment.Version, of user: Int) throws(CompetitionError) -> Alignment {
        var audit = Audit()
        return try only(user).alignment(version, &audit)
    }

    func alignment(_ version: Alignment.Version, _ audit: inout Audit) throws(CompetitionError) -> Alignment {
        switch version {
        case .constant, .hull:
            let (weights, residuals) = try fitted(version, &audit)
            return Alignment(version: version, error: residuals.error, weights: weights, offsets: [residuals.offset])
        case .state, .average:
            let (weights, residuals) = try fitted(version, &audit)
            let errors = residuals.errorsByState
            let error = version == .state ? errors.max() ?? 0 : zip(prior, errors).reduce(0) { $0 + $1.0 * $1.1 }
            return Alignment(version: version, error: error, weights: weights, offsets: residuals.offsetsByState)
        case .oneSided:
            return try CentredGame(self).certificates(&audit).oneSided.alignment(in: self, of: 0)
        }
    }

    private func fitted(
        _ version: Alignment.Version, _ audit: inout Audit
    ) throws(CompetitionError) -> (weights: [Double], residuals: Residuals) {
        let weights = try AlignmentFit(self, .one(version)).solve(&audit).weights
        return (weights, Residuals(self, user: 0, weights: weights, scale: 1))
    }

    /// The common weights that serve a target user best.
    /// - Parameters:
    ///   - target: the user whose scale is 1; nil for scale 1 of every user, the stronger condition.
    ///   - isByState: whether offsets may depend on the state, which is weaker and as good.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func commonAlignment(for target: Int?, isByState: Bool = true) throws(CompetitionError) -> CommonAlignment {
        var audit = Audit()
        return try commonAlignment(for: target, isByState: isByState, &audit)
    }

    func commonAlignment(
        for target: Int?, isByState: Bool = true, _ audit: inout Audit
    ) throws(CompetitionError) -> CommonAlignment {
        let solved = try AlignmentFit(self, .all(target: target, isByState: isByState)).solve(&audit)
        let residuals = users.indices.map { k in
            Residuals(self, user: k, weights: solved.weights, scale: solved.scales[k])
        }
        let error = zip(users, residuals).reduce(0) { total, user in
            total + user.0.mass * user.1.safeError(isByState: isByState)
        }
        return CommonAlignment(
            error: error, weights: solved.weights, scales: solved.scales,
            offsets: residuals.map { isByState ? $0.offsetsByState : [$0.offset] })
    }
}
