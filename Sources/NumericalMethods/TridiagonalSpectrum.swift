import RealModule

/// The eigenvalues of a symmetric tridiagonal matrix, with the first component of each normalised eigenvector: of a
/// Jacobi matrix, the nodes of a Gauss rule and the square roots of its weights.
///
/// Implicit QL steps with Wilkinson's shift, applied to the first row of the eigenvectors only.
/// - SeeAlso: Golub, Welsch, "Calculation of Gauss quadrature rules", Math. Comp. 23 (1969).
package struct TridiagonalSpectrum {
    package private(set) var values: [Double]
    /// Of either sign.
    package private(set) var firstComponents: [Double]
    /// Below the diagonal, and a 0.
    private var offDiagonal: [Double]

    private static let mostSteps = 60

    /// - Parameters:
    ///   - diagonal: n numbers.
    ///   - offDiagonal: n - 1 numbers.
    /// - Complexity: O(n^2).
    package init(diagonal: [Double], offDiagonal: [Double]) {
        values = diagonal
        self.offDiagonal = offDiagonal + [0]
        firstComponents = [Double](repeating: 0, count: diagonal.count)
        if !diagonal.isEmpty { firstComponents[0] = 1 }
        for first in diagonal.indices { converge(first) }
    }

    private mutating func converge(_ first: Int) {
        for _ in 0..<Self.mostSteps {
            let last = endOfBlock(from: first)
            if last == first { return }
            step(first, last)
        }
    }

    private func endOfBlock(from first: Int) -> Int {
        var last = first
        while last < values.count - 1 {
            let size = abs(values[last]) + abs(values[last + 1])
            if abs(offDiagonal[last]) <= .ulpOfOne * size { break }
            last += 1
        }
        return last
    }

    private mutating func step(_ first: Int, _ last: Int) {
        let slant = (values[first + 1] - values[first]) / (2 * offDiagonal[first])
        let root = Double.hypot(slant, 1)
        var g = values[last] - values[first] + offDiagonal[first] / (slant + (slant < 0 ? -root : root))
        var (sine, cosine, shift) = (1.0, 1.0, 0.0)
        for i in (first..<last).reversed() {
            let f = sine * offDiagonal[i]
            let b = cosine * offDiagonal[i]
            let length = Double.hypot(f, g)
            offDiagonal[i + 1] = length
            if length == 0 {
                values[i + 1] -= shift
                offDiagonal[last] = 0
                return
            }
            (sine, cosine) = (f / length, g / length)
            g = values[i + 1] - shift
            let turn = (values[i] - g) * sine + 2 * cosine * b
            shift = sine * turn
            values[i + 1] = g + shift
            g = cosine * turn - b
            let (above, below) = (firstComponents[i], firstComponents[i + 1])
            firstComponents[i + 1] = sine * above + cosine * below
            firstComponents[i] = cosine * above - sine * below
        }
        values[first] -= shift
        offDiagonal[first] = g
        offDiagonal[last] = 0
    }
}
