import LinearProgramming

/// A lower bound on what a user gets in every equilibrium, with the multipliers that prove it. For the target user t
/// among the users k,
///
///     B(w, lambda) = sum_i w_i sum_k m_k U_ik(x_k^full)
///         + sum_k sum_y mu_y min_a { [k = t] u_t[y, a] - m_k sum_i w_i U_ik[y, a]
///                                    - sum_b lambda_k[a, b] (u_k[y, a] - u_k[y, b]) }
///
/// is such a bound for any w, lambda >= 0, by weak duality: no provider gains by revealing everything, and no user
/// gains by disobeying. Derived here. Under personalised policies there is the target alone, and m is 1.
public struct Certificate: Hashable, Sendable {
    /// B(w, lambda) in the user's units, computed without rounding and then rounded down: true of the game's numbers to
    /// the last digit, whatever the solver did.
    public var value: Double
    /// w, one a provider, >= 0; often not unique.
    public var weights: [Double]
    /// lambda, those that are not 0; none where obedience is not asked for.
    public var prices: [ObediencePrice]
}

extension Certificate {
    /// The certificate of the only user of a game, as that of user k of a larger one.
    func ofUser(_ k: Int) -> Certificate {
        var certificate = self
        for p in prices.indices { certificate.prices[p].user = k }
        return certificate
    }
}

extension CompetitionGame {
    /// B(w, lambda) for a user, and for all users at once where policies are the same for all.
    /// - Complexity: O(cells providers) exact sums.
    func certificate(
        for target: Int, isAnonymous: Bool, weights: [Double], prices: [ObediencePrice]
    ) -> Certificate {
        let weights = weights.map { max(0, $0) }
        let prices = prices.filter { $0.price > 0 }
        let bound = bound(on: target, isAnonymous: isAnonymous, weights, prices)
        return Certificate(value: bound.roundedDown, weights: weights, prices: prices)
    }

    /// How far the providers' weighted losses from wrong actions stay behind the user's, in her units, rounded up:
    ///
    ///     s(w) = V - B(w, 0) = sum_y mu_y max_a { l[y, a] - sum_i w_i L_i[y, a] }.
    func oneSidedError(of user: Int, _ weights: [Double]) -> Double {
        let utility = users[user].utility
        let most = zip(prior, bestActions(user)).enumerated().reduce(Dyadic.zero) {
            $0 + Dyadic($1.element.0) * Dyadic(utility[$1.offset, $1.element.1])
        }
        return max(0, -(bound(on: user, isAnonymous: false, weights, []) - most).roundedDown)
    }

    private func bound(
        on target: Int, isAnonymous: Bool, _ weights: [Double], _ prices: [ObediencePrice]
    ) -> Dyadic {
        let heard = weights.indices.filter { weights[$0] > 0 }.map { (index: $0, weight: Dyadic(weights[$0])) }
        var bound = Dyadic.zero
        for k in isAnonymous ? Array(users.indices) : [target] {
            let best = bestActions(k)
            let utility = users[k].utility
            let own = prices.filter { $0.user == k }
            let mass = isAnonymous ? Dyadic(users[k].mass) : .one
            for (y, chance) in prior.enumerated() {
                func weighted(_ a: Int) -> Dyadic {
                    heard.reduce(.zero) { $0 + $1.weight * Dyadic(providers[$1.index].payoffs[k][y, a]) } * mass
                }
                let least = users[k].actions.indices.map { a in
                    own.reduce((k == target ? Dyadic(utility[y, a]) : .zero) - weighted(a)) { sum, price in
                        guard price.recommended == a else { return sum }
                        return sum - Dyadic(price.price) * (Dyadic(utility[y, a]) - Dyadic(utility[y, price.instead]))
                    }
                }.reduce(nil as Dyadic?) { least, next in least.map { ($0 - next).signum > 0 ? next : $0 } ?? next }
                bound = bound + Dyadic(chance) * (weighted(best[y]) + (least ?? .zero))
            }
        }
        return bound
    }
}
