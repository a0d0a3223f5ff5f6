extension Laplace {
    /// P(S = 0), where the sum's value is not a(0) = 0. As a function to be optimised it must stay concave, so there only
    /// the outcome without parties counts, whose chance does not depend on the menu.
    var chanceOfNoData: Double {
        law.value(gap: kind == .exact ? 1 - idleShare : 1)
    }

    /// The probability of the classes that contribute nothing.
    private var idleShare: Double {
        zip(contributions, probabilities).reduce(0) { $1.0 == 0 ? $0 + $1.1 : $0 }
    }

    var modelValue: Double { valueScale * performance }

    func capValues() -> [Double] {
        conditioning == .own ? ownCaps() : conditionalCaps()
    }

    /// T_i given n_i >= 1: (E[f] - E[f; n_i = 0]) / P(n_i >= 1), the difference taken term by term without cancellation.
    private func conditionalCaps() -> [Double] {
        let idle = idleShare
        let values = live.map { sum.weights[$0] * law.value(gap: gaps[$0]) }
        var caps = [Double](repeating: 0, count: contributions.count)
        for (q, pool) in pools.enumerated() {
            for i in pool {
                var rest = 0.0
                for (row, l) in live.enumerated() where values[row] > 0 {
                    rest += values[row] * law.drop(gap: gaps[l], step: probabilities[i] * decays[row * pools.count + q])
                }
                if kind == .exact, contributions[i] == 0 {
                    rest += sum.start * law.value(gap: 1 - idle) * law.drop(gap: 1 - idle, step: probabilities[i])
                }
                caps[i] = valueScale * (sum.limit - rest / presence[i])
            }
        }
        return caps
    }

    func ownCaps() -> [Double] {
        let others = law.others
        let values = live.map { sum.weights[$0] * others.value(gap: gaps[$0]) }
        var caps = [Double](repeating: 0, count: contributions.count)
        for (q, pool) in pools.enumerated() {
            var rest = 0.0
            for row in live.indices { rest += values[row] * decays[row * pools.count + q] }
            if kind == .exact, contributions[pool.lowerBound] == 0 {
                rest += sum.start * others.value(gap: 1 - idleShare)
            }
            for i in pool { caps[i] = valueScale * (sum.limit - rest) }
        }
        return caps
    }
}
