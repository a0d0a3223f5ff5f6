import FineTuningGames
import TestSupport
import Testing

/// What holds in every game, on random ones.
@Suite struct GamePropertyTests {
    /// Exponents in [2, 7], costs over seven decades, of one specialist.
    private struct Draw {
        var c0, c1, k0, k1: Double

        init(_ random: inout SeededGenerator, equalExponents: Bool = false) {
            c0 = random.logUniform(3e-4...3e3)
            c1 = random.logUniform(3e-4...3e3)
            k0 = Double.random(in: 2...7, using: &random)
            k1 = equalExponents ? k0 : Double.random(in: 2...7, using: &random)
        }
    }

    /// Exchanging the sides exchanges the utilities, in the general method and in the closed form, which agree.
    @Test func exchangingTheSides() throws {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<3000 {
            let draw = Draw(&random)
            let share = Double.random(in: 0...1, using: &random)
            let game = try polynomialGame(draw.c0, draw.c1, draw.k0, draw.k1).equilibrium(at: share)
            let mirror = try polynomialGame(draw.c1, draw.c0, draw.k1, draw.k0).equilibrium(at: 1 - share)
            let closed = polynomialOracle(draw.c0, draw.c1, draw.k0, draw.k1)
            let scale = 1e-12 * (game.welfare + 1e-12)
            #expect(abs(game.generalistUtility - mirror.outcomes[0].utility) <= scale, "\(draw) \(share)")
            #expect(abs(game.outcomes[0].utility - mirror.generalistUtility) <= scale, "\(draw) \(share)")
            #expect(abs(game.generalistUtility - closed.generalistUtility(at: share)) <= scale, "\(draw) \(share)")
            #expect(abs(game.outcomes[0].utility - closed.specialistUtility(at: share)) <= scale, "\(draw) \(share)")
        }
    }

