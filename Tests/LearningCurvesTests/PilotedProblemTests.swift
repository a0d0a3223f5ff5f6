import ContractDesign
import Foundation
import Inputs
import LearningCurves
import Tabular
import TestSupport
import Testing

/// Contracts on the curves of a pilot.
@Suite struct PilotedProblemTests {
    static let pilots = ["mnist-logreg", "digits-svm", "diamonds-tree", "mnist-svm"]

    private func fit(_ name: String, baseline: Double = 0.1) throws -> PilotFit {
        try PilotFit(Pilot(Table.read(path: RepositoryFiles.data("pilots/\(name).csv")), baseline: baseline))
    }

    private func problem(parties: Int = 6, costs: [Double] = [0.25, 0.06, 0.02]) throws -> ContractProblem {
        try contractProblem(costs: costs, probabilities: [0.4, 0.35, 0.25], participants: parties)
    }

    private func total(_ contract: Contract) -> Double {
        contract.problem.participation.mean
            * contract.menu.offers.reduce(0) { $0 + $1.type.probability * $1.effectiveContribution }
    }

    /// The curve is the lowest one where the contract on it expects the group to be, and it promises less than the fit.
    @Test(arguments: pilots)
    func theLowerCurveIsAnchoredAtTheContractsOwnTotal(_ name: String) throws {
        let fit = try fit(name)
        let piloted = try PilotedProblem(fit, of: problem())
        let contract = try piloted.problem.design()
        #expect(contract.status == .certified)
        #expect(abs(total(contract) / piloted.anchor - 1) < 0.04)
        let band = fit.chosen.band(at: piloted.anchor)
        #expect(abs(piloted.curve.value(at: piloted.anchor) - band.low) < 1e-9)
        let trusting = try #require(piloted.trusting)
        #expect(contract.performance.lower < trusting.lower)
    }

    /// What types have alone is at least what any curve gives them that the pilot does not reject: here those that are
    /// highest and lowest at forty sizes from the smallest measured one on. What curves say of less is not measured.
    @Test(arguments: pilots)
    func outsideOptionsHoldForAllCurvesThatAreNotRejected(_ name: String) throws {
        let fit = try fit(name)
        let piloted = try PilotedProblem(fit, of: problem())
        let offers = try piloted.problem.design().menu.offers
        for step in 0..<40 {
            let size = fit.pilot.range.lowerBound * pow(1.2, Double(step))
            for curve in [fit.chosen.upperCurve(at: size), fit.chosen.lowerCurve(at: size)] {
                let alone = ReservationProblem(
                    accuracy: try curve.accuracy(), valuation: piloted.problem.valuation)
                for offer in offers {
                    #expect(alone.utility(atCost: offer.type.effectiveCost).utility <= offer.outsideOption + 1e-3)
                }
            }
        }
    }

    @Test func trustLowersThePromiseStepByStep() throws {
        let fit = try fit("mnist-logreg")
        let promises = try PilotCaution.Trust.allCases.map { trust in
            let caution = PilotCaution(trust: trust, outside: .lower, validationRows: 1000)
            return try PilotedProblem(fit, caution: caution, of: problem()).problem.design().performance.lower
        }
        #expect(promises[0] > promises[1] && promises[1] > promises[2])
        // By the definition: the half-width h becomes the root of h^2 + 1.645^2 (s^2 + p (1 - p) / (1000 (1 - 0.1)^2)).
        let at = 1400.0
        let half = fit.chosen.band(at: at).fit - fit.chosen.band(at: at).low
        let last = try #require(fit.pilot.measurements.last)
        let spread = try #require(fit.errors?.last) * Double(try #require(last.repeats)).squareRoot()
        let score = 0.1 + 0.9 * fit.chosen.curve.value(at: at)
        let wide = half * half + 1.645 * 1.645 * (spread * spread + score * (1 - score) / 1000 / 0.81)
        let predicted = fit.counted(on: PilotCaution(trust: .prediction, validationRows: 1000), at: at)
        #expect(abs(fit.chosen.curve.value(at: at) - predicted.value(at: at) - wide.squareRoot()) < 1e-12)
    }

    /// At level 0.9 the lower end of the band holds 95 times in a hundred and the fit every second time; the group's cap is
    /// the same statement, since the curve counted on is anchored where the group is.
    @Test(arguments: [(PilotCaution.Trust.fit, 0.35...0.65), (.lower, 0.9...0.985), (.prediction, 0.985...1)])
    func promisesHoldAsOftenAsTheBand(_ trust: PilotCaution.Trust, _ share: ClosedRange<Double>) throws {
        let caution = PilotCaution(trust: trust, validationRows: 1000)
        let piloted = try PilotedProblem(fit("mnist-logreg"), caution: caution, of: problem())
        let trial = try CurveTrial(of: piloted.problem.design().menu, on: piloted, curves: 400, seed: 7)
        #expect(share.contains(Double(trial.keptAll) / 400), "\(trial)")
        #expect(trial.kept.allSatisfy { $0 >= trial.keptAll && $0 <= 400 })
        // Three types, each with a curve that is above the truth 95 times in a hundred where it would train.
        #expect(trial.accepted >= 320, "\(trial)")
        #expect(try CurveTrial(of: piloted.problem.design().menu, on: piloted, curves: 400, seed: 7) == trial)
    }

    /// A lone party gains nothing from a group, and does not accept a menu on a curve that is lower than its own.
    @Test func whereCautionLeavesNoMenuLessOfItIsNamed() throws {
        let piloted = try PilotedProblem(fit("mnist-logreg"), of: problem(parties: 1))
        #expect(throws: ContractError.self) { try piloted.problem.design() }
        #expect(throws: ContractError.self) { try PilotedProblem(fit("cancer-forest"), of: problem()).problem.design() }
        let workable = try #require(try piloted.workableCaution())
        #expect(workable == PilotCaution(trust: .lower, outside: .lower))
        #expect(
            try PilotedProblem(piloted.fit, caution: workable, of: problem(parties: 1)).problem.design().status
                == .certified)
    }

    /// Exponential sums stand for fitted curves as well as compositions do.
    @Test(arguments: CurveFamily.allCases)
    func enginesAgreeOnFittedCurves(_ family: CurveFamily) throws {
        let fit = try PilotFit(
            Pilot(Table.read(path: RepositoryFiles.data("pilots/mnist-logreg.csv")), baseline: 0.1), family: family)
        func performance(_ engine: Engine) throws -> Double {
            let problem = try contractProblem(
                costs: [0.25, 0.06, 0.02], probabilities: [0.4, 0.35, 0.25], participants: 6,
                accuracy: fit.chosen.curve.specification(), engine: engine)
            let menu = try problem.design()
            #expect(menu.status == .certified)
            return menu.performance.lower
        }
        let listed = try performance(.enumerate)
        #expect(abs(try performance(.gauss) - listed) < 1e-10)
        guard family == .pow4 || family == .power else { return }
        #expect(abs(try performance(.laplace) - listed) < 1e-10)
    }
}
