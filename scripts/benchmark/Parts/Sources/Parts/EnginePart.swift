@testable import ContractDesign

/// What one question to an expectation costs, microseconds.
struct EnginePart {
    var name: String
    var move: Double
    var caps: Double
    var capGradient: Double
    var curvature: Double

    init(_ name: String, _ expectation: some CollectiveExpectation, _ contributions: [Double]) {
        self.name = name
        var expectation = expectation
        let other = contributions.map { $0 * 1.01 }
        var turn = false
        move = microseconds {
            turn.toggle()
            expectation.move(to: turn ? other : contributions)
        }
        expectation.move(to: contributions)
        caps = microseconds { _ = expectation.caps() }
        capGradient = microseconds { _ = expectation.capGradient(of: 0) }
        let steps = Array(contributions.indices.prefix(8))
        curvature = microseconds {
            _ = expectation.curvature(capWeights: [(contributions.count - 1, 1e-3)], steps: steps)
        }
    }

    /// Both engines on evenly spaced contributions, the enumeration where it has at most a million outcomes.
    static func parts(classes: Int, participants: Int) -> [EnginePart] {
        let p = [Double](repeating: 1 / Double(classes), count: classes)
        let m = (0..<classes).map { 100 + 50 * Double($0) }
        let participation = Participation.fixed(participants)
        let accuracy = BoundAccuracy.standard
        let label = "I = \(classes), N = \(participants)"
        var parts: [EnginePart] = []
        if let sum = accuracy.exponentialSum(totalsUpTo: Double(participants) * 1e4) {
            let engine = LaplaceEngine(
                probabilities: p, participation: participation, conditioning: .atLeastOne, sum: sum,
                onset: accuracy.onset, valueScale: 100, performanceWithoutData: accuracy.performanceWithoutData)
            parts.append(EnginePart("laplace, \(label), \(sum.rates.count) terms", engine.expectation(.exact), m))
        }
        let outcomes = OutcomeTable.outcomeCount(participation, classes: classes)
        if outcomes <= 1e6 {
            let engine = EnumerationEngine(
                table: OutcomeTable(participation, probabilities: p), accuracy: accuracy,
                valuation: LinearValuation.standard,
                conditioning: .atLeastOne)
            parts.append(EnginePart("enumerate, \(label), \(Int(outcomes)) outcomes", engine.expectation(.exact), m))
        }
        return parts
    }
}
