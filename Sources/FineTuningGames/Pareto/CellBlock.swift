/// The curve between two neighbouring points of a piece, or at the only point of one.
struct CurveCell {
    /// The index of the piece.
    let piece: Int
    let low: SharePoint
    let middle: SharePoint
    let high: SharePoint
    /// The most that each player can get between them, money: the larger of the ends and the middle, and half of their
    /// second difference, four times what a parabola through the three needs. Numerical, for smooth utilities.
    let most: [Double]

    init(piece: Int, low: SharePoint, middle: SharePoint, high: SharePoint) {
        self.piece = piece
        self.low = low
        self.middle = middle
        self.high = high
        most = low.utilities.indices.map { j in
            let (a, b, c) = (low.utilities[j], middle.utilities[j], high.utilities[j])
            return max(a, b, c) + 0.5 * abs(a - 2 * b + c)
        }
    }

    var width: Double { high.share - low.share }

    /// The cell cut at its middle.
    /// - Complexity: two equilibria.
    func halves(of curve: ShareCurve) throws(GameError) -> (left: CurveCell, right: CurveCell) {
        let (first, second) = (0.5 * (low.share + middle.share), 0.5 * (middle.share + high.share))
        return (
            CurveCell(piece: piece, low: low, middle: try curve.point(first), high: middle),
            CurveCell(piece: piece, low: middle, middle: try curve.point(second), high: high)
        )
    }
}

/// Some neighbouring cells, and the most that each player can get in any of them.
struct CellBlock {
    private(set) var cells: [CurveCell] = []
    private(set) var most: [Double] = []

    private mutating func append(_ cell: CurveCell) {
        most = cells.isEmpty ? cell.most : zip(most, cell.most).map { max($0, $1) }
        cells.append(cell)
    }

    /// Blocks of 32 cells that make up the whole curve.
    /// - Complexity: one equilibrium a cell.
    static func covering(_ curve: ShareCurve) throws(GameError) -> [CellBlock] {
        var blocks = [CellBlock()]
        for (index, piece) in curve.pieces.enumerated() {
            for k in 0..<max(1, piece.points.count - 1) {
                let (low, high) = (piece.points[k], piece.points[min(k + 1, piece.points.count - 1)])
                let middle = low == high ? low : try curve.point(0.5 * (low.share + high.share))
                if blocks[blocks.count - 1].cells.count == 32 { blocks.append(CellBlock()) }
                blocks[blocks.count - 1].append(CurveCell(piece: index, low: low, middle: middle, high: high))
            }
        }
        return blocks
    }
}
