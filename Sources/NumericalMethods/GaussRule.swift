/// Nodes and weights that integrate polynomials of degree below 2n against a distribution as the distribution does.
package struct GaussRule {
    package let nodes: [Double]
    /// Positive, summing to 1.
    package let weights: [Double]
}

/// The three-term recursion p_(k+1) = (x - alpha_k) p_k - beta_k p_(k-1) of the polynomials that are orthogonal under a
/// distribution.
package struct JacobiMatrix {
    /// alpha_0, alpha_1, ...
    package private(set) var diagonal: [Double]
    /// beta_1, beta_2, ...
    package private(set) var squares: [Double] = []

    /// A beta below this share of the normal distribution's is rounding: there are no more atoms.
    private static let leastShare = 1e-9

    /// Of a distribution of mean 0 and variance 1 that is given by E[He_k(x)], He_k the monic Hermite polynomials, of
    /// k = 0, ..., 2n - 1: the modified Chebyshev algorithm, whose recursion is well conditioned where the distribution
    /// is not far from the normal one.
    ///
    /// Of n coefficients, or as many as there are atoms.
    /// - Complexity: O(n^2).
    /// - SeeAlso: Gautschi, "Orthogonal polynomials: computation and approximation" (2004), section 2.1.7.
    package init(hermiteMoments moments: [Double]) {
        let count = moments.count / 2
        var older = [Double](repeating: 0, count: moments.count)
        var old = moments
        var new = older
        diagonal = [moments[1]]
        for k in 1..<max(1, count) {
            let alpha = diagonal[k - 1]
            let beta = k == 1 ? 0 : squares[k - 2]
            for l in k..<(2 * count - k) {
                new[l] = old[l + 1] - alpha * old[l] - beta * older[l] + Double(l) * old[l - 1]
            }
            let square = new[k] / old[k - 1]
            guard square > Self.leastShare * Double(k), square.isFinite else { return }
            squares.append(square)
            diagonal.append(new[k + 1] / new[k] - old[k] / old[k - 1])
            (older, old, new) = (old, new, older)
        }
    }

    /// Of a distribution of mean 0 and variance 1 that is given by its cumulants over factorials, kappa_r / r!, of
    /// r = 0, ..., 2n - 1; the first three are not used.
    ///
    /// E[He_k(x)] is k! times a coefficient of exp(sum over r >= 3 of kappa_r t^r / r!).
    /// - Complexity: O(n^2).
    package init(cumulants: BivariateSeries) {
        var rest = cumulants
        for r in 0..<min(3, rest.rows) { rest[r, 0] = 0 }
        var moments = rest.exponential.coefficients
        var factorial = 1.0
        for k in 1..<max(1, moments.count) {
            factorial *= Double(k)
            moments[k] *= factorial
        }
        self.init(hermiteMoments: moments)
    }

    /// The Gauss rule of n nodes, or as many as there are coefficients.
    /// - Complexity: O(n^2).
    package func rule(nodes n: Int) -> GaussRule {
        let count = min(n, diagonal.count)
        let spectrum = TridiagonalSpectrum(
            diagonal: Array(diagonal.prefix(count)),
            offDiagonal: squares.prefix(count - 1).map { $0.squareRoot() })
        return GaussRule(nodes: spectrum.values, weights: spectrum.firstComponents.map { $0 * $0 })
    }
}
