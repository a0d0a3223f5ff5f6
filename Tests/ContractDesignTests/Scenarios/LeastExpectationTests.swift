import TestSupport
import Testing

@testable import ContractDesign

/// The least of several expectations, against each of them and against differences.
@Suite struct LeastExpectationTests {
    private static let laws = [[0.2, 0.3, 0.5], [0.5, 0.1, 0.4], [0.3, 0.6, 0.1]]

    private func members(_ conditioning: Conditioning) throws -> [any CollectiveExpectation] {
        let accuracy = try Specification.accuracy("exponential:1,0.002")
        return Self.laws.map { law in
            func expectation(_ accuracy: some AccuracyFunction) -> any CollectiveExpectation {
                Enumeration(
                    OutcomeTable(.fixed(4), probabilities: law),
                    CollectiveCurves(.exact, accuracy: accuracy, valuation: LinearValuation.standard), conditioning)
            }
            return expectation(accuracy)
        }
    }

    /// Where the same law is the least for performance, and others for caps.
    private static let points: [[Double]] = [[50, 200, 700], [300, 310, 900], [10, 600, 610], [100, 150, 1200]]

    @Test(arguments: Conditioning.allCases, points) func itIsTheLeast(
        _ conditioning: Conditioning, _ point: [Double]
    ) throws {
        var each = try members(conditioning)
        var least = LeastExpectation(each)
        least.move(to: point)
        for k in each.indices { each[k].move(to: point) }
        #expect(least.performance == each.map(\.performance).min())
        #expect(least.modelValue == each.map(\.modelValue).min())
        for i in 0..<3 {
            let caps = each.map { $0.cap(of: i) }
            #expect(least.cap(of: i) == caps.min())
            #expect(least.caps()[i] == caps.min())
            #expect(least.ownCaps()[i] == each.map { $0.ownCaps()[i] }.min())
            let owner = try #require(caps.firstIndex(of: caps.min()!))
            #expect(least.capGradient(of: i) == each[owner].capGradient(of: i))
            #expect(least.parts(withCapOf: i, upTo: 0).count == caps.count { $0 == caps.min() })
            #expect(least.parts(withCapOf: i, upTo: 1e9).count == 3)
        }
        #expect(least.parts(withPerformanceUpTo: 0).count == 1)
        #expect(least.parts(withPerformanceUpTo: 1).count == 3)
    }

    /// Second derivatives of performance + sum of weight * cap, by differences of the gradients, in steps.
    @Test(arguments: Conditioning.allCases, points) func curvatureIsThatOfTheMembersThatBind(
        _ conditioning: Conditioning, _ point: [Double]
    ) throws {
        var least = LeastExpectation(try members(conditioning))
        let weights: [(cap: Int, weight: Double)] = [(0, 0.004), (2, 0.011)]
        func gradient(_ point: [Double]) -> [Double] {
            least.move(to: point)
            var sum = least.performanceGradient()
            for (i, weight) in weights {
                sum = zip(sum, least.capGradient(of: i)).map { $0 + weight * $1 }
            }
            return sum
        }
        let steps = [0, 1, 2]
        let width = 0.01
        // A step raises the contributions of all classes from its own on.
        let slopes = steps.map { step -> [Double] in
            let raised = gradient(point.enumerated().map { $0.offset >= step ? $0.element + width : $0.element })
            let lowered = gradient(point.enumerated().map { $0.offset >= step ? $0.element - width : $0.element })
            let change = zip(raised, lowered).map { ($0 - $1) / (2 * width) }
            return steps.map { other in change[other...].reduce(0, +) }
        }
        least.move(to: point)
        let found = least.curvature(capWeights: weights, steps: steps)
        let size = found.reduce(0) { max($0, abs($1)) }
        for a in steps {
            for b in steps { #expect(abs(found[3 * a + b] - slopes[a][b]) < 1e-5 * size) }
        }
    }
}