    /// Multiplying both costs by L leaves the choices of shares, and divides utilities by L^(1 / (k - 1)).
    @Test func scalingBothCosts() throws {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<3000 {
            let draw = Draw(&random, equalExponents: true)
            let factor = random.logUniform(0.01...100)
            let share = Double.random(in: 0...1, using: &random)
            let one = try polynomialGame(draw.c0, draw.c1, draw.k0, draw.k0).equilibrium(at: share).utilities
            let other = try polynomialGame(factor * draw.c0, factor * draw.c1, draw.k0, draw.k0)
                .equilibrium(at: share).utilities
            let shrink = GeneralistCost(coefficient: 1, exponent: draw.k0).performance(whereOneUnitCosts: factor)
            for (a, b) in zip(one, other) { #expect(abs(b - a * shrink) <= 1e-12 * (a * shrink + 1e-12)) }
        }
    }

    /// Every rule selects between the two peaks, which keep their bounds; welfare stays below the first best; and the
    /// Pareto set is the interval between the peaks.
    @Test func sharesKeepTheirOrder() throws {
        var random = SeededGenerator(seed: 43)
        for _ in 0..<3000 {
            let draw = Draw(&random)
            let curve = try ShareCurve(polynomialGame(draw.c0, draw.c1, draw.k0, draw.k1), resolution: 24)
            let whole = ParetoSet(intervals: [0...1])
            func share(_ rule: BargainingRule) throws -> Double {
                try curve.solution(rule, within: whole).equilibrium.shares[0]
            }
            let (low, high) = (try share(.powerfulSpecialist), try share(.powerfulGeneralist))
            #expect(low <= 1 / draw.k0 + 1e-9 && high >= 1 - 1 / draw.k1 - 1e-9, "\(draw)")
            for rule in [BargainingRule.egalitarian, .nash, .kalaiSmorodinsky, .verticalMonopoly] {
                let middle = try share(rule)
                #expect(middle >= low - 1e-8 && middle <= high + 1e-8, "\(rule) \(draw)")
            }
            let welfare = try curve.solution(.verticalMonopoly, within: whole).value
            let firstBest = try curve.game.firstBest().welfare
            let closed = polynomialOracle(draw.c0, draw.c1, draw.k0, draw.k1).firstBestWelfare
            #expect(welfare <= firstBest * (1 + 1e-12))
            #expect(abs(firstBest - closed) <= 1e-12 * closed, "\(draw)")
        }
    }

    /// Utilities rise to one peak and fall from it, and between the peaks the frontier is concave.
    @Test func singlePeaksAndAConcaveFrontier() throws {
        var random = SeededGenerator(seed: 48)
        for _ in 0..<3000 {
            let draw = Draw(&random)
            let game = try polynomialGame(draw.c0, draw.c1, draw.k0, draw.k1)
            let utilities = try (0...40).map { try game.equilibrium(at: Double($0) / 40).utilities }
            let most = [0, 1].map { j in utilities.map { $0[j] }.max() ?? 0 }
            var peaks: [Int] = []
            for j in [0, 1] {
                let peak = utilities.indices.max { utilities[$0][j] < utilities[$1][j] } ?? 0
                for (k, pair) in zip(utilities, utilities.dropFirst()).enumerated() {
                    let rise = pair.1[j] - pair.0[j]
                    #expect((k < peak ? -rise : rise) <= 1e-12 * most[j], "\(draw) \(k)")
                }
                peaks.append(peak)
            }
            for k in (peaks[1] + 1)..<max(peaks[1] + 1, peaks[0]) {
                let (before, here, after) = (utilities[k - 1], utilities[k], utilities[k + 1])
                // What the generalist gains a unit of the specialist's loss falls with the share.
                let first = (here[0] - before[0]) * (here[1] - after[1])
                let second = (after[0] - here[0]) * (before[1] - here[1])
                #expect(first >= second - 1e-9 * most[0] * most[1], "\(draw) \(k)")
            }
        }
    }

    /// On 300 of them, since each takes a thousand comparisons of points.
    @Test func theParetoSetLiesBetweenThePeaks() throws {
        var random = SeededGenerator(seed: 44)
        for _ in 0..<300 {
            let draw = Draw(&random)
            let curve = try ShareCurve(polynomialGame(draw.c0, draw.c1, draw.k0, draw.k1), resolution: 48)
            let pareto = try curve.paretoSet()
            let peaks = try [BargainingRule.powerfulSpecialist, .powerfulGeneralist].map {
                try curve.solution($0, within: pareto).equilibrium.shares[0]
            }
            try #require(pareto.intervals.count == 1, "\(draw) \(pareto)")
            let ends = [pareto.intervals[0].lowerBound, pareto.intervals[0].upperBound]
            for (end, peak) in zip(ends, peaks) {
                let isAtTheEdge = peak < 1e-5 || peak > 1 - 1e-5
                #expect(abs(end - peak) < (isAtTheEdge ? 1e-5 : 1e-9), "\(draw) \(pareto) \(peaks)")
            }
        }
    }

    /// The closed form of quadratic games beside the general method, all rules.
    @Test func quadraticClosedForms() throws {
        var random = SeededGenerator(seed: 45)
        for _ in 0..<300 {
            let (c0, c1) = (random.logUniform(0.01...100), random.logUniform(0.01...100))
            let closed = QuadraticGame(generalistCost: c0, specialistCost: c1)
            let curve = try ShareCurve(polynomialGame(c0, c1), resolution: 64)
            for rule in BargainingRule.allCases {
                let share = try curve.solution(rule, within: ParetoSet(intervals: [0...1])).equilibrium.shares[0]
                #expect(abs(share - (try #require(closed.share(rule)))) < 1e-10, "\(rule) \(c0) \(c1)")
            }
        }
    }

    /// One specialist twice as a vector of one, and two attributes as the scalar game with c = 1 / K.
    @Test func oneSpecialistAndTwoAttributes() throws {
        var random = SeededGenerator(seed: 46)
        for _ in 0..<3000 {
            let (a, b) = (random.logUniform(0.1...10), random.logUniform(0.1...10))
            let c = Double.random(in: -0.9...0.9, using: &random) * (a * b).squareRoot()
            let prices = [random.logUniform(0.1...10), random.logUniform(0.1...10)]
            let share = Double.random(in: 0...1, using: &random)
            let side = try MatrixQuadratic([[a, c], [c, b]], prices: prices)
            let plain = try MatrixQuadratic([[1, 0], [0, 1]], prices: prices)
            let scalar = try MatrixQuadratic.game(generalist: side, specialist: plain)
            // the generalist's effort is d times `effort`, the specialist's (1 - d) times
            let start = side.effort.map { share * $0 }
            let end = zip(start, plain.effort).map { $0 + (1 - share) * $1 }
            let income = zip(prices, end).reduce(0) { $0 + $1.0 * $1.1 }
            let cost = a * start[0] * start[0] + 2 * c * start[0] * start[1] + b * start[1] * start[1]
            let utility = share * income - cost
            #expect(abs(scalar.generalistUtility(at: share) - utility) <= 1e-11 * (income + 1e-3))
            // and no other effort of the generalist does better
            for _ in 0..<5 {
                let other = start.map { $0 * Double.random(in: 0.5...1.5, using: &random) }
                let gain = share * zip(prices, other).reduce(0) { $0 + $1.0 * $1.1 }
                let price = a * other[0] * other[0] + 2 * c * other[0] * other[1] + b * other[1] * other[1]
                let best = share * zip(prices, start).reduce(0) { $0 + $1.0 * $1.1 } - cost
                #expect(gain - price <= best + 1e-11 * (income + 1e-3))
            }
            let game = try polynomialGame(scalar.generalistCost, scalar.specialistCost)
            #expect(try game.equilibrium(at: share) == game.equilibrium(at: [share]))
        }
    }

    /// No level of the generalist and no reply of a specialist that a fine grid offers beats the equilibrium, whatever
    /// the families of costs and revenues.
    @Test func nobodyGainsByDeviating() throws {
        var random = SeededGenerator(seed: 47)
        for _ in 0..<300 {
            let game = try random.fineTuningGame(specialists: 1...4)
            let share = Double.random(in: 0...1, using: &random)
            let equilibrium = try game.equilibrium(at: share)
            let reference = BruteForce(game: game, share: share)
            let reach = 3 * equilibrium.generalistPerformance + 1
            for step in 0...60 {
                let level = reach * Double(step) / 60
                let payoff = reference.generalistPayoff(level)
                let slack = 2e-5 * (1 + equilibrium.generalistUtility)
                #expect(payoff <= equilibrium.generalistUtility + slack, "\(game) \(share)")
            }
            for (index, outcome) in equilibrium.outcomes.enumerated() {
                let best = reference.reply(of: index, to: equilibrium.generalistPerformance).utility
                #expect(abs(max(0, best) - outcome.utility) <= 1e-5 * (1 + outcome.utility), "\(game) \(share)")
            }
        }
    }
}

extension GeneralistCost {
    /// (1 / L)^(1 / (k - 1)): where the marginal cost of `coefficient` L equals that of 1 at 1.
    fileprivate func performance(whereOneUnitCosts factor: Double) -> Double {
        var (low, high) = (0.0, 1e6)
        while high - low > 1e-15 * high {
            let middle = 0.5 * (low + high)
            if middle == low || middle == high { break }
            // value / level is the marginal cost but for the exponent
            if factor * value(at: middle) / middle < 1 { low = middle } else { high = middle }
        }
        return high
    }
}

/// Utilities by search over fine grids, straight from the definition.
struct BruteForce {
    let game: FineTuningGame
    let share: Double

