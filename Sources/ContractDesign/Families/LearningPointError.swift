/// Why measurements make no learning curve.
public enum LearningPointError: Error, Hashable, Sendable {
    /// Fewer than two points, or none above 0: nothing to draw a curve through.
    case nothingLearnt
    /// The point's size is negative, or its performance outside [0, 1].
    case outOfRange(Int)
    /// The point's size is not above that of the one before.
    case notAscending(Int)
    /// The point performs less than the one before.
    case falls(Int)
    /// The point lies below the line between its neighbours, by so much performance; the first one's neighbour is 0 at
    /// size 0.
    case notConcave(Int, below: Double)

    static func check(_ points: [LearningPoint]) throws(LearningPointError) {
        for (i, point) in points.enumerated() {
            guard point.samples >= 0, point.samples.isFinite, (0...1).contains(point.performance) else {
                throw .outOfRange(i)
            }
            if i > 0, !(points[i - 1].samples < point.samples) { throw .notAscending(i) }
        }
        let best = points.reduce(0) { max($0, $1.performance) }
        guard points.count > 1, best > 0, let first = points.first(where: { $0.performance == best }), first.samples > 0
        else { throw .nothingLearnt }
    }

    /// - Parameter rising: those of the points that shape the curve.
    static func checkShape(_ points: [LearningPoint], _ rising: [LearningPoint]) throws(LearningPointError) {
        if let i = points.indices.dropFirst().first(where: { points[$0].performance < points[$0 - 1].performance }) {
            throw .falls(i)
        }
        for k in rising.indices.dropFirst().dropLast() {
            let height = Chord(from: rising[k - 1], to: rising[k]).height(
                before: Chord(from: rising[k], to: rising[k + 1]))
            if height < -ConcaveSpline.rounding, let i = points.firstIndex(of: rising[k]) {
                throw .notConcave(i, below: -height)
            }
        }
    }
}

extension LearningPointError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nothingLearnt: "At least two sizes are needed, and a performance that rises above 0."
        case .outOfRange(let i): "Point \(i + 1) is out of range: sizes are at least 0, and performances in [0, 1]."
        case .notAscending(let i): "Point \(i + 1) is not larger than the one before: sizes must ascend."
        case .falls(let i): "Point \(i + 1) performs less than the one before: performances must not fall."
        case .notConcave(let i, let below):
            "Point \(i + 1) lies \(below) below the line between its neighbours: the curve must be concave."
        }
    }
}
