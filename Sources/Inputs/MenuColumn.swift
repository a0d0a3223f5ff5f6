/// The columns of a menu as Accord writes it, in CSV and, as keys, in JSON: one list for who writes and who reads.
package enum MenuColumn: String, CodingKey, CaseIterable, Sendable {
    case type, cost, probability, quality, contribution, effectiveContribution, reward, rewardPerformance, cap, share,
        utility, outsideOption, standaloneContribution, excluded, pool, binding
}
