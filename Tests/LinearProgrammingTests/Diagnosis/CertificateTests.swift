import LinearProgramming
import Testing

@Suite struct CertificateTests {
    static let infeasible = [
        DenseProgram(costs: [1, 1], rows: [(.atLeast(3), [1, 1]), (.atMost(2), [1, 1])]),
        DenseProgram(costs: [5, 5], columns: [.atMost(1), .atMost(1)], rows: [(.atLeast(3), [1, 1])]),
        DenseProgram(.maximize, costs: [1, 1], rows: [(.atMost(-1), [1, -1]), (.atMost(-1), [-1, 1])]),
        DenseProgram(costs: [0], columns: [.free], rows: [(.exactly(1), [2]), (.exactly(1), [3])]),
        DenseProgram(costs: [1], columns: [.exactly(2)], rows: [(.between(5, 6), [2]), (.free, [1])]),
        DenseProgram(rows: [(.atLeast(1), [])]),
    ]

    @Test(arguments: infeasible)
    func infeasibleProgramsHaveAProof(_ program: DenseProgram) throws {
        let certificate = try #require(try program.run { try $0.infeasibilityCertificate() })
        #expect(program.objections(to: certificate) == [])
    }

    @Test func seededProgramsHaveAProofExactlyWhereNoVertexIsFeasible() throws {
        var counts = (proved: 0, feasible: 0)
        for seed in 0..<200 {
            let program = DenseProgram.boxed(seed: seed, columns: 2 + seed % 2, rows: 1 + seed % 4)
            let certificate = try program.run { try $0.infeasibilityCertificate() }
            #expect((certificate == nil) == (program.optimumByEnumeration() != nil), "seed \(seed)")
            if let certificate {
                counts.proved += 1
                #expect(program.objections(to: certificate) == [], "seed \(seed)")
            } else {
                counts.feasible += 1
            }
        }
        #expect(counts.proved > 20 && counts.feasible > 50)
    }

    @Test(arguments: 0..<60)
    func contradictionsAmongUnboundedColumnsAreProved(_ seed: Int) throws {
        let program = DenseProgram.infeasible(seed: seed)
        let certificate = try #require(try program.run { try $0.infeasibilityCertificate() })
        #expect(program.objections(to: certificate) == [])
    }

    /// Integers up to 1e10 with a known feasible point: rounding alone must not look like a proof.
    @Test(arguments: [1e3, 1e6, 1e8, 1e10])
    func largeFeasibleNumbersAreNoContradiction(_ scale: Double) throws {
        for seed in 0..<100 {
            var program = DenseProgram.feasible(seed: seed)
            program.rows = program.rows.map { Bounds(lower: $0.lower * scale, upper: $0.upper * scale) }
            program.columns = program.columns.map { Bounds(lower: $0.lower * scale, upper: $0.upper * scale) }
            for i in program.matrix.indices where i % 2 == 1 {
                program.matrix[i] = program.matrix[i].map { $0 * 3 }
                program.rows[i] = Bounds(lower: program.rows[i].lower * 3, upper: program.rows[i].upper * 3)
            }
            #expect(try program.run { try $0.infeasibilityCertificate() } == nil, "seed \(seed)")
        }
    }

    @Test func unboundedProgramsHaveARay() throws {
        let table = [
            DenseProgram(.maximize, costs: [1, 0], rows: [(.atMost(1), [1, -1])]),
            DenseProgram(costs: [1], columns: [.free]),
            DenseProgram(.maximize, costs: [-3], columns: [.atMost(2)], rows: [(.free, [7])]),
            DenseProgram(
                costs: [-1, -1, 0], columns: [.free, .nonnegative, .exactly(4)],
                rows: [(.between(-1, 5), [1, -1, 1]), (.atLeast(0), [1, 1, 1])]),
        ]
        for program in table + (0..<60).map({ .unbounded(seed: $0) }) {
            let ray = try #require(try program.run { try $0.unboundedRay() })
            #expect(program.objections(to: ray) == [])
        }
    }

    @Test func seededProgramsHaveARayExactlyWhereSimplexCallsThemUnbounded() throws {
        var unbounded = 0
        for seed in 0..<200 {
            let program = DenseProgram.feasible(seed: seed)
            let (status, ray) = try program.run { (try $0.solve().status, try $0.unboundedRay()) }
            #expect(status.isUnbounded == (ray != nil), "seed \(seed)")
            if let ray {
                unbounded += 1
                #expect(program.objections(to: ray) == [], "seed \(seed)")
            }
        }
        #expect(unbounded > 10 && unbounded < 190)
    }

    @Test func questionsLeaveTheProgramAsItWas() throws {
        try DenseProgram.wyndor.run { lp in
            _ = try lp.solve()
            #expect(try lp.infeasibilityCertificate() == nil)
            #expect(try lp.unboundedRay() == nil)
            let again = try lp.solve()
            #expect(again.objective == 36 && again.pivots == 0)
            #expect(lp.rowCount == 3 && lp.columnCount == 2 && lp.sense == .maximize)
        }
    }
}

extension DenseProgram {
    /// Farkas' lemma checked term by term: the combination vanishes for every x, and the bounds keep it below zero.
    func objections(to certificate: InfeasibilityCertificate) -> [String] {
        guard certificate.rows.count == rows.count, certificate.columns.count == costs.count else { return ["lengths"] }
        var found: [String] = []
        for j in costs.indices {
            let residual = rows.indices.reduce(certificate.columns[j]) { $0 + certificate.rows[$1] * matrix[$1][j] }
            if abs(residual) > 1e-8 { found.append("column \(j) is left with \(residual)") }
        }
        let largest = zip(certificate.rows + certificate.columns, rows + columns).reduce(0.0) { sum, member in
            let (multiplier, bounds) = member
            return multiplier == 0 ? sum : sum + multiplier * (multiplier > 0 ? bounds.upper : bounds.lower)
        }
        if !(largest <= -certificate.contradiction + 1e-8) { found.append("the bounds allow \(largest)") }
        if !(certificate.contradiction > 0) { found.append("no contradiction") }
        if certificate.rows.map({ abs($0) }).max() != 1 { found.append("not scaled") }
        return found
    }

    /// A ray keeps to the recession cone of every bound and improves the objective.
    func objections(to ray: UnboundedRay) -> [String] {
        guard ray.direction.count == costs.count else { return ["lengths"] }
        var found: [String] = []
        for (slope, bounds) in zip(ray.direction + activities(at: ray.direction), columns + rows) {
            if bounds.lower.isFinite && slope < -1e-8 { found.append("falls through \(bounds)") }
            if bounds.upper.isFinite && slope > 1e-8 { found.append("rises through \(bounds)") }
        }
        let rate = zip(costs, ray.direction).reduce(0) { $0 + $1.0 * $1.1 }
        if abs(rate - ray.rate) > 1e-8 { found.append("rate \(rate)") }
        if (sense == .maximize ? rate : -rate) <= 0 { found.append("does not improve") }
        if abs(ray.direction.map { abs($0) }.max()! - 1) > 1e-12 { found.append("not scaled") }
        return found
    }
}
