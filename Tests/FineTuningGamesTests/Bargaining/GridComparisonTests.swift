import FineTuningGames
import TestSupport
import Testing

/// Solutions and Pareto sets of random games of all families, beside the plainest method: all pairs of points of a
/// grid.
@Suite struct GridComparisonTests {
    private func utilities(of game: FineTuningGame, cells: Int) throws -> [[Double]] {
        try (0...cells).map { try game.equilibrium(at: Double($0) / Double(cells)).utilities }
    }

    /// By how much every player that has something to lose is better off at `there`; 1e-9 of its best is nothing.
    private func smallestGain(_ there: [Double], _ here: [Double], _ most: [Double]) -> Double {
        here.indices.filter { here[$0] > 1e-9 * most[$0] }
            .reduce(.infinity) { min($0, (there[$1] - here[$1]) / most[$1]) }
    }

    /// Sixteen random games and their bargains, without the games in which nobody gains at any share.
    /// - Parameter refused: how many these are.
    private func bargains(seed: UInt64, refused: Int) throws -> [(game: FineTuningGame, bargain: Bargain)] {
        var random = SeededGenerator(seed: seed)
        var bargains: [(FineTuningGame, Bargain)] = []
        for _ in 0..<16 {
            let game = try random.fineTuningGame(specialists: 1...3)
            do throws(GameError) {
                bargains.append((game, try Bargain(game, resolution: 200)))
            } catch {
                guard error == .nobodyAccepts else { throw error }
                let gains = try utilities(of: game, cells: 333).flatMap(\.self).max() ?? 0
                #expect(gains <= 0, "\(game)")
            }
        }
        #expect(bargains.count == 16 - refused)
        return bargains
    }

    @Test func paretoSets() throws {
        let cells = 200
        for (game, bargain) in try bargains(seed: 71, refused: 1) {
            let grid = try utilities(of: game, cells: cells)
            let most = bargain.curve.largestUtilities
            let pareto = try #require(bargain.pareto)
            for (k, here) in grid.enumerated() {
                let share = Double(k) / Double(cells)
                if pareto.contains(share) {
                    let isBeaten = grid.contains { smallestGain($0, here, most) > 1e-9 && $0 != here }
                    #expect(!isBeaten || here.allSatisfy { $0 == 0 }, "\(game) \(share) \(pareto)")
                }
                // a share well outside has a better one, on the grid or not far from it
                let isOutside = !pareto.intervals.contains {
                    $0.lowerBound - 0.02 < share && share < $0.upperBound + 0.02
                }
                if isOutside {
                    let best = grid.reduce(-.infinity) {
                        max($0, $1 == here ? -.infinity : smallestGain($1, here, most))
                    }
                    #expect(best > -2e-3, "\(game) \(share) \(pareto) \(best)")
                }
            }
        }
    }

    @Test func solutions() throws {
        for (game, bargain) in try bargains(seed: 72, refused: 0) {
            let grid = try utilities(of: game, cells: 333)
            let most = bargain.curve.largestUtilities
            let players = most.indices.filter { most[$0] > 0 }
            for utilities in grid {
                let values: [(BargainingRule, Double)] = [
                    (.powerfulGeneralist, utilities[0]), (.powerfulSpecialist, utilities.dropFirst().reduce(0, +)),
                    (.verticalMonopoly, utilities.reduce(0, +)),
                    (.egalitarian, players.map { utilities[$0] }.min() ?? 0),
                    (.kalaiSmorodinsky, players.map { utilities[$0] / most[$0] }.min() ?? 0),
                ]
                for (rule, value) in values {
                    #expect(value <= bargain[rule].value + 1e-9 * (1 + value), "\(rule) \(game)")
                }
            }
            #expect(bargain[.verticalMonopoly].value <= bargain.firstBest.welfare * (1 + 1e-9), "\(game)")
        }
    }

    /// Twenty specialists with fixed costs, whose utilities jump some dozens of times.
    @Test func paretoSetsOfManySpecialists() throws {
        var random = SeededGenerator(seed: 73)
        for _ in 0..<5 {
            let game = try quadraticGame(
                random.logUniform(1...10),
                (0..<20).map { _ in
                    (
                        rho: Double.random(in: 0.5...2, using: &random), b: Double.random(in: 0...0.3, using: &random),
                        c: random.logUniform(0.1...10), f: random.logUniform(0.01...1)
                    )
                })
            let curve = try ShareCurve(game, resolution: 200)
            let pareto = try curve.paretoSet()
            #expect(curve.pieces.count > 20)
            let grid = try utilities(of: game, cells: 250)
            for (k, here) in grid.enumerated() where pareto.contains(Double(k) / 250) {
                #expect(!grid.contains { smallestGain($0, here, curve.largestUtilities) > 1e-9 }, "\(game) \(k)")
            }
            for (k, here) in grid.enumerated() {
                let share = Double(k) / 250
                if pareto.intervals.contains(where: { $0.lowerBound - 0.01 < share && share < $0.upperBound + 0.01 }) {
                    continue
                }
                let best = grid.reduce(-.infinity) {
                    max($0, $1 == here ? -.infinity : smallestGain($1, here, curve.largestUtilities))
                }
                #expect(best > -2e-3, "\(game) \(share) \(best)")
            }
        }
    }
}
