import Foundation
import TestSupport
import Testing

@testable import ProviderCompetition

/// Certificates against worked cases, and what they prove against the multipliers that are printed with them.
@Suite struct CertificateTests {
    private struct Case: Decodable {
        var id: String
        var area: String
        var input: Input
        var expected: Expected

        enum Input: Decodable {
            case game(WrittenGame)
            case other

            init(from decoder: any Decoder) throws {
                do { self = .game(try WrittenGame(from: decoder)) } catch { self = .other }
            }
        }

        enum Expected: Decodable {
            case certificate(Certificate)
            case other

            init(from decoder: any Decoder) throws {
                do { self = .certificate(try Certificate(from: decoder)) } catch { self = .other }
            }
        }

        struct Certificate: Decodable {
            var alone, full, oneSidedSlack, certificateWithoutObedience, certificate: Double
            var errors: [String: Double]
            var exampleWeights: Weights
        }

        struct Weights: Decodable {
            var withoutObedience: [Double]
            var withObedience: [Double]
            var obedience: [[Double]]
        }
    }

    private static func cases() throws -> [(id: String, game: CompetitionGame, right: Case.Certificate)] {
        try JSONDecoder().decode([Case].self, from: WrittenGame.fixture("game-cases.json")).compactMap { entry in
            guard entry.area == "certificate", case .game(let written) = entry.input,
                case .certificate(let right) = entry.expected
            else { return nil }
            return (entry.id, try written.game(), right)
        }
    }

    @Test func theWorkedCases() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 4)
        for (id, game, right) in cases {
            let standing = try game.analyse().users[0]
            #expect(near(standing.noInformation, right.alone, 1e-8) && near(standing.fullInformation, right.full, 1e-8))
            #expect(near(standing.certificates.certificate, right.certificate, 1e-8), "\(id)")
            #expect(
                near(standing.certificates.certificateWithoutObedience, right.certificateWithoutObedience, 1e-8))
            #expect(near(standing.alignments[.oneSided]!.error, right.oneSidedSlack, 1e-8), "\(id)")
            for (name, error) in right.errors {
                let version = try #require(Alignment.Version(rawValue: name))
                #expect(near(standing.alignments[version]!.error, error, 1e-8), "\(id), \(name)")
            }
        }
    }

    /// The bound holds for any multipliers: also for those that another solver found.
    @Test func theWeightsOfAnotherSolverProveTheSame() throws {
        for (id, game, right) in try Self.cases() {
            let weights = right.exampleWeights
            let alone = game.certificate(for: 0, isAnonymous: false, weights: weights.withoutObedience, prices: [])
            #expect(near(alone.value, right.certificateWithoutObedience, 1e-8), "\(id)")
            let prices = weights.obedience.map {
                ObediencePrice(user: 0, recommended: Int($0[0]), instead: Int($0[1]), price: $0[2])
            }
            let both = game.certificate(
                for: 0, isAnonymous: false, weights: weights.withObedience, prices: prices)
            #expect(near(both.value, right.certificate, 1e-8), "\(id)")
        }
    }

    /// The prosecutor alone: weight 1 on it and none at all, by hand. B(0) = sum_y mu_y min_a u = 0; with w = 1 the user
    /// and the prosecutor differ by (0, 0) where she is guilty and (1, -1) where she is not: B = 0.3 + 0.7 (0 - 1) + ...
    @Test func theBoundByHand() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        func bound(_ weights: [Double], _ prices: [ObediencePrice]) -> Double {
            game.certificate(for: 0, isAnonymous: false, weights: weights, prices: prices).value
        }
        #expect(bound([0], []) == 0)
        // w = 1: 1 * 0.3 + 0.3 min(1 - 1, 0 - 0) + 0.7 min(0 - 1, 1 - 0) = 0.3 - 0.7.
        #expect(near(bound([1], []), -0.4, 1e-15))
        // lambda = 1 on acquittal over conviction never helps; on conviction over acquittal it makes V0 = 0.7 certain.
        #expect(near(bound([0], [ObediencePrice(user: 0, recommended: 0, instead: 1, price: 1)]), 0.7, 1e-15))
        // Negative multipliers count as 0.
        #expect(bound([-1], [ObediencePrice(user: 0, recommended: 0, instead: 1, price: -1)]) == 0)
    }

    /// Payoffs of 1e9 beside 1e-3 in a state that hardly ever comes, and masses eight orders of magnitude apart.
    @Test func magnitudes() throws {
        let game = try Cases.single(
            [PayoffMatrix([[0, 1], [0, 0], [0, 0]])],
            utility: PayoffMatrix([[0, 1], [1, 0], [-2.9e9, 0]]), prior: [0.1245, 0.8754999999995, 5e-13])
        // She takes action 1 in the third state unless it is worth 2.9e9 to know better: V by hand.
        let standing = try game.analyse().users[0]
        #expect(near(standing.fullInformation, 0.1245 + 0.8754999999995, 1e-12))
        #expect(near(standing.noInformation, 0.8754999999995 - 2.9e9 * 5e-13, 1e-12))
    }

    /// A payoff of 1e7 in a state of probability 1e-7 beside payoffs of 1: the error that is printed is that of the
    /// weights that are printed, to the last digits, though the payoff is ten million times what they reproduce. With w
    /// on the second provider the halves are 1e7 / 2 in the rare state, within w, and |w - 1| / 2 in the other.
    @Test func anErrorIsThatOfItsWeights() throws {
        let rare = 1e-7
        let own = PayoffMatrix([[1 / rare, 0], [0, 1]])
        let first = PayoffMatrix([[1, 0], [1, 0]])
        let game = try Cases.single([first, first.map { 1 - $2 }], utility: own, prior: [rare, 1 - rare])
        let fit = try game.alignment(.average, of: 0)
        let (one, other) = (fit.weights[0], fit.weights[1])
        let needed =
            rare * abs(one - other - 1 / rare) / 2 + (1 - rare) * abs(other - one - 1) / 2
        #expect(abs(fit.error - needed) <= 1e-15)
    }

    /// Ordinary numbers, three digits and the probabilities of ten states, are settled in floating point; numbers ten
    /// orders of magnitude apart are not.
    @Test func exactArithmeticIsForNumbersFarApart() throws {
        var random = SeededGenerator(seed: 8)
        func payoffs() -> PayoffMatrix {
            PayoffMatrix(states: 10, actions: 6) { _, _ in
                (Double.random(in: 0...1, using: &random) * 1e3).rounded() / 1e3
            }
        }
        let prior = (1...10).map { Double($0) / 55 }
        let game = try Cases.single([payoffs(), payoffs()], utility: payoffs(), prior: prior)
        #expect(!CentredGame(game).isWide)
        let shifted = try Cases.single([payoffs().map { $2 + 1e6 }], utility: payoffs(), prior: prior)
        #expect(!CentredGame(shifted).isWide)
        let wide = try Cases.single(
            [payoffs()], utility: payoffs().map { y, a, value in y + a == 0 ? 1e10 : value }, prior: prior)
        #expect(CentredGame(wide).isWide)
        let masses = try Cases.game(
            [payoffs(), payoffs()], [[payoffs(), payoffs()]], prior: prior, masses: [1e-5, 1e5])
        #expect(CentredGame(masses).isWide && !CentredGame(masses).only(0).isWide)
    }
}
