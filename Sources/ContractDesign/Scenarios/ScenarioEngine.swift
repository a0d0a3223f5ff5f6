/// An engine for each law of who comes; what they give together is the least.
struct ScenarioEngine: ExpectationEngine {
    /// At least one, for the same classes.
    let engines: [any ExpectationEngine]

    /// That of the first: what a law calls for depends on the number of parties and classes first of all.
    var name: Engine { engines[0].name }
    var exactFrom: Double { engines.reduce(0) { max($0, $1.exactFrom) } }
    var holdsOneLaw: Bool { false }

    func looseness(at total: Double) -> Double { engines.reduce(0) { max($0, $1.looseness(at: total)) } }

    func expectation(_ kind: CollectiveCurves.Kind) -> LeastExpectation {
        LeastExpectation(engines.map { $0.expectation(kind) })
    }
}
