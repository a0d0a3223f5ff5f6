import Foundation

/// The best menu in whole multiples of a small problem, by trying all: nothing of it is the library's.
struct EnumeratedMenus {
    /// a(x), 0 up to some total, and the best that a type of a cost has alone.
    enum Curve {
        /// 1 - e^(-r x).
        case exponential(rate: Double)
        /// max(0, 1 - b x^(-g)).
        case power(Double, Double)

        func callAsFunction(_ x: Double) -> Double {
            switch self {
            case .exponential(let rate): 1 - exp(-rate * x)
            case .power(let b, let g): x > 0 ? max(0, 1 - b * pow(x, -g)) : 0
            }
        }

        /// max over x of scale a(x) - cost x, where its derivative vanishes.
        func alone(_ cost: Double, _ scale: Double) -> Double {
            let x =
                switch self {
                case .exponential(let rate): log(scale * rate / cost) / rate
                case .power(let b, let g): pow(scale * b * g / cost, 1 / (g + 1))
                }
            return x > 0 ? max(0, scale * self(x) - cost * x) : 0
        }

        var specification: String {
            switch self {
            case .exponential(let rate): "exponential:1,\(rate)"
            case .power(let b, let g): "power:1,\(b),\(g)"
            }
        }
    }

    var curve: Curve
    /// Falling.
    var costs: [Double]
    var probabilities: [Double]
    var parties: Int
    var isOwn: Bool
    var scale = 100.0
    var step: Double
    var rewardStep: Double?

    struct Best {
        var performance: Double
        var contributions: [Double]
        var greatest: [Double]
    }

    /// Over all multiples up to the contribution from which no reward pays; nil where none has rewards.
    func best() -> Best? {
        let counts = costs.map { Int(scale / $0 / step) }
        let outside = costs.map { curve.alone($0, scale) }
        var best: Best?
        func choose(_ chosen: [Double]) {
            guard chosen.count == costs.count else {
                let from = chosen.last.map { Int(($0 / step).rounded()) } ?? 0
                for k in stride(from: from, through: counts[chosen.count], by: 1) {
                    choose(chosen + [Double(k) * step])
                }
                return
            }
            let (performance, caps) = expectations(chosen)
            if performance <= best?.performance ?? -1 { return }
            guard let rewards = greatestRewards(chosen, caps, outside) else { return }
            best = Best(performance: performance, contributions: chosen, greatest: rewards)
        }
        choose([])
        return best
    }

    /// E[a(S)] and all caps, over every sequence of types.
    private func expectations(_ m: [Double]) -> (performance: Double, caps: [Double]) {
        var performance = 0.0
        var (sums, chances) = (m.map { _ in 0.0 }, m.map { _ in 0.0 })
        func draw(_ left: Int, _ total: Double, _ chance: Double, _ came: Set<Int>) {
            guard left > 0 else {
                performance += chance * curve(total)
                if isOwn { return }
                for i in came {
                    sums[i] += chance * scale * curve(total)
                    chances[i] += chance
                }
                return
            }
            for (i, p) in probabilities.enumerated() {
                draw(left - 1, total + m[i], chance * p, isOwn ? came : came.union([i]))
            }
        }
        draw(parties, 0, 1, [])
        guard isOwn else { return (performance, zip(sums, chances).map { $0 / $1 }) }
        func ownCap(_ i: Int, _ left: Int, _ total: Double, _ chance: Double) -> Double {
            guard left > 0 else { return chance * scale * curve(m[i] + total) }
            return probabilities.indices.reduce(0) {
                $0 + ownCap(i, left - 1, total + m[$1], chance * probabilities[$1])
            }
        }
        return (performance, m.indices.map { ownCap($0, parties - 1, 0, 1) })
    }

    /// By shortest paths over all pairs t_j - t_i <= c_i (m_j - m_i), whole where rewards are to be; nil where none hold.
    private func greatestRewards(_ m: [Double], _ caps: [Double], _ outside: [Double]) -> [Double]? {
        func down(_ x: Double) -> Double { rewardStep.map { ((x + 1e-10) / $0).rounded(.down) * $0 } ?? x }
        var t = caps.map(down)
        for _ in 0..<(t.count + 1) {
            for i in t.indices {
                for j in t.indices { t[j] = min(t[j], t[i] + down(costs[i] * (m[j] - m[i]))) }
            }
        }
        for i in t.indices {
            if t[i] < outside[i] + costs[i] * m[i] - 1e-9 { return nil }
            for j in t.indices where t[j] - t[i] > costs[i] * (m[j] - m[i]) + 1e-9 { return nil }
        }
        return t
    }
}
