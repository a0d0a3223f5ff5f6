import Foundation
import Testing

/// How long a run of the tests may take, as `scripts/test` says by the variable ACCORD_TESTS.
public enum TestEffort: String, CaseIterable, Comparable, Sendable {
    /// Under a minute: what is not `.slow`.
    case quick
    /// Every test, with a few of the random cases.
    case usual
    /// Also what needs more than a reader of the README has; a tenth of the random cases.
    case all
    /// All random cases, in the thousands.
    case campaign

    /// Of this run; `usual` where nothing is said.
    public static let current: TestEffort = {
        guard let text = ProcessInfo.processInfo.environment["ACCORD_TESTS"], !text.isEmpty else { return .usual }
        guard let effort = TestEffort(rawValue: text) else { fatalError("ACCORD_TESTS is \(text), no effort.") }
        return effort
    }()

    public static func < (one: TestEffort, other: TestEffort) -> Bool {
        allCases.firstIndex(of: one)! < allCases.firstIndex(of: other)!
    }

    /// How many of a campaign's random cases this run takes: all, a tenth of them, or so many as usual.
    public static func cases(of campaign: Int, usually few: Int) -> Int {
        switch current {
        case .campaign: campaign
        case .all: max(campaign / 10, min(few, campaign))
        case .usual: few
        case .quick: max(1, few / 10)
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Left out of a quick run.
    public static var slow: Self { .enabled(if: TestEffort.current > .quick, "slow: scripts/test runs it") }
    /// Needs more than a reader of the README has.
    public static var demanding: Self {
        .enabled(if: TestEffort.current >= .all, "demanding: scripts/test --all runs it")
    }
}
