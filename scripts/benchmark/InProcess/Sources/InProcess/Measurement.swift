import ContractDesign

/// One case solved again and again, one after the other.
struct Measurement: Encodable {
    var name: String
    /// Median over the repeats, wall clock.
    var seconds: Double
    /// The first of the repeats, where nothing is warm.
    var first: Double
    /// Shortest of the repeats.
    var least: Double
    var repeats: Int
    var status: Contract.Status
    var lower: Double
    var upper: Double
    /// Worst violation of a constraint, value units; at most 0 is clean.
    var violation: Double
    var engine: Engine
    var linearPrograms: Int
    var pivots: Int
    var cuts: Int
    var evaluations: Int
    var peakMegabytes: Double

    init(_ problem: Case) throws {
        let clock = ContinuousClock()
        var times: [Double] = []
        func timed() throws -> Contract {
            let start = clock.now
            let contract = try problem.design()
            times.append((clock.now - start) / .seconds(1))
            return contract
        }
        let contract = try timed()
        while times.count < problem.repeats { _ = try timed() }
        first = times[0]
        times.sort()

        name = problem.name
        seconds = (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
        least = times[0]
        repeats = times.count
        status = contract.status
        lower = contract.performance.lower
        upper = contract.performance.upper
        violation = contract.checks.worst
        engine = contract.solver.engine
        linearPrograms = contract.solver.linearPrograms
        pivots = contract.solver.pivots
        cuts = contract.solver.cuts
        evaluations = contract.solver.evaluations
        peakMegabytes = PeakMemory.megabytes
    }
}
