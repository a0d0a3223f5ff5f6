/// One value of a sweep's result.
public enum SweepValue: Hashable, Sendable {
    /// Nothing is known, or it does not apply: an empty cell, null.
    case none
    /// A whole number.
    case count(Int)
    /// A finite number.
    case number(Double)
    /// Words, or a fingerprint.
    case text(String)

    /// None for nil, and for what is no number; 0 for -0, which no text keeps apart from it.
    init(_ number: Double?) { self = number.flatMap { $0.isFinite ? .number($0 + 0) : nil } ?? .none }
    init(_ count: Int?) { self = count.map { .count($0) } ?? .none }
    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
}

/// A column of a sweep's result: one list of names for CSV, JSON and SQLite, so that they cannot drift apart.
public protocol SweepColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Where each column stands among all.
    static var places: [Self: Int] { get }
}

extension SweepColumn {
    fileprivate static func numbered() -> [Self: Int] {
        Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
    }
}

/// A column that says what it holds, for those who store it and read it back.
protocol StoredColumn: SweepColumn {
    var kind: SweepColumnKind { get }
}

/// What a column holds where it holds anything.
enum SweepColumnKind: Sendable {
    case count, number, text
}

/// A column with one value a case.
public enum CaseColumn: String, SweepColumn {
    /// From 1, in the order of the sweep.
    case caseNumber
    /// As on the command line.
    case participation
    /// Expected number of parties.
    case participants
    /// As on the command line, for example `bound:1,1`.
    case accuracy
    /// As on the command line, for example `linear:100`.
    case valuation
    /// From whose view rewards are capped.
    case conditioning
    /// Whose rewards: rents depend on it.
    case prefer
    /// How many types there are.
    case typeCount
    /// `certified`, `bounded`, `infeasible`, `undecided` or `failed`.
    case status
    /// E[a(S)] of the menu; none where there is none, and so all that follows but the message.
    case performance
    /// What no menu can exceed.
    case performanceUpper
    /// performanceUpper - performance.
    case gap
    /// E[v(a(S))], value units.
    case modelValue
    /// E[A] where the types are known; none where that was left out.
    case completePerformance
    /// What completePerformance is off by at most.
    case completeError
    /// Of a sample of compositions; none where none was drawn.
    case completeStandardError
    /// completePerformance - performance.
    case informationCost
    /// The mean over parties of the performance that each reaches alone.
    case alonePerformance
    /// What all parties together keep, value units, expected.
    case surplus
    /// What they would keep alone, and where their types are known, value units.
    case surplusAlone
    /// How expectations were computed.
    case engine
    /// How many linear programs the case took.
    case linearPrograms
    /// Wall-clock time of the case; the one value that differs from run to run.
    case seconds
    /// Why there is no menu, or why the case failed.
    case message
    /// The fingerprint of the sweep that the case belongs to.
    case sweep
    /// How many cases that sweep has.
    case sweepCases
    /// Of Accord.
    case version

    public static let places = numbered()
}

extension CaseColumn: StoredColumn {
    var kind: SweepColumnKind {
        switch self {
        case .caseNumber, .typeCount, .linearPrograms, .sweepCases: .count
        case .participation, .accuracy, .valuation, .conditioning, .prefer, .status, .engine, .message, .sweep,
            .version:
            .text
        default: .number
        }
    }
}

/// A column with one value a type.
public enum OfferColumn: String, SweepColumn {
    /// From 1, in the population's order.
    case typeNumber
    /// The type's name.
    case type
    /// Value units per unit.
    case cost
    /// Chance that one party is of the type.
    case probability
    /// Effective units per unit.
    case quality
    /// Units; none where there is no menu, and so all that follows.
    case contribution
    /// Value units.
    case reward
    /// What the reward cannot exceed, value units.
    case cap
    /// value * reward - cost * contribution, the type's own value units.
    case utility
    /// What the type has without the contract, its own value units.
    case outsideOption
    /// utility - outsideOption, the type's own value units.
    case informationRent
    /// Units where the types are known, a mean over compositions.
    case completeContribution
    /// What completeContribution is off by at most, units.
    case completeContributionError
    /// Units that it trains on alone.
    case standaloneContribution
    /// Types with the same number have the same offer per effective unit.
    case pool
    /// The type's own value units for one of the valuation's.
    case value
    /// Units that the type owns; none where it can bring any amount.
    case capacity
    /// value * reward, the type's own value units; none where there is no menu.
    case worth

    public static let places = numbered()
}

extension OfferColumn: StoredColumn {
    var kind: SweepColumnKind {
        switch self {
        case .typeNumber, .pool: .count
        case .type: .text
        default: .number
        }
    }
}
