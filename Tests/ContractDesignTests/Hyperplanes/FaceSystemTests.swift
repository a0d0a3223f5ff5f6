import Testing

@testable import ContractDesign

/// One step of Newton's method on a quadratic program is its optimum.
@Suite struct FaceSystemTests {
    /// -(x - 1)^2 / 2 - (y - 2)^2 from the origin: the gradient is (1, 4), the curvature diag(-1, -2).
    private func system(constraints: Int) -> FaceSystem {
        var system = FaceSystem(freeCount: 2, constraintCount: constraints)
        for (a, slope) in [1.0, 4].enumerated() { system.setGradient(slope, of: a) }
        system.setCurvature(-1, 0, 0)
        system.setCurvature(-2, 1, 1)
        return system
    }

    @Test func thePeakWhereNothingBinds() throws {
        let solution = try #require(system(constraints: 0).solve())
        #expect(Array(solution.step) == [1, 2])
        #expect(solution.length == 2)
        #expect(solution.multipliers.isEmpty)
    }

    /// With 2 - x - y >= 0, x = 1 - m and y = 2 - m / 2 give 3 m / 2 = 1.
    @Test func theTouchingPointWhereALineBinds() throws {
        var system = system(constraints: 1)
        system.addConstraint(2) { _ in -1 }
        let solution = try #require(system.solve())
        for (found, right) in zip(solution.step, [1.0 / 3, 5.0 / 3]) { #expect(abs(found - right) < 1e-15) }
        #expect(abs(try #require(solution.multipliers.first) - 2.0 / 3) < 1e-15)
    }

    @Test func constraintsThatSayTheSameAreRefused() {
        var system = system(constraints: 2)
        for _ in 0..<2 { system.addConstraint(2) { _ in -1 } }
        #expect(system.solve() == nil)
    }
}
