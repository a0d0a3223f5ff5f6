/// A quadratic spline through points of an increasing concave sequence, increasing and concave itself, and flat beyond
/// the last point.
///
/// Where the slopes a and b at the ends of an interval and the slope d of its chord fulfil a > d > b, one further knot
/// at the part (d - b) / (a - b) of the interval, where the slope is d, makes two parabolas that meet smoothly. The
/// slope at a point is that of the parabola through it and its neighbours, at the last 0; where three points lie on a
/// line, and in a first stretch that is to be straight, the curve is the line, and its slope that of the neighbouring
/// intervals. So the slope is continuous but where two such stretches meet, or the last ends.
/// - SeeAlso: Schumaker, "On shape preserving quadratic spline interpolation", SIAM J. Numer. Anal. 20 (1983), 854-864.
struct ConcaveSpline: Hashable, Sendable {
    /// A parabola or a line, from where it starts.
    struct Piece: Hashable, Sendable {
        var start: Double
        var jet: Jet

        init(_ point: LearningPoint, slope: Double, curvature: Double = 0) {
            start = point.samples
            jet = Jet(value: point.performance, slope: slope, curvature: curvature)
        }
    }

    /// By start; the last is flat.
    private let pieces: [Piece]

    /// Differences of performance below this are rounding.
    static let rounding = 1e-15

    /// - Parameters:
    ///   - points: at least two, x strictly ascending, y strictly ascending, chords' slopes not ascending (up to
    ///     `rounding`).
    ///   - isFirstStraight: whether the curve is the chord up to the second point.
    init(through points: [LearningPoint], isFirstStraight: Bool) {
        let chords = zip(points, points.dropFirst()).map { Chord(from: $0, to: $1) }
        var isStraight = [Bool](repeating: false, count: chords.count)
        isStraight[0] = isFirstStraight
        for i in chords.indices.dropFirst() where chords[i - 1].continues(in: chords[i]) {
            isStraight[i - 1] = true
            isStraight[i] = true
        }
        // The slope of a stretch that is no line where it meets its neighbour.
        func slope(at neighbour: Int, _ left: Int) -> Double {
            isStraight[neighbour] ? chords[neighbour].slope : chords[left].slope(meeting: chords[left + 1])
        }
        var pieces: [Piece] = []
        for (i, chord) in chords.enumerated() {
            let end = i + 1 < chords.count ? slope(at: i + 1, i) : 0
            let begin = i > 0 ? slope(at: i - 1, i - 1) : 2 * chord.slope - end
            pieces += isStraight[i] ? [Piece(points[i], slope: chord.slope)] : chord.parabolas(points[i], begin, end)
        }
        pieces.append(Piece(points[points.count - 1], slope: 0))
        self.pieces = pieces
    }

    /// The curve at x; below the first point its first piece is continued.
    /// - Complexity: O(log n).
    func jet(at x: Double) -> Jet {
        var (low, high) = (0, pieces.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= x { low = middle } else { high = middle }
        }
        let piece = pieces[low]
        let step = x - piece.start
        return Jet(
            value: piece.jet.value + step * (piece.jet.slope + 0.5 * step * piece.jet.curvature),
            slope: piece.jet.slope + step * piece.jet.curvature, curvature: piece.jet.curvature)
    }
}

/// The straight line from one point to the next.
struct Chord {
    let width: Double
    let slope: Double

    init(from start: LearningPoint, to end: LearningPoint) {
        width = end.samples - start.samples
        slope = (end.performance - start.performance) / width
    }

    /// By how much the point between two chords lies above the line between their outer ends; negative below.
    func height(before next: Chord) -> Double { (slope - next.slope) * width * next.width / (width + next.width) }

    func continues(in next: Chord) -> Bool { abs(height(before: next)) <= ConcaveSpline.rounding }

    /// The slope, between the two, at the common point of the parabola through the three.
    func slope(meeting next: Chord) -> Double {
        (next.width * slope + width * next.slope) / (width + next.width)
    }

    /// Two parabolas with these slopes at the ends, which meet where the slope is the chord's; the chord itself where the
    /// slopes do not lie on both sides of it.
    func parabolas(_ start: LearningPoint, _ begin: Double, _ end: Double) -> [ConcaveSpline.Piece] {
        guard begin > slope, slope > end else { return [ConcaveSpline.Piece(start, slope: slope)] }
        let left = (slope - end) / (begin - end) * width
        let knot = LearningPoint(
            samples: start.samples + left, performance: start.performance + 0.5 * left * (begin + slope))
        return [
            ConcaveSpline.Piece(start, slope: begin, curvature: (slope - begin) / left),
            ConcaveSpline.Piece(knot, slope: slope, curvature: (end - slope) / (width - left)),
        ]
    }
}
