import NumericalMethods

/// What one draw brings, as its distribution and as the coefficients kappa_r / r! of the logarithm of its moment
/// generating function.
struct DrawLaw {
    /// Different contributions, ascending, and their shares, which sum to 1.
    let values: [Double]
    let shares: [Double]
    /// The expected number of draws where that is Poisson and the law is that of their sum; else nil.
    let compound: Double?
    let mean: Double
    /// What the coefficients are in units of, to their powers.
    let scale: Double
    /// By r from 0; the first two are 0.
    let coefficients: [Double]

    /// As many as a rule of this many nodes needs.
    static let mostNodes = 15

    /// Whether every draw brings the same.
    var isCertain: Bool { compound == nil && values.count == 1 }
    var variance: Double { 2 * coefficients[2] * scale * scale }

    /// - Parameter draws: contributions with their chances, which need not sum to 1.
    init(_ draws: [(contribution: Double, chance: Double)], compound: Double? = nil) {
        var values: [Double] = []
        var shares: [Double] = []
        let total = draws.reduce(0) { $0 + $1.chance }
        for (contribution, chance) in draws.sorted(by: { $0.contribution < $1.contribution }) where chance > 0 {
            if values.last == contribution {
                shares[shares.count - 1] += chance / total
            } else {
                values.append(contribution)
                shares.append(chance / total)
            }
        }
        let average = zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
        self.values = values
        self.shares = shares
        self.compound = compound
        mean = values.count == 1 ? values[0] * (compound ?? 1) : average * (compound ?? 1)
        let centre = compound == nil ? average : 0
        let scale = values.reduce(0) { max($0, abs($1 - centre)) }
        self.scale = scale
        let order = 2 * Self.mostNodes
        guard scale > 0, compound != nil || values.count > 1 else {
            coefficients = [Double](repeating: 0, count: order)
            return
        }
        let points = zip(values, shares).map { (x: ($0 - centre) / scale, y: 0.0, chance: $1) }
        var moments = BivariateSeries(momentsOf: points, rows: order)
        if let compound {
            coefficients = Self.withoutMean(moments.coefficients.map { compound * $0 })
        } else {
            moments[1, 0] = 0
            coefficients = moments.logarithm.coefficients
        }
    }

    private static func withoutMean(_ series: [Double]) -> [Double] { [0, 0] + series[2...] }
}
