extension Laplace {
    /// By how much the sum exceeds a(0) at S = 0.
    var excessWithoutData: Double { sum.start - performanceWithoutData }

    /// P(S = 0), where the sum's value is replaced by a(0). As a function to be optimised it must stay concave, so
    /// there only the outcome without parties counts, whose chance does not depend on the menu.
    var chanceOfNoData: Double {
        law.value(gap: kind == .exact ? 1 - idleShare : 1)
    }

    /// The probability of the classes that contribute nothing.
    private var idleShare: Double {
        zip(contributions, probabilities).reduce(0) { $1.0 == 0 ? $0 + $1.1 : $0 }
    }

    var modelValue: Double { valueScale * performance }

    func caps() -> [Double] {
        var caps: [Double] = []
        caps.reserveCapacity(contributions.count)
        for (q, pool) in pools.enumerated() {
            switch conditioning {
            case .own:
                caps += repeatElement(ownCap(ofPool: q), count: pool.count)
            case .atLeastOne:
                for i in pool { caps.append(conditionalCap(of: i, in: q)) }
            }
        }
        return caps
    }

    func cap(of i: Int) -> Double {
        let q = pools.firstIndex { $0.contains(i) }!
        return conditioning == .own ? ownCap(ofPool: q) : conditionalCap(of: i, in: q)
    }

    func ownCaps() -> [Double] {
        pools.indices.flatMap { q in repeatElement(ownCap(ofPool: q), count: pools[q].count) }
    }

    /// T_i given n_i >= 1: (E[f] - E[f; n_i = 0]) / P(n_i >= 1), the difference taken term by term without
    /// cancellation.
    private func conditionalCap(of i: Int, in pool: Int) -> Double {
        let law = law
        let probability = probabilities[i]
        var rest = 0.0
        for row in live.indices where values[row] != 0 {
            rest += values[row] * law.drop(gap: gaps[live[row]], step: probability * decays[row * pools.count + pool])
        }
        if kind == .exact, contributions[i] == 0 {
            let idle = 1 - idleShare
            rest += excessWithoutData * law.value(gap: idle) * law.drop(gap: idle, step: probabilities[i])
        }
        return valueScale * (sum.limit - rest / presence[i])
    }

    /// The same where one of several classes is in: G(phi) - G(phi - sum of p_j e_j) over P(one of them is in).
    func cap(ofAny classes: Range<Int>) -> Double {
        let law = law
        let members = classes.map { i in (share: probabilities[i], pool: pools.firstIndex { $0.contains(i) }!) }
        var rest = 0.0
        for row in live.indices where values[row] != 0 {
            let step = members.reduce(0) { $0 + $1.share * decays[row * pools.count + $1.pool] }
            rest += values[row] * law.drop(gap: gaps[live[row]], step: step)
        }
        let idleMembers = classes.reduce(0) { contributions[$1] == 0 ? $0 + probabilities[$1] : $0 }
        if kind == .exact, idleMembers > 0 {
            let idle = 1 - idleShare
            rest += excessWithoutData * law.value(gap: idle) * law.drop(gap: idle, step: idleMembers)
        }
        return valueScale * (sum.limit - rest / law.drop(gap: 0, step: probabilities[classes].reduce(0, +)))
    }

    private func ownCap(ofPool q: Int) -> Double {
        var rest = 0.0
        for row in live.indices { rest += slopes[row] / law.mean * decays[row * pools.count + q] }
        if kind == .exact, contributions[pools[q].lowerBound] == 0 {
            rest += excessWithoutData * law.others.value(gap: 1 - idleShare)
        }
        return valueScale * (sum.limit - rest)
    }
}
