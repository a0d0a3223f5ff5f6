import NumericalMethods

/// The weights of least mean square. Offsets go by taking each list's mean away.
///
/// The cone is non-negative least squares. The hull asks for the point of conv{R_i - u} that is nearest to 0, which
/// the same method finds: the y >= 0 that minimises |D y|^2 + s^2 (sum y - 1)^2 is a multiple of its weights, since for
/// given weights w and y = t w the least over t rises with |D w|.
/// - SeeAlso: Lawson, Hanson, "Solving Least Squares Problems" (1974), chapter 23.
struct LeastSquaresWeights {
    private let own: [Double]
    private let theirs: [[Double]]

    init(_ user: RatedUser) {
        func centred(_ list: [Double]) -> [Double] {
            let mean = RatingNorm.meanSquare.centre(list)
            return list.map { $0 - mean }
        }
        own = centred(user.own)
        theirs = user.theirs.map(centred)
    }

    /// The best weights of the first so many providers, 0 for the others.
    func weights(_ rule: RatingRule, of count: Int) -> [Double] {
        let found = rule == .hull ? hull(Array(theirs[..<count])) : cone(Array(theirs[..<count]))
        return found + Array(repeating: 0, count: theirs.count - count)
    }

    private func cone(_ columns: [[Double]]) -> [Double] { Self.nearest(columns, to: own) }

    private func hull(_ columns: [[Double]]) -> [Double] {
        let differences = columns.map { zip($0, own).map { $0 - $1 } }
        let lengths = differences.map(Self.length)
        let unit = lengths.min() ?? 0
        let rounding = 1e-15 * Self.length(own)
        if unit <= rounding {
            let twin = lengths.firstIndex(of: unit)
            return lengths.indices.map { $0 == twin ? 1 : 0 }
        }
        let found = Self.nearest(
            differences.map { $0.map { $0 / unit } + [1] }, to: Array(repeating: 0, count: own.count) + [1])
        let sum = found.reduce(0, +)
        return found.map { $0 / sum }
    }

    /// Columns of length 1, so that none is passed over for its scale; those that are constant have weight 0.
    private static func nearest(_ columns: [[Double]], to right: [Double]) -> [Double] {
        let size = length(right)
        guard size > 0 else { return columns.map { _ in 0 } }
        let lengths = columns.map(length)
        let missing = Array(repeating: 0.0, count: max(0, columns.count - right.count))
        let scaled = zip(columns, lengths).map { column, length in
            column.map { length > 0 ? $0 / length : 0 } + missing
        }
        let x = NonNegativeLeastSquares(columns: scaled, right: right.map { $0 / size } + missing).solution()
        return zip(x, lengths).map { $1 > 0 ? $0 * size / $1 : 0 }
    }

    private static func length(_ list: [Double]) -> Double {
        let most = list.reduce(0) { max($0, abs($1)) }
        guard most > 0 else { return 0 }
        return most * list.reduce(0) { $0 + ($1 / most) * ($1 / most) }.squareRoot()
    }
}
