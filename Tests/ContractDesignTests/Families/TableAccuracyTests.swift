import ContractDesign
import Foundation
import TestSupport
import Testing

@Suite struct TableAccuracyTests {
    private func curve(_ points: [(Double, Double)], isMajorant: Bool = false) throws -> TableAccuracy {
        try TableAccuracy(
            points.map { LearningPoint(samples: $0.0, performance: $0.1) }, file: "curve.csv", isMajorant: isMajorant)
    }

    /// Concave, of strictly falling slopes, in [0, 1].
    private func concavePoints(_ generator: inout SeededGenerator) -> [(Double, Double)] {
        let count = Int.random(in: 2...12, using: &generator)
        var sizes = (0..<count).map { _ in generator.logUniform(1...1e5) }.sorted()
        var start = 0.0
        if Bool.random(using: &generator) {
            sizes[0] = 0
            start = Double.random(in: 0...0.5, using: &generator)
        }
        var slopes = (0..<count).map { _ in generator.logUniform(1e-4...1) }.sorted(by: >)
        let widths = zip(sizes, [0] + sizes.dropLast()).map { $0 - $1 }
        let rise = zip(slopes, widths).reduce(0) { $0 + $1.0 * $1.1 }
        slopes = slopes.map { $0 * (1 - start) * 0.99 / rise }
        var performance = start
        return sizes.indices.map { i in
            performance += slopes[i] * widths[i]
            return (sizes[i], performance)
        }
    }

    @Test(arguments: 0..<100)
    func theSplineIsSmoothConcaveAndGoesThroughAllPoints(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 800)
        let points = concavePoints(&generator)
        let accuracy = try curve(points)
        for (x, y) in points { #expect(accuracy.performance(at: x) == y) }
        let last = points[points.count - 1]
        #expect(accuracy.limit == last.1 && accuracy.saturation == last.0 && accuracy.onset == 0)
        #expect(accuracy.performance(at: 2 * last.0) == last.1 && accuracy.branch(at: 1.01 * last.0).slope == 0)
        #expect(accuracy.majorantExcess == 0)
        if points[0].0 > 0 {
            let middle = accuracy.performance(at: 0.5 * points[0].0)
            #expect(abs(middle - 0.5 * points[0].1) < 1e-15)
        }
        var previous = accuracy.branch(at: 0)
        let steepest = previous.slope
        for k in 1...4000 {
            let x = last.0 * 1.1 * pow(Double(k) / 4000, 3)
            let jet = accuracy.branch(at: x)
            #expect(jet.value >= previous.value - 1e-15 && jet.slope >= -1e-15 * steepest)
            #expect(jet.slope <= previous.slope + 1e-12 * steepest && jet.curvature <= 0)
            previous = jet
        }
        for k in 1..<400 {
            let x = last.0 * pow(Double(k) / 400, 3)
            let (left, right) = (accuracy.branch(at: x * (1 - 1e-13)), accuracy.branch(at: x * (1 + 1e-13)))
            #expect(abs(left.value - right.value) <= 1e-12)
            let bend = max(abs(left.curvature), abs(right.curvature))
            #expect(abs(left.slope - right.slope) <= 1e-12 * steepest + 4e-13 * x * bend)
        }
        for (x, _) in points where x > 0 {
            let (left, right) = (accuracy.branch(at: x * (1 - 1e-12)), accuracy.branch(at: x))
            #expect(abs(left.value - right.value) <= 1e-11)
            let bend = max(abs(left.curvature), abs(right.curvature))
            #expect(abs(left.slope - right.slope) <= 1e-12 * steepest + 4e-12 * x * bend, "at \(x) of \(points)")
        }
    }

    /// Where the slopes at both ends of a stretch have the chord's for their mean, the spline is a parabola; so one
    /// that ends flat is found again.
    @Test func aParabolaIsFoundAgain() throws {
        func parabola(_ x: Double) -> Double { x * (20 - x) / 100 }
        let accuracy = try curve((0...10).map { (Double($0), parabola(Double($0))) })
        for x in stride(from: 0, through: 10, by: 0.1) {
            #expect(abs(accuracy.performance(at: x) - parabola(x)) < 1e-15)
        }
    }

