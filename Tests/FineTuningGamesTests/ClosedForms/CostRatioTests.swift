import FineTuningGames
import Testing

/// Shares at costs that differ by up to a thousand times: the closed forms against numbers of 40 digits, and the general
/// method against the closed forms.
@Suite struct CostRatioTests {
    private static let rules: [BargainingRule] = [
        .powerfulSpecialist, .egalitarian, .nash, .verticalMonopoly, .kalaiSmorodinsky, .powerfulGeneralist,
    ]

    /// t = c1 / c0, and the share under each of the rules.
    private static let table: [(ratio: Double, shares: [Double])] = [
        (
            0.001,
            [
                0.0, 0.33350004164580466, 0.2502084467624054, 0.000999000999000999,
                0.20014009055250054, 0.5002501250625313,
            ]
        ),
        (
            0.01,
            [
                0.0, 0.33500414554597313, 0.252094678446143, 0.009900990099009901,
                0.20140910273116738, 0.5025125628140703,
            ]
        ),
        (
            0.1,
            [
                0.0, 0.3503928883640942, 0.27196325895574364, 0.09090909090909091,
                0.2149601093548269, 0.5263157894736842,
            ]
        ),
        (
            0.5,
            [
                0.0, 0.4226497308103742, 0.37716096939289007, 0.3333333333333333,
                0.30094415309675765, 0.6666666666666666,
            ]
        ),
        (1.0, [0.0, 0.5, 0.5, 0.5, 0.5, 1.0]),
        (
            2.0,
            [
                0.3333333333333333, 0.5773502691896257, 0.6228390306071099, 0.6666666666666666,
                0.6990558469032423, 1.0,
            ]
        ),
        (
            10.0,
            [
                0.47368421052631576, 0.6496071116359058, 0.7280367410442563, 0.9090909090909091,
                0.7850398906451731, 1.0,
            ]
        ),
        (
            100.0,
            [
                0.49748743718592964, 0.6649958544540269, 0.747905321553857, 0.9900990099009901,
                0.7985908972688326, 1.0,
            ]
        ),
        (
            1000.0,
            [
                0.49974987493746875, 0.6664999583541953, 0.7497915532375946, 0.999000999000999,
                0.7998599094474994, 1.0,
            ]
        ),
    ]

    @Test func closedFormsAreRightAtAllRatios() throws {
        for (ratio, shares) in Self.table {
            let game = QuadraticGame(generalistCost: 1, specialistCost: ratio)
            for (rule, share) in zip(Self.rules, shares) {
                let found = try #require(game.share(rule))
                #expect(abs(found - share) <= 1e-12, "\(rule) at \(ratio): \(found)")
            }
            #expect(abs(game.paretoSet.lowerBound - shares[0]) <= 1e-12)
            #expect(abs(game.paretoSet.upperBound - shares[5]) <= 1e-12)
        }
    }

    /// Whoever is far costlier keeps a small part; it has all its digits on either side.
    @Test func bothSidesKeepTheirDigits() throws {
        for ratio in [1e-12, 1e-9, 1e-3, 1, 1e3, 1e9, 1e12] {
            let game = QuadraticGame(generalistCost: 1, specialistCost: ratio)
            let (share, rest) = (try #require(game.share(.verticalMonopoly)), game.specialistShare(.verticalMonopoly))
            let kept = try #require(rest)
            #expect(abs(share - ratio / (1 + ratio)) <= 4e-16 * share)
            #expect(abs(kept - 1 / (1 + ratio)) <= 4e-16 * kept)
            for rule in Self.rules {
                let sum = try #require(game.share(rule)) + #require(game.specialistShare(rule))
                #expect(abs(sum - 1) <= 2e-16, "\(rule) at \(ratio)")
            }
        }
        // 1 / (2t) of the revenue is left by a generalist in power, less terms of 1 / t^2
        let game = QuadraticGame(generalistCost: 1, specialistCost: 1e8)
        let kept = try #require(game.specialistShare(.powerfulSpecialist))
        #expect(abs(kept - 1e8 / (2e8 - 1)) <= 2e-16)
    }

    @Test(arguments: table.indices) func theGeneralMethodAgrees(_ row: Int) throws {
        let (ratio, shares) = Self.table[row]
        let bargain = try Bargain(polynomialGame(1, ratio))
        for (rule, share) in zip(Self.rules, shares) {
            let found = bargain[rule].equilibrium.shares[0]
            #expect(abs(found - share) <= 1e-9, "\(rule) at \(ratio): \(found - share)")
        }
        let pareto = try #require(bargain.pareto?.intervals)
        #expect(pareto.count == 1)
        #expect(abs(pareto[0].lowerBound - shares[0]) <= 1e-9 && abs(pareto[0].upperBound - shares[5]) <= 1e-9)
    }
}
