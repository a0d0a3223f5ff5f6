import RealModule

/// The search for shapes: a grid over their box, then the downhill simplex from the grid's best local minima. Limit and
/// drop follow in closed form at each shape, so that no more than two dimensions are searched.
struct CurveSearch {
    private struct Node {
        var point: SIMD2<Double>
        var shape: CurveShape
        var projection: Projection
    }

    let points: WeightedPoints
    let box: ShapeBox
    private let nodes: [Node]
    private let counts: SIMD2<Int>

    /// Where the sum of squares is least.
    struct Minimum {
        var point: SIMD2<Double>
        var curve: SkillCurve
        var squares: Double
    }

    /// Nodes a side in two dimensions, and four times as many in one.
    private static let side = 24
    private static let mostStarts = 4

    init(_ family: CurveFamily, _ points: WeightedPoints) {
        let box = ShapeBox(family, widest: points.widest)
        let counts: SIMD2<Int> = box.dimensions == 2 ? [Self.side, Self.side] : [4 * Self.side, 1]
        self.points = points
        self.box = box
        self.counts = counts
        let cell = Self.cell(box, counts)
        nodes = (0..<counts[0] * counts[1]).map { index in
            let place = SIMD2<Double>(Double(index / counts[1]), Double(index % counts[1]))
            let point = box.low + place * cell
            let shape = box.shape(at: point)
            return Node(point: point, shape: shape, projection: points.projection(shape))
        }
    }

    private static func cell(_ box: ShapeBox, _ counts: SIMD2<Int>) -> SIMD2<Double> {
        let steps = SIMD2<Double>(Double(counts[0] - 1), Double(max(1, counts[1] - 1)))
        return (box.high - box.low) / steps
    }

    /// The curve of least weighted squares.
    /// - Complexity: about 1,500 projections.
    func minimum() -> Minimum {
        let found = descend(from: starts(values: nodes.map(\.projection.squares))) { point in
            points.projection(box.shape(at: point)).squares
        }
        let shape = box.shape(at: found.point)
        let projection = points.projection(shape)
        return Minimum(
            point: found.point, curve: curve(shape, projection.bounded), squares: projection.squares)
    }

    /// The curve with at most `threshold` weighted squares at which a quantity is least, no higher than at `fit`.
    /// - Parameter quantity: linear in limit and drop at each shape.
    /// - Complexity: as ``minimum()``; the grid is not projected again.
    func least(
        upTo threshold: Double, from fit: Minimum, _ quantity: (CurveShape) -> LinearQuantity
    ) -> (curve: SkillCurve, value: Double) {
        func value(_ shape: CurveShape, _ projection: Projection) -> Double {
            let quantity = quantity(shape)
            guard let pair = projection.least(quantity, upTo: threshold) else {
                // Beyond the admissible shapes downhill is towards the fit.
                return 1e200 * (1 + projection.squares / max(threshold, .leastNormalMagnitude))
            }
            return quantity.value(pair)
        }
        let values = nodes.map { value($0.shape, $0.projection) }
        let admissible = starts(values: values).filter { $0.value < 1e200 }
        let atFit = fit.curve.shape
        let start = quantity(atFit).value(Projection.Pair(limit: fit.curve.limit, drop: fit.curve.drop))
        let found = descend(from: admissible + [(fit.point, start)]) { point in
            let shape = box.shape(at: point)
            return value(shape, points.projection(shape))
        }
        let shape = box.shape(at: found.point)
        guard found.value < start, let pair = points.projection(shape).least(quantity(shape), upTo: threshold) else {
            return (fit.curve, start)
        }
        return (curve(shape, pair), quantity(shape).value(pair))
    }

    private func curve(_ shape: CurveShape, _ pair: Projection.Pair) -> SkillCurve {
        SkillCurve(limit: pair.limit, drop: pair.drop, shape: shape, reference: points.reference)
    }

    private func descend(
        from starts: [NelderMead.Vertex], _ f: (SIMD2<Double>) -> Double
    ) -> NelderMead.Vertex {
        let simplex = NelderMead(low: box.low, high: box.high, dimensions: box.dimensions)
        let step = 0.5 * Self.cell(box, counts)
        let ends = starts.map { simplex.minimum(from: $0.point, step: step, f) }
        return ends.min { $0.value < $1.value } ?? (box.low, .infinity)
    }

    /// The grid's local minima, the lowest few.
    private func starts(values: [Double]) -> [NelderMead.Vertex] {
        let (rows, columns) = (counts[0], counts[1])
        let minima = values.indices.filter { index in
            let (row, column) = (index / columns, index % columns)
            for r in max(0, row - 1)...min(rows - 1, row + 1) {
                for c in max(0, column - 1)...min(columns - 1, column + 1)
                where values[r * columns + c] < values[index] { return false }
            }
            return true
        }
        return minima.sorted { values[$0] < values[$1] }.prefix(Self.mostStarts).map { (nodes[$0].point, values[$0]) }
    }
}