    @Test func pointsOnALineStayOnIt() throws {
        let accuracy = try curve([(100, 0.4), (200, 0.5), (300, 0.6), (400, 0.7), (1000, 0.8)])
        for x in stride(from: 100.0, through: 400, by: 7) {
            #expect(abs(accuracy.performance(at: x) - (0.3 + x / 1000)) < 1e-15)
        }
    }

    @Test func nothingIsLearntUpToTheLastZero() throws {
        let accuracy = try curve([(10, 0), (50, 0), (100, 0.3), (200, 0.5)])
        #expect(accuracy.onset == 50 && accuracy.performance(at: 50) == 0 && accuracy.performance(at: 50.1) > 0)
        #expect(accuracy.performance(at: 100) == 0.3)
    }

    @Test func aPlateauEndsWhereItBegins() throws {
        let accuracy = try curve([(10, 0.5), (50, 0.8), (100, 0.9), (200, 0.9)])
        #expect(accuracy.saturation == 100 && accuracy.data(reaching: 0.9) == 100)
        #expect(accuracy.data(reaching: 0.91) == .infinity)
    }

    @Test(arguments: [
        ([(100.0, 0.5)], LearningPointError.nothingLearnt), ([(100, 0), (200, 0)], .nothingLearnt),
        ([(0, 0.5), (200, 0.5)], .nothingLearnt), ([(100, 0.5), (100, 0.6)], .notAscending(1)),
        ([(100, 0.5), (200, 0.4)], .falls(1)), ([(-1, 0.5), (200, 0.6)], .outOfRange(0)),
        ([(100, 0.5), (200, 1.1)], .outOfRange(1)),
    ])
    func pointsThatMakeNoCurveAreRefused(_ points: [(Double, Double)], _ error: LearningPointError) {
        #expect(throws: error) { try curve(points) }
    }

    @Test func thePointThatBreaksTheShapeIsNamed() throws {
        #expect {
            try curve([(100, 0.4), (200, 0.45), (300, 0.6)])
        } throws: { error in
            guard case .notConcave(1, let below)? = error as? LearningPointError else { return false }
            return abs(below - 0.05) < 1e-12
        }
        // From nothing at 0, the first point lies 0.1 below the line to the second.
        #expect {
            try curve([(100, 0.2), (200, 0.6)])
        } throws: { error in
            guard case .notConcave(0, let below)? = error as? LearningPointError else { return false }
            return abs(below - 0.1) < 1e-12
        }
    }

    @Test(arguments: 0..<100)
    func theMajorantIsConcaveAndTheLeastAtThePoints(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 900)
        var x = 0.0
        let points = (0..<Int.random(in: 2...9, using: &generator)).map { _ in
            x += generator.logUniform(1...100)
            return (x, Double.random(in: 0.01...0.99, using: &generator))
        }
        let accuracy = try curve(points, isMajorant: true)
        let known = [(0, 0)] + points
        var worst = 0.0
        for (x, y) in points {
            // The least concave curve that does not fall: the highest chord over the point, or the best before it.
            var least = known.filter { $0.0 <= x }.map(\.1).max()!
            for left in known where left.0 <= x {
                for right in known where right.0 > x {
                    least = max(least, left.1 + (right.1 - left.1) * (x - left.0) / (right.0 - left.0))
                }
            }
            #expect(abs(accuracy.performance(at: x) - least) < 1e-14)
            worst = max(worst, least - y)
        }
        #expect(abs(accuracy.majorantExcess - worst) < 1e-14)
        var slope = Double.infinity
        for k in 0...1000 {
            let jet = accuracy.branch(at: 1.1 * x * Double(k) / 1000)
            #expect(jet.slope <= slope * (1 + 1e-12) + 1e-15)
            slope = jet.slope
        }
    }

    @Test func concavePointsAreTheirOwnMajorant() throws {
        let points: [(Double, Double)] = [(50, 0.42), (100, 0.5), (200, 0.66), (400, 0.74)]
        let (plain, majorant) = (try curve(points), try curve(points, isMajorant: true))
        #expect(majorant.majorantExcess == 0)
        for x in stride(from: 0.0, through: 500, by: 3) { #expect(plain.branch(at: x) == majorant.branch(at: x)) }
    }
}
