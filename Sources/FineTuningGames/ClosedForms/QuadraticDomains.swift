/// Several specialists with quadratic costs c_i (a_i - a0)^2, revenues rho_i a_i and no fixed costs, and a generalist
/// with c0 a0^2, in closed form. Derived from the model; with three specialists and a common share it gives the numbers
/// that the authors' code prints.
///
/// With S = sum d_i rho_i:  a0 = S / (2 c0),  a_i - a0 = rho_i (1 - d_i) / (2 c_i).
public struct QuadraticDomains: Hashable, Sendable {
    /// c0, money at performance 1.
    public var generalistCost: Double
    /// c_i, money at one unit of improvement, by domain.
    public var specialistCosts: [Double]
    /// rho_i, money per unit of performance, by domain.
    public var revenues: [Double]

    /// A game whose domains are in the order of both lists.
    /// - Precondition: as many costs as revenues.
    public init(generalistCost: Double, specialistCosts: [Double], revenues: [Double]) {
        precondition(specialistCosts.count == revenues.count, "There must be a cost for each revenue.")
        self.generalistCost = generalistCost
        self.specialistCosts = specialistCosts
        self.revenues = revenues
    }

    /// The utilities, the generalist's first:
    /// U_G = S^2 / (4 c0) + sum rho_i^2 d_i (1 - d_i) / (2 c_i),
    /// U_i = (1 - d_i) rho_i S / (2 c0) + (1 - d_i)^2 rho_i^2 / (4 c_i).
    public func utilities(at shares: [Double]) -> [Double] {
        let total = zip(shares, revenues).reduce(0) { $0 + $1.0 * $1.1 }
        var result = [total * total / (4 * generalistCost)]
        for (i, share) in shares.enumerated() {
            let (rho, kept) = (revenues[i], 1 - share)
            result[0] += rho * rho * share * kept / (2 * specialistCosts[i])
            result.append(
                kept * rho * total / (2 * generalistCost) + kept * kept * rho * rho / (4 * specialistCosts[i]))
        }
        return result
    }

    /// The vertical monopoly at a common share: R^2 / (R^2 + c0 Q), R = sum rho_i, Q = sum rho_i^2 / c_i.
    public var commonVerticalMonopoly: Double {
        let reduced = asOneSpecialist
        return reduced.share(.verticalMonopoly) ?? 0
    }

    /// The game of the generalist and all specialists as one party at a common share: c0 / R^2 against 1 / Q. It has
    /// the same U_G, and the specialists' sum as its U_D.
    public var asOneSpecialist: QuadraticGame {
        let total = revenues.reduce(0, +)
        let pull = zip(revenues, specialistCosts).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
        return QuadraticGame(generalistCost: generalistCost / (total * total), specialistCost: 1 / pull)
    }

    /// The vertical monopoly with a share for each domain: d_k = c_k (R - S) / (c0 rho_k); shares above 1 are held at 1
    /// and the rest solved again. The sum of utilities is concave in the shares, so this is the maximum.
    public var verticalMonopoly: [Double] {
        let total = revenues.reduce(0, +)
        var shares = Array(repeating: 0.0, count: revenues.count)
        var free = Array(revenues.indices)
        while true {
            let held = revenues.indices.filter { !free.contains($0) }.reduce(0) { $0 + revenues[$1] }
            let weight = free.reduce(0) { $0 + specialistCosts[$1] } / generalistCost
            let sum = (held + total * weight) / (1 + weight)
            for k in free { shares[k] = specialistCosts[k] * (total - sum) / (generalistCost * revenues[k]) }
            let above = free.filter { shares[$0] > 1 }
            if above.isEmpty { return shares }
            for k in above { shares[k] = 1 }
            free.removeAll { above.contains($0) }
        }
    }
}
