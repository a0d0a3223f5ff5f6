import RealModule

/// Expectations through exponential sums: with phi_l = sum_i p_i exp(-s_l m_i) and the generating function G of the
/// number of parties, E[exp(-s_l S)] = G(phi_l). One value costs O(L I), whatever the number of parties is.
///
/// Between 0 and the curve's range the sum lies below a >= 0, so as `exact` it never overstates a menu.
struct Laplace: SharedExpectation {
    let probabilities: [Double]
    let presence: [Double]
    let law: GeneratingFunction
    let conditioning: Conditioning
    let sum: ExponentialSum
    let valueScale: Double
    /// a(0).
    let performanceWithoutData: Double
    let kind: CollectiveCurves.Kind

    /// Offers that differ, as ranges of classes with equal contributions.
    private(set) var pools: [Range<Int>] = []
    /// exp(-s_l m) by term and pool, then p-weighted: P_pool * exp(-s_l m).
    private(set) var decays: [Double] = []
    private(set) var weighted: [Double] = []
    /// 1 - phi_l, and the live terms: those whose G'(phi_l) is not lost.
    private(set) var gaps: [Double] = []
    private(set) var live: [Int] = []
    /// w_l times G, G' and G'' at phi_l, by live term.
    private(set) var values: [Double] = []
    private(set) var slopes: [Double] = []
    private(set) var bends: [Double] = []

    private(set) var contributions: [Double] = []
    private(set) var evaluations = 0
    private(set) var performance = 0.0
    let evaluationError: Double

    init(
        probabilities: [Double], law: GeneratingFunction, conditioning: Conditioning, sum: ExponentialSum,
        valueScale: Double, performanceWithoutData: Double, kind: CollectiveCurves.Kind
    ) {
        self.probabilities = probabilities
        self.law = law
        self.conditioning = conditioning
        self.sum = sum
        self.valueScale = valueScale
        self.performanceWithoutData = performanceWithoutData
        self.kind = kind
        presence = law.presence(probabilities)
        gaps = [Double](repeating: 0, count: self.sum.rates.count)
        evaluationError = Self.evaluationError(sum)
    }

    /// The sum's own error; sums of positive terms, each good to some ten roundings, in exponents of at most 40 that
    /// matter; and what is lost where small totals bring in weights far beyond the limit.
    static func evaluationError(_ sum: ExponentialSum) -> Double {
        sum.relativeError + 0.5 * .ulpOfOne * (128 + 16 * abs(sum.start))
    }

    var leastPerformance: Double { min(0, sum.start) }
    var leastValue: Double { valueScale * leastPerformance }

    mutating func move(to contributions: [Double]) {
        if contributions == self.contributions { return }
        self.contributions = contributions
        evaluations += 1
        findPools()
        computeDecays()
        weighTerms()
        performance = sum.limit - values.reduce(0, +) - excessWithoutData * chanceOfNoData
        if kind == .exact { performance = max(0, performance) }
    }

    private mutating func weighTerms() {
        values.removeAll(keepingCapacity: true)
        slopes.removeAll(keepingCapacity: true)
        bends.removeAll(keepingCapacity: true)
        for l in live {
            let term = law.derivatives(gap: gaps[l])
            values.append(sum.weights[l] * term.value)
            slopes.append(sum.weights[l] * term.slope)
            bends.append(sum.weights[l] * term.bend)
        }
    }

    private mutating func findPools() {
        pools.removeAll(keepingCapacity: true)
        var first = 0
        for i in 1..<(contributions.count + 1)
        where i == contributions.count || contributions[i] != contributions[first] {
            pools.append(first..<i)
            first = i
        }
    }

    private mutating func computeDecays() {
        let count = pools.count
        let levels = pools.map { contributions[$0.lowerBound] }
        let shares = pools.map { probabilities[$0].reduce(0, +) }
        let least = levels.min() ?? 0
        decays.removeAll(keepingCapacity: true)
        weighted.removeAll(keepingCapacity: true)
        live.removeAll(keepingCapacity: true)
        decays.reserveCapacity(sum.rates.count * count)
        weighted.reserveCapacity(sum.rates.count * count)
        for l in sum.rates.indices {
            let rate = sum.rates[l]
            // Every party brings at least `least`, so the gap is no smaller than this.
            if law.others.value(gap: -.expMinusOne(-rate * least)) == 0 { continue }
            var gap = 0.0
            for q in 0..<count {
                let lost = -Double.expMinusOne(-rate * levels[q])
                gap += shares[q] * lost
                decays.append(1 - lost)
                weighted.append(shares[q] * (1 - lost))
            }
            gaps[l] = min(gap, 1)
            live.append(l)
        }
    }
}
