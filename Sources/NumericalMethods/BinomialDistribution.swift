/// Probabilities of k successes in n trials, k = 0...n, built outward from the mode by the exact ratio of neighbours
/// and then divided by their sum: no factorial, no logarithm, relative error about 3 |k - mode| roundings.
package struct BinomialDistribution {
    package let probabilities: [Double]

    /// - Parameters:
    ///   - success: probability of a success, in [0, 1].
    ///   - failure: 1 - success, passed so that neither loses digits where it is small.
    /// - Complexity: O(n).
    package init(trials n: Int, success: Double, failure: Double) {
        var weights = [Double](repeating: 0, count: n + 1)
        let mode = failure <= 0 ? n : success <= 0 ? 0 : min(n, Int((Double(n) + 1) * success))
        weights[mode] = 1
        if success > 0, failure > 0 {
            let odds = success / failure
            for k in stride(from: mode, to: n, by: 1) {
                weights[k + 1] = weights[k] * (Double(n - k) / Double(k + 1)) * odds
            }
            for k in stride(from: mode, to: 0, by: -1) {
                weights[k - 1] = weights[k] * (Double(k) / Double(n - k + 1)) / odds
            }
        }
        let total = weights.reduce(0, +)
        probabilities = weights.map { $0 / total }
    }
}
