/// The columns of a menu as Accord writes it, in CSV and, as keys, in JSON: one list for who writes and who reads.
package enum MenuColumn: String, CodingKey, CaseIterable, Sendable {
    case type, cost, probability, quality, value, outside, capacity, contribution, effectiveContribution, reward,
        rewardPerformance, worth, cap, share, utility, outsideOption, outsideSource, standaloneContribution, excluded,
        pool, binding

    /// Those that only menus have whose types put values of their own on models, name outside options, or own only so much.
    package static let occasional: Set<MenuColumn> = [.value, .outside, .capacity, .worth, .outsideSource]
    /// Those that every menu has.
    package static let always = allCases.filter { !occasional.contains($0) }
}