    func reply(of index: Int, to start: Double) -> (end: Double, utility: Double) {
        let specialist = game.specialists[index]
        func utility(_ end: Double) -> Double {
            (1 - share) * specialist.revenue.value(at: end) - specialist.cost.value(from: start, to: end)
        }
        var best = (end: start, utility: utility(start))
        var (low, high) = (start, start + 20)
        for _ in 0..<12 {
            for step in 0...40 {
                let end = low + (high - low) * Double(step) / 40
                if utility(end) > best.utility { best = (end, utility(end)) }
            }
            let width = (high - low) / 16
            (low, high) = (max(start, best.end - width), best.end + width)
        }
        return best
    }

    func generalistPayoff(_ level: Double) -> Double {
        var payoff = -game.generalist.value(at: level)
        for index in game.specialists.indices {
            let reply = reply(of: index, to: level)
            if reply.utility >= 0 { payoff += share * game.specialists[index].revenue.value(at: reply.end) }
        }
        return payoff
    }
}

extension SeededGenerator {
    /// A game with costs and revenues of all families.
    mutating func fineTuningGame(specialists: ClosedRange<Int>) throws -> FineTuningGame {
        let count = Int.random(in: specialists, using: &self)
        return try FineTuningGame(
            generalist: GeneralistCost(
                coefficient: logUniform(0.2...5), exponent: Double.random(in: 1.5...4, using: &self)),
            specialists: (0..<count).map { index in
                Specialist(
                    name: "\(index)",
                    cost: SpecialistCost(
                        Bool.random(using: &self) ? .power : .level, coefficient: logUniform(0.2...5),
                        exponent: Double.random(in: 1.5...4, using: &self),
                        linear: Bool.random(using: &self) ? 0 : logUniform(0.01...1),
                        fixed: Bool.random(using: &self) ? 0 : logUniform(0.01...1)),
                    revenue: Revenue(
                        Revenue.Family.allCases.randomElement(using: &self) ?? .linear, scale: logUniform(0.3...3)))
            })
    }
}
