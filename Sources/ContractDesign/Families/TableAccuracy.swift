/// One measurement of a learning curve.
public struct LearningPoint: Hashable, Sendable {
    /// Effective units of data that the model was trained on.
    public var samples: Double
    /// What it then performed, in [0, 1].
    public var performance: Double

    /// Nothing is checked here; `TableAccuracy` refuses what does not fit.
    public init(samples: Double, performance: Double) {
        self.samples = samples
        self.performance = performance
    }
}

/// A measured learning curve: a smooth, increasing and concave curve through all points.
///
/// Below the first size it is a line from 0, beyond the last it is flat: nothing is promised that was not measured.
/// Points of performance 0 at the beginning say up to where nothing is learnt; a point at size 0 says what a model
/// performs without data.
/// - SeeAlso: Schumaker, "On shape preserving quadratic spline interpolation", SIAM J. Numer. Anal. 20 (1983), 854-864.
public struct TableAccuracy: AccuracyFunction, Hashable {
    /// Where the table is kept.
    public let file: String
    /// The measurements, by size.
    public let points: [LearningPoint]
    /// By how much the curve exceeds a measurement at most, performance: 0 unless it is a concave majorant.
    public let majorantExcess: Double
    public let onset: Double
    public let limit: Double
    public let saturation: Double
    private let spline: ConcaveSpline

    /// The curve through points whose performance does not fall, and rises ever more slowly.
    /// - Parameters:
    ///   - points: at least two, in ascending order of their sizes.
    ///   - file: where they stand, for `specification`.
    ///   - isMajorant: take the least concave majorant of points that are otherwise refused. It promises more than was
    ///     measured.
    /// - Throws: `LearningPointError` with the point that does not fit.
    /// - Complexity: O(n).
    public init(_ points: [LearningPoint], file: String, isMajorant: Bool = false) throws(LearningPointError) {
        try LearningPointError.check(points)
        let rising = isMajorant ? points.fromStart.concaveMajorant : points.fromStart.upToTop
        if !isMajorant { try LearningPointError.checkShape(points, rising) }
        let last = rising[rising.count - 1]
        let start = rising[0]
        onset = start.performance == 0 ? start.samples : 0
        limit = last.performance
        saturation = last.samples
        spline = ConcaveSpline(
            through: rising, isFirstStraight: points[0].samples > 0 && points[0].performance > 0)
        self.points = points
        self.file = file
        let raised = Dictionary(uniqueKeysWithValues: rising.map { ($0.samples, $0.performance) })
        majorantExcess = points.reduce(0) { worst, point in
            let curve = point.samples > last.samples ? last.performance : raised[point.samples] ?? 0
            return max(worst, curve - point.performance)
        }
    }

    public var concaveFrom: Double { onset }
    public var isSmooth: Bool { false }
    public var specification: String { "table:\(file)" }
    public func branch(at x: Double) -> Jet { spline.jet(at: x) }
}

extension LearningPoint {
    static let origin = LearningPoint(samples: 0, performance: 0)
}

extension [LearningPoint] {
    /// From where the curve begins to rise: the last of the points of performance 0 at the beginning, else 0 at size 0,
    /// unless the first point says what is performed without data.
    fileprivate var fromStart: [LearningPoint] {
        let zeros = prefix { $0.performance == 0 }.count
        if zeros > 0 { return Array(self[(zeros - 1)...]) }
        return self[0].samples > 0 ? [.origin] + self : self
    }

    /// Up to the first of the last performance.
    fileprivate var upToTop: [LearningPoint] {
        let end = firstIndex { $0.performance == self[count - 1].performance } ?? count - 1
        return end > 0 ? Array(self[...end]) : self
    }

    /// The points raised to their least concave majorant that does not fall, up to the greatest performance.
    fileprivate var concaveMajorant: [LearningPoint] {
        let top = indices.max { (self[$0].performance, $1) < (self[$1].performance, $0) } ?? 0
        let corners = self[...top].corners
        var next = 0
        return self[...top].map { point in
            while corners[next].samples < point.samples { next += 1 }
            if corners[next] == point { return point }
            let (left, right) = (corners[next - 1], corners[next])
            let share = (point.samples - left.samples) / (right.samples - left.samples)
            return LearningPoint(
                samples: point.samples,
                performance: left.performance + share * (right.performance - left.performance))
        }
    }
}

extension ArraySlice<LearningPoint> {
    /// Those on the upper hull.
    fileprivate var corners: [LearningPoint] {
        var hull: [LearningPoint] = []
        for point in self {
            while hull.count > 1,
                Chord(from: hull[hull.count - 2], to: hull[hull.count - 1])
                    .height(before: Chord(from: hull[hull.count - 1], to: point)) < 0
            {
                hull.removeLast()
            }
            hull.append(point)
        }
        return hull
    }
}
