import ContractDesign
import NumericalMethods
import RealModule

/// What of a menu holds if the true curve is another one that the pilot might come from.
///
/// The curves are fits to pilots drawn about the fit, each score with its error, which counts for more where the fit leaves
/// more than the errors explain (a parametric bootstrap).
/// - SeeAlso: Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, section 6.5.
public struct CurveTrial: Hashable, Sendable {
    /// How many curves were drawn.
    public let curves: Int
    /// By type of the menu, under how many of them its cap is at least its reward.
    public let kept: [Int]
    /// Under how many all promises can be kept.
    public let keptAll: Int
    /// Under how many no type would have had more by training alone.
    public let accepted: Int

    /// Draws the curves and holds the menu against each.
    /// - Parameters:
    ///   - menu: of the problem, whoever made it.
    ///   - piloted: the problem with its fit.
    ///   - curves: how many to draw, at least 1.
    ///   - seed: equal seeds draw equal curves.
    /// - Throws: `PilotedProblemError`, as posing the problem on a curve.
    /// - Complexity: a fit and one evaluation of the menu for each curve.
    public init(
        of menu: Menu, on piloted: PilotedProblem, curves: Int, seed: UInt64
    ) throws(PilotedProblemError) {
        precondition(curves >= 1, "At least one curve is drawn.")
        var pilots = DrawnPilots(piloted.fit, seed: seed)
        var kept = [Int](repeating: 0, count: menu.offers.count)
        var (keptAll, accepted) = (0, 0)
        let rounding = Menu.bindingTolerance * piloted.problem.valuation.value(of: 1)
        for _ in 0..<curves {
            let truth = try piloted.problem.resting(on: try pilots.next(), [])
            let caps = try truth.caps(at: menu.offers.map(\.contribution))
            let areKept = zip(menu.offers, caps).map { $0.reward <= $1 + rounding }
            for i in kept.indices where areKept[i] { kept[i] += 1 }
            if !areKept.contains(false) { keptAll += 1 }
            let alone = ReservationProblem(accuracy: truth.accuracy, valuation: truth.valuation)
            let isAccepted = menu.offers.allSatisfy { offer in
                let type = offer.type
                let utility = offer.reward - type.effectiveCost * offer.effectiveContribution
                return alone.utility(atCost: type.effectiveCost, capacity: type.effectiveCapacity).utility
                    <= utility + rounding
            }
            if isAccepted { accepted += 1 }
        }
        self.curves = curves
        self.kept = kept
        self.keptAll = keptAll
        self.accepted = accepted
    }
}

extension ContractProblem {
    fileprivate func caps(at contributions: [Double]) throws(PilotedProblemError) -> [Double] {
        do {
            return try expectations(atContributions: contributions).caps
        } catch {
            throw .contract(error)
        }
    }
}

/// Pilots that might have been measured if the fit were the truth.
private struct DrawnPilots {
    private let fit: PilotFit
    private let measurements: [ScoredSize]
    private let errors: [Double]
    private var random: SplitMix64

    init(_ fit: PilotFit, seed: UInt64) {
        self.fit = fit
        random = SplitMix64(seed: seed)
        let gone = Set(fit.dropped.map(\.measurement.samples))
        let known = fit.errors ?? fit.pilot.measurements.map { _ in fit.chosen.rootMeanSquare }
        let scatter = max(1, fit.chosen.squaresPerDegree ?? 1).squareRoot()
        let pairs = zip(fit.pilot.measurements, known).filter { !gone.contains($0.0.samples) }
        measurements = pairs.map(\.0)
        errors = pairs.map { $0.1 * scatter }
    }

    /// The fit to the next one. A drawn score above 1 counts as 1.
    mutating func next() throws(PilotedProblemError) -> SkillCurve {
        var drawn = measurements
        for k in drawn.indices {
            let skill = fit.chosen.curve.value(at: drawn[k].samples) + errors[k] * normal()
            drawn[k].score = min(1, fit.pilot.score(ofSkill: skill))
        }
        do throws(PilotError) {
            let pilot = try Pilot(drawn, baseline: fit.pilot.baseline)
            return try CurveFit(fit.chosen.family, to: pilot, weighting: fit.weighting, level: fit.chosen.level).curve
        } catch {
            throw .pilot(error)
        }
    }

    /// A standard normal number, by Box and Muller's transform.
    private mutating func normal() -> Double {
        (-2 * Double.log(random.unit())).squareRoot() * Double.cos(2 * .pi * random.unit())
    }
}
