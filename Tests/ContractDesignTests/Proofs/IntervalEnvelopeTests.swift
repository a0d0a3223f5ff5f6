import Testing

@testable import ContractDesign

/// On an interval that ends before the tangent from its start would touch the branch, the envelope is the chord. A total
/// that lies beyond the end by rounding must not get the branch's tangent: that falls below 0 at the start.
@Suite struct IntervalEnvelopeTests {
    @Test(arguments: [0.0, 1e-13, 1e-6, 1e-3, 0.5])
    func linesBeyondTheEndAreNowhereBelowTheCurve(_ excess: Double) {
        let curve = BoundAccuracy.standard
        // The tangent through 0 touches at 127.24.
        let (low, high) = (0.0, 117.6)
        let piece = IntervalEnvelope(curve, onset: curve.onset).piece(on: low...high)
        let curves = CompositionCurves(curve, [piece])
        let x = high * (1 + excess)
        var jets = [Jet(value: 0, slope: 0, curvature: 0)]
        var scratch = [0.0]
        [x].withUnsafeBufferPointer { points in
            [0].withUnsafeBufferPointer { indices in
                jets.withUnsafeMutableBufferPointer { jets in
                    scratch.withUnsafeMutableBufferPointer {
                        curves.sample(points, of: indices, jets, scratch: $0)
                    }
                }
            }
        }
        for k in 0...200 {
            let total = low + (high - low) * Double(k) / 200
            let line = jets[0].value + jets[0].slope * (total - x)
            #expect(line >= curve.performance(at: total) - 1e-13)
        }
    }
}
