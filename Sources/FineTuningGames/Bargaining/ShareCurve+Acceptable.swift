import NumericalMethods

extension ShareCurve {
    /// The shares at which nobody gets less than it has without a deal, as a curve of its own whose largest utilities
    /// are those at these shares. Where it leaves the whole curve is found by bisection to 1e-13; a stretch narrower
    /// than a cell of the grid is found by the peak of the smallest gain.
    /// - Throws: `GameError.noDeal` where there are none, or nobody gains at any.
    func acceptable(under terms: BargainingTerms) throws(GameError) -> ShareCurve {
        if terms == self.terms { return self }
        var result = self
        result.terms = terms
        if terms.disagreement.contains(where: { $0 > 0 }) {
            result.pieces = try acceptablePieces(terms.disagreement)
            if result.pieces.isEmpty { throw .noDeal }
            result.findLargestAtPoints()
            try result.refineLargest()
        }
        if result.stakes.players.isEmpty { throw .noDeal }
        return result
    }

    var stakes: Stakes { Stakes(ideal: largestUtilities, terms: terms) }

    private func acceptablePieces(_ origin: [Double]) throws(GameError) -> [Piece] {
        let slack = zip(largestUtilities, origin).map { 1e-13 * max($0, abs($1)) }
        func accepts(_ point: SharePoint) -> Bool {
            origin.indices.allSatisfy { point.utilities[$0] >= origin[$0] - slack[$0] }
        }
        let smallestGain = Objective(origin.count) { point, j in point.utilities[j] - origin[j] }
        let peaks = try maximizers(of: smallestGain).flatMap { [$0.low, $0.high] }
        var result: [Piece] = []
        for piece in pieces {
            let known = Set(piece.points.map(\.share))
            let inner = peaks.filter { piece.low < $0.share && $0.share < piece.high && !known.contains($0.share) }
            let points = (piece.points + inner).sorted { $0.share < $1.share }
            var run: [SharePoint] = []
            for (k, point) in points.enumerated() {
                let isIn = accepts(point)
                if k > 0, isIn == run.isEmpty {
                    let turn = try BracketedRoot.turn(points[k - 1].share, point.share) { share throws(GameError) in
                        try accepts(self.point(share)) != isIn
                    }
                    let end = try self.point(isIn ? turn.first : turn.last)
                    if end.share != (isIn ? point : points[k - 1]).share { run.append(end) }
                }
                if isIn {
                    run.append(point)
                } else if !run.isEmpty {
                    result.append(Piece(points: run))
                    run = []
                }
            }
            if !run.isEmpty { result.append(Piece(points: run)) }
        }
        return result
    }
}
