import FineTuningGames
import Testing

/// Regimes over a grid, against the thresholds of linear-quadratic costs in closed form.
@Suite struct RegimeMapTests {
    /// m = max(0, (1 - d) rho - b), entry at max(0, f - m^2 / (4c)) / ((1 - d) rho), contributing where m > 0.
    @Test func linearQuadraticThresholds() throws {
        let numbers: LinearQuadratic = (1.3, 0.4, 0.7, 0.5)
        let game = try quadraticGame(1, [numbers])
        let shares = (0...40).map { Double($0) / 40 }
        let levels = (0...50).map { Double($0) / 17 }
        let map = game.regimeMap(of: 0, shares: shares, performances: levels)
        for (row, level) in levels.enumerated() {
            for (column, share) in shares.enumerated() {
                let income = (1 - share) * numbers.rho
                let margin = max(0, income - numbers.b)
                let worth = income * level + margin * margin / (4 * numbers.c) - numbers.f
                let expected: Regime = worth < 0 ? .abstainer : margin > 0 ? .contributor : .freeRider
                #expect(map.regimes[row][column] == expected || abs(worth) < 1e-12, "\(share) \(level)")
            }
        }
        let seen = Set(map.regimes.joined())
        #expect(seen == [.abstainer, .contributor, .freeRider])
    }

    /// A costlier generalist does less, so that who free-rode has to contribute, and who needs much abstains.
    @Test func overTheGeneralistsCost() throws {
        let game = try threeRegimes(fixed: 0.5)
        let costs = [0.25, 1, 4, 16]
        let map = try game.regimeMap(of: 2, shares: [0.4], generalistCosts: costs)
        #expect(map.regimes.map { $0[0] } == [.contributor, .contributor, .abstainer, .abstainer])
        #expect(map.axis == .generalistCost && map.levels == costs)
    }
}
