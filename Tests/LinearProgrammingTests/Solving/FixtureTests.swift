import Foundation
import LinearProgramming
import TestSupport
import Testing

enum Fixtures {
    static let folder = URL(fileURLWithPath: RepositoryFiles.fixture("", of: "LinearProgrammingTests"))

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static var nearlyDependent: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("fz_diff_") }
                .sorted()
        }
    }
}

/// Programs that simplex codes answered wrongly, with answers from exact rational arithmetic.
@Suite struct FixtureTests {
    @Test(arguments: methods, [true, false])
    func theOnlyPointIsFound(_ method: SimplexOptions.Method, _ isScaling: Bool) throws {
        let solution = try LinearProgram.scoped(reading: Fixtures.path("lp_false_infeasible.mps"), as: .mps) { lp in
            try lp.solve(SimplexOptions(method: method, isScaling: isScaling))
        }
        #expect(solution.isOptimal)
        // r3: x2 = 0.48 / 1.8; r0: x1 = (580 x2 - 150) / 5.2e-7.
        #expect(agree(solution.values, [8_974_358.974358974, 4.0 / 15], within: 1e-12))
        #expect(solution.primalViolation.relative <= 1e-9)
    }

    @Test(arguments: methods, [true, false])
    func nearlyDependentRowsAreNoContradiction(_ method: SimplexOptions.Method, _ isScaling: Bool) throws {
        let names = try Fixtures.nearlyDependent
        #expect(names.count == 15)
        for name in names {
            let solution = try LinearProgram.scoped(reading: Fixtures.path(name), as: .mps) { lp in
                try lp.solve(SimplexOptions(method: method, isScaling: isScaling))
            }
            #expect(solution.isOptimal, "\(name): \(solution.status)")
            #expect(solution.primalViolation.relative <= 1e-9 && solution.dualViolation.relative <= 1e-9, "\(name)")
        }
    }

    @Test(arguments: methods)
    func aTinyObjectiveIsNotZero(_ method: SimplexOptions.Method) throws {
        let solution = try LinearProgram.scoped(reading: Fixtures.path("lp_psamm61.lp"), as: .cplexLP) { lp in
            try lp.solve(SimplexOptions(method: method))
        }
        #expect(solution.isOptimal)
        #expect(abs(solution.objective / 1.001e-9 - 1) < 1e-12)
        #expect(agree(solution.values, [1000, 1]))
    }

    @Test(arguments: [("lp_1e30.lp", ProgramFormat.cplexLP), ("mps_bigbound.mps", .mps)])
    func boundsOf1e30AreInfinite(_ name: String, _ format: ProgramFormat) throws {
        try LinearProgram.scoped(reading: Fixtures.path(name), as: format) { lp throws in
            for j in 0..<lp.columnCount { #expect(try lp.bounds(of: Column(index: j)) == .nonnegative) }
            #expect(try lp.solve().status.isUnbounded)
        }
    }

    @Test func theConstantInMPSHasTheCustomarySign() throws {
        let path = Fixtures.path("mps_objconst.mps")
        let customary = try LinearProgram.scoped(reading: path, as: .mps) { try $0.solve().objective }
        let plain = try LinearProgram.scoped(reading: path, as: .mps, constantSign: .asInGLPK) {
            try $0.solve().objective
        }
        #expect(customary == 12)
        #expect(plain == -8)
    }
}
