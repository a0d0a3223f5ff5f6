extension Laplace {
    func performanceGradient() -> [Double] {
        gradient { row in slopes[row] }
    }

    func capGradient(of i: Int) -> [Double] {
        let pool = pools.firstIndex { $0.contains(i) }!
        let share = probabilities[i]
        switch conditioning {
        case .atLeastOne:
            // G'(phi) - G'(phi - p_i e_i) for the others' contributions; for its own, the second part does not move.
            let others = law.others
            var result = gradient { row in
                slopes[row] * others.drop(gap: gaps[live[row]], step: share * decays[row * pools.count + pool])
            }
            result[i] = share * sumOfSlopes(in: pool) { row in slopes[row] }
            return result.map { valueScale / presence[i] * $0 }
        case .own:
            var result = gradient { row in bends[row] / law.mean * decays[row * pools.count + pool] }
            result[i] += sumOfSlopes(in: pool) { row in slopes[row] / law.mean }
            return result.map { valueScale * $0 }
        }
    }

    /// sum over l of s_l p_j exp(-s_l m_j) factor(l), for each class j.
    private func gradient(_ factor: (_ row: Int) -> Double) -> [Double] {
        var byPool = [Double](repeating: 0, count: pools.count)
        for row in live.indices {
            let strength = sum.rates[live[row]] * factor(row)
            if strength == 0 { continue }
            for q in pools.indices { byPool[q] += strength * decays[row * pools.count + q] }
        }
        var result = probabilities
        for (q, pool) in pools.enumerated() {
            for j in pool { result[j] *= byPool[q] }
        }
        return result
    }

    /// sum over l of s_l exp(-s_l m) factor(l) for the contribution m of a pool.
    private func sumOfSlopes(in pool: Int, _ factor: (_ row: Int) -> Double) -> Double {
        var total = 0.0
        for row in live.indices { total += sum.rates[live[row]] * decays[row * pools.count + pool] * factor(row) }
        return total
    }
}
