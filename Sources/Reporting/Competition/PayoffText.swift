import Foundation
import ProviderCompetition

extension Double {
    /// A payoff for people: six significant digits, and 0 for what is rounding.
    var payoff: String { abs(self) < 1e-15 ? "0" : significant(6) }

    /// The same where differences of these stakes matter: as many digits more as the payoff is larger than they are.
    func payoff(of stakes: Double) -> String {
        guard stakes > 0 else { return payoff }
        if abs(self) < 1e-15 * stakes { return "0" }
        let more = (abs(self) / stakes).exponentOf10
        return significant(min(17, 6 + max(0, more)))
    }

    /// The whole number of digits before the point, less one; 0 for what is no number.
    private var exponentOf10: Int {
        isFinite && self > 0 ? Int(Foundation.log10(self).rounded(.down)) : 0
    }
}

extension EquilibriumValues {
    /// For example `0.7 to 1`, or `0.5; 0.7 to 0.8`.
    func text(of stakes: Double) -> String {
        intervals.map { interval in
            let ends = [interval.lowerBound.payoff(of: stakes), interval.upperBound.payoff(of: stakes)]
            return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
        }.joined(separator: "; ")
    }
}
