/// Where what a type has without a contract comes from.
public enum OutsideSource: String, Hashable, Sendable, Codable {
    /// The table of types says it.
    case given
    /// The type trains alone.
    case alone
    /// The type trains alone with the high curve of a band, or the best for it of several curves.
    case highCurve = "high-curve"
}

/// What the types of a problem have without a contract.
struct OutsideOptions {
    private let alone: ReservationProblem
    /// Under the high curve of a band, or under each of the curves that may be the true one; empty where there are none.
    private let others: [ReservationProblem]

    init(_ problem: ContractProblem) {
        func reservation(_ accuracy: any AccuracyFunction) -> ReservationProblem {
            ReservationProblem(accuracy: accuracy, valuation: problem.valuation)
        }
        let setting = problem.setting
        alone = reservation(setting.accuracy)
        others = setting.otherCurves.isEmpty ? [] : problem.outsideCurves.map(reservation)
    }

    /// What a type has, the type's own value units: what it says, else theta f with f = max over x from 0 to its capacity
    /// of v(a(x)) - effectiveCost x.
    func utility(of type: ParticipantType) -> Double {
        type.outside ?? type.value * alone(atCost: type.effectiveCost, capacity: type.effectiveCapacity)
    }

    /// f, the valuation's units, with the high curve where there is a band, with the best of several curves.
    func alone(atCost cost: Double, capacity: Double) -> Double {
        let utilities = others.map { $0.utility(atCost: cost, capacity: capacity).utility }
        return utilities.max() ?? alone.utility(atCost: cost, capacity: capacity).utility
    }

    /// Where what a type has comes from.
    func source(of type: ParticipantType) -> OutsideSource {
        type.outside != nil ? .given : !others.isEmpty ? .highCurve : .alone
    }

    /// What a type would do alone, with the curve that the contract counts on.
    func training(_ type: ParticipantType) -> ReservationUtility {
        alone.utility(atCost: type.effectiveCost, capacity: type.effectiveCapacity)
    }
}

extension Setting {
    /// The curves beside `accuracy` on which rests what types have alone.
    var otherCurves: [any AccuracyFunction] { [accuracyHigh].compactMap(\.self) + outsideCurves }
}

extension ContractProblem {
    /// The curves on which rests what types have alone, the best of them for each.
    var outsideCurves: [any AccuracyFunction] {
        setting.otherCurves.isEmpty
            ? [accuracy] : setting.otherCurves + (setting.outsideCurves.isEmpty ? [] : [accuracy])
    }

    /// Whether some types say what they have without the contract.
    public var namesOutsideOptions: Bool { population.types.contains { $0.outside != nil } }

    /// Whether some types have other outside options than training alone gives with the curve of the contract.
    public var hasOtherOutsideOptions: Bool { namesOutsideOptions || !setting.otherCurves.isEmpty }

    /// Whether some types put values of their own on models.
    public var hasOwnValues: Bool { population.types.contains { $0.value != 1 } }

    /// Whether some types own only so much.
    public var hasCapacities: Bool { population.types.contains { $0.capacity != nil } }

    /// The type that stands for a class: the first of those whose outside option is the greatest in the valuation's
    /// units, one that is named before one that is not.
    func mostDemanding(of members: [Int]) -> ParticipantType {
        let named = members.filter { population.types[$0].outside != nil }
        func demand(_ i: Int) -> Double { (population.types[i].outside ?? 0) / population.types[i].value }
        let first = named.reduce(nil as Int?) { best, i in best.map { demand($0) < demand(i) ? i : $0 } ?? i }
        return population.types[first ?? members[0]]
    }

    /// What a class has without a contract, by what each member has alone, both in the valuation's units: the greatest
    /// of its members'.
    func outsideOption(of members: [Int], alone: Double) -> Double {
        members.reduce(-.infinity) { most, i in
            let type = population.types[i]
            return max(most, type.outside.map { $0 / type.value } ?? alone)
        }
    }
}
