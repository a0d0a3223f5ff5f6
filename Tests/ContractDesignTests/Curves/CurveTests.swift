import TestSupport
import Testing

@testable import ContractDesign

private let settings = [
    ("bound:1,1", "linear:100"), ("bound:1,1", "power:100,0.5"), ("bound:50,0.9", "linear:1"),
    ("power:0.95,2,0.5", "linear:100"),
    ("power:0.95,2,0.5", "power:50,0.3"), ("arctan:0.01", "linear:100"), ("arctan:0.01", "power:100,0.5"),
    ("exponential:0.9,0.02", "linear:100"), ("exponential:0.9,0.02", "power:100,0.5"),
    ("pow4:0.95,0.9,5,0.4", "linear:100"), ("pow4:0.95,2,5,0.4", "power:100,0.5"),
    ("mmf:0.95,0.6,100,0.5", "linear:100"), ("mmf:0.95,0.95,100,0.5", "power:100,0.5"),
    ("mmf:0.95,1.2,100,0.7", "linear:100"), ("weibull:0.9,0.7,80,0.6", "power:100,0.5"),
    ("weibull:0.9,1.3,80,0.6", "linear:100"),
]

@Suite struct CurveTests {
    private func curves(_ kind: CollectiveCurves.Kind, _ setting: (String, String)) throws -> CollectiveCurves {
        func open(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) -> CollectiveCurves {
            CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
        }
        return open(try Specification.accuracy(setting.0), try Specification.valuation(setting.1))
    }

    private func points(_ seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return [0] + (0..<2000).map { _ in generator.logUniform(1e-6...1e9) }.sorted()
    }

    @Test func standardEnvelopeTouchesAtTheKnownPoint() throws {
        let envelope = try curves(.envelope, settings[0]).performance
        #expect(abs(envelope.joint - 127.242826672419) < 1e-9)
        #expect(abs(envelope.lineSlope - 0.002494140372263782) < 1e-17)
        #expect(envelope.jet(at: 0).value == 0)
    }

    @Test(arguments: settings)
    func envelopeIsConcaveAndNowhereBelow(_ accuracy: String, _ valuation: String) throws {
        let exact = try curves(.exact, (accuracy, valuation))
        let envelope = try curves(.envelope, (accuracy, valuation))
        var previous = (performance: Double.infinity, value: Double.infinity)
        for x in points(1) {
            #expect(envelope.performance.jet(at: x).value >= exact.performance.jet(at: x).value - 1e-15)
            #expect(envelope.valueJet(at: x).value >= exact.valueJet(at: x).value - 1e-13)
            let slopes = (envelope.performance.jet(at: x).slope, envelope.valueJet(at: x).slope)
            #expect(slopes.0 <= previous.performance * (1 + 1e-12) && slopes.1 <= previous.value * (1 + 1e-12))
            previous = slopes
        }
    }

    @Test(arguments: settings)
    func minorantIsConcaveAndNowhereAbove(_ accuracy: String, _ valuation: String) throws {
        let exact = try curves(.exact, (accuracy, valuation))
        let minorant = try curves(.minorant, (accuracy, valuation))
        var previous = (performance: Double.infinity, value: Double.infinity)
        for x in points(2) {
            #expect(minorant.performance.jet(at: x).value <= exact.performance.jet(at: x).value + 1e-15)
            #expect(minorant.valueJet(at: x).value <= exact.valueJet(at: x).value + 1e-13)
            let slopes = (minorant.performance.jet(at: x).slope, minorant.valueJet(at: x).slope)
            #expect(slopes.0 <= previous.performance * (1 + 1e-12) && slopes.1 <= previous.value * (1 + 1e-12))
            previous = slopes
        }
    }

    @Test(arguments: settings)
    func allThreeMeetFarFromTheHinge(_ accuracy: String, _ valuation: String) throws {
        for x in [1e4, 1e6, 1e9] {
            let exact = try curves(.exact, (accuracy, valuation)).valueJet(at: x).value
            #expect(try curves(.envelope, (accuracy, valuation)).valueJet(at: x).value == exact)
            #expect(try curves(.minorant, (accuracy, valuation)).valueJet(at: x).value == exact)
        }
    }
}
