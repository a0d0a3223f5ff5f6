import ContractDesign

/// A contract problem whose learning curve was measured in a pilot, with the curves that it rests on.
///
/// Caps and performance rest on a curve that is anchored where it matters, at the total that the group is expected to
/// have; that depends on the contract, so that the curve is anchored at the total of the contract for the fit, and once more
/// at that of the contract for this curve. What types have alone is the most that any of the curves gives that the pilot does
/// not reject at what they would train on.
public struct PilotedProblem: Sendable {
    /// The fit, with what it leaves open.
    public let fit: PilotFit
    /// How far the fit is relied upon.
    public let caution: PilotCaution
    /// Effective units at which the curve of caps and performance is anchored.
    public let anchor: Double
    /// What caps and performance rest on.
    public let curve: SkillCurve
    /// What it rests on that types have alone, beside that curve.
    public let outsideCurves: [SkillCurve]
    /// The problem with these curves.
    public let problem: ContractProblem
    /// The bounds on the best performance if the fit were the truth, in skill; nil where no menu exists then.
    public let trusting: PerformanceBounds?

    /// Fixes the curves by designing twice.
    /// - Parameters:
    ///   - fit: of the pilot.
    ///   - caution: how far it is relied upon.
    ///   - asked: the problem, whatever its curve.
    ///   - observer: watches the two designs.
    /// - Throws: `PilotedProblemError` where a curve is no accuracy function, or what posing and solving the problem throws.
    /// - Complexity: two designs, and at most 38 searches of curves: three rounds of twelve for what types have alone.
    public init(
        _ fit: PilotFit, caution: PilotCaution = .standard, of asked: ContractProblem,
        observer: SolveObserver = SolveObserver()
    ) throws(PilotedProblemError) {
        self.fit = fit
        self.caution = caution
        let plain = try asked.resting(on: fit.chosen.curve, [])
        let alone = try plain.standaloneSizes(on: [fit.chosen.curve])
        let outside = try Self.outsideCurves(fit, caution, plain, alone)
        let first = try plain.bestMenu(observer)
        trusting = first?.performance
        var anchor = first.map(plain.expectedTotal) ?? 0
        if anchor <= 0 { anchor = plain.expectedTotal(alone) }
        if anchor <= 0 { anchor = fit.largest }
        var curve = fit.counted(on: caution, at: anchor)
        var problem = try asked.resting(on: curve, outside)
        if caution.trust != .fit, let second = try problem.bestMenu(observer) {
            let total = problem.expectedTotal(second)
            if total > 0 {
                anchor = total
                curve = fit.counted(on: caution, at: anchor)
                problem = try asked.resting(on: curve, outside)
            }
        }
        self.anchor = anchor
        self.curve = curve
        self.problem = problem
        outsideCurves = outside
    }

    private static let turns = 2

    /// The most that a type has alone under any curve that the pilot does not reject is sought by turns: the curve that is
    /// highest where it would train, and where it would train on that curve.
    private static func outsideCurves(
        _ fit: PilotFit, _ caution: PilotCaution, _ problem: ContractProblem, _ alone: [Double]
    ) throws(PilotedProblemError) -> [SkillCurve] {
        switch caution.outside {
        case .lower: return []
        case .fit: return [fit.chosen.curve]
        case .upper:
            let about = alone.flatMap { [0.5 * $0, $0, 2 * $0] }
            var curves = [fit.chosen.curve] + fit.upperCurves(at: about)
            for _ in 0..<Self.turns { curves += fit.upperCurves(at: try problem.standaloneSizes(on: curves)) }
            return curves
        }
    }

    /// The nearest choice that is less careful and for which a menu exists; nil where there is none.
    /// - Throws: `PilotedProblemError`, as ``init(_:caution:of:observer:)``.
    /// - Complexity: at most three designs for each of eight choices.
    public func workableCaution(
        observer: SolveObserver = SolveObserver()
    ) throws(PilotedProblemError) -> PilotCaution? {
        for caution in caution.lessCareful {
            do throws(PilotedProblemError) {
                let other = try PilotedProblem(fit, caution: caution, of: problem, observer: observer)
                if try other.problem.bestMenu(observer) != nil { return caution }
            } catch {
                // A curve that is none makes no menu.
                guard case .curve = error else { throw error }
            }
        }
        return nil
    }
}

/// Why a pilot poses no contract problem.
public enum PilotedProblemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A curve that is no accuracy function: what it would have to be.
    case curve(ParameterError)
    /// The problem cannot be posed or solved.
    case contract(ContractError)
    /// A pilot that was drawn about the fit is none.
    case pilot(PilotError)

    public var description: String {
        switch self {
        case .curve(let error):
            """
            a curve that the contract would rest on is no learning curve: \(error) Rely on the best fit instead, correct the \
            baseline, or measure more sizes, where models learn something.
            """
        case .contract(let error): error.description
        case .pilot(let error): error.description
        }
    }
}

extension ContractProblem {
    /// The same problem on other curves.
    func resting(
        on curve: SkillCurve, _ outside: [SkillCurve]
    ) throws(PilotedProblemError) -> ContractProblem {
        var setting = setting
        do throws(ParameterError) {
            setting.accuracy = try curve.accuracy()
            setting.outsideCurves = []
            for curve in outside { setting.outsideCurves.append(try curve.accuracy()) }
        } catch {
            throw .curve(error)
        }
        do {
            return try ContractProblem(population: population, participation: participation, setting: setting)
        } catch {
            throw .contract(error)
        }
    }

    /// Nil where there is no menu, or none was found.
    fileprivate func bestMenu(_ observer: SolveObserver) throws(PilotedProblemError) -> Contract? {
        do {
            return try design(observer: observer)
        } catch .noMenu {
            return nil
        } catch {
            throw .contract(error)
        }
    }

    /// Effective units that each type would train on alone, on the best curve for it.
    fileprivate func standaloneSizes(on curves: [SkillCurve]) throws(PilotedProblemError) -> [Double] {
        var problems: [ReservationProblem] = []
        do throws(ParameterError) {
            for curve in curves {
                problems.append(ReservationProblem(accuracy: try curve.accuracy(), valuation: valuation))
            }
        } catch {
            throw .curve(error)
        }
        return population.types.map { type in
            problems.map { $0.utility(atCost: type.effectiveCost, capacity: type.effectiveCapacity) }
                .max { $0.utility < $1.utility }?.contribution ?? 0
        }
    }

    /// E[S], effective units, of parties that bring so much by type.
    fileprivate func expectedTotal(_ contributions: [Double]) -> Double {
        participation.mean * zip(population.types, contributions).reduce(0) { $0 + $1.0.probability * $1.1 }
    }

    fileprivate func expectedTotal(_ contract: Contract) -> Double {
        expectedTotal(contract.menu.offers.map(\.effectiveContribution))
    }
}
