import RealModule

/// The numbers that a binomial or a Poisson variable can take, but for those next to impossible, with their chances.
struct CountWindow {
    let first: Double
    /// From `first` on.
    let chances: [Double]

    /// Numbers less likely than this share of the likeliest are left out.
    static let negligible = 1e-22

    /// - Parameters:
    ///   - success: the chance of each trial's success, with `failure` its complement.
    ///   - most: nil is returned where there are more numbers than this.
    init?(trials n: Double, success: Double, failure: Double, atMost most: Int) {
        if success <= 0 || failure <= 0 || n == 0 {
            self.init(first: success <= 0 ? 0 : n, chances: [1])
            return
        }
        let odds = success / failure
        let mode = min(n, ((n + 1) * success).rounded(.down))
        self.init(around: mode, upTo: n, atMost: most) { k in (n - k) / (k + 1) * odds }
    }

    init?(poisson mean: Double, atMost most: Int) {
        self.init(around: mean.rounded(.down), upTo: .infinity, atMost: most) { k in mean / (k + 1) }
    }

    private init(first: Double, chances: [Double]) {
        self.first = first
        self.chances = chances
    }

    /// - Parameter ratio: the chance of k + 1 over that of k.
    private init?(around mode: Double, upTo end: Double, atMost most: Int, _ ratio: (Double) -> Double) {
        var above: [Double] = [1]
        while mode + Double(above.count) <= end, above.last! > Self.negligible {
            above.append(above.last! * ratio(mode + Double(above.count) - 1))
            if above.count > most { return nil }
        }
        var below: [Double] = []
        while mode > Double(below.count), below.last ?? 1 > Self.negligible {
            below.append((below.last ?? 1) / ratio(mode - Double(below.count) - 1))
            if below.count > most { return nil }
        }
        let weights = below.reversed() + above
        let total = weights.reduce(0, +)
        first = mode - Double(below.count)
        chances = weights.map { $0 / total }
    }
}
