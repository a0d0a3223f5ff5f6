import ProviderCompetition

extension FailedPart {
    /// Why there is no answer, and how far apart the numbers are.
    var explanation: String {
        let users = magnitudes.stakes.map { "payoffs of the user, weighted by state, \($0.text)" }
        let providers = magnitudes.providerStakes.map { "those of providers, times masses, \($0.text)" }
        let sizes = ["probabilities \(magnitudes.probabilities.text)"] + [users, providers].compactMap(\.self)
        return "\(error.description) The numbers lie far apart: \(sizes.joined(separator: "; "))."
    }
}

extension ClosedRange<Double> {
    fileprivate var text: String { "\(lowerBound.significant(2)) to \(upperBound.significant(2))" }
}
