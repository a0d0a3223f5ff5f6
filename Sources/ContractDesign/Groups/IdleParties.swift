import RealModule

/// The parties of a group that contributes nothing, of whom a table does not tell how many there are.
///
/// Given the counts of all others their number is Binomial(T, R), with T the parties that might still join, or Poisson.
/// Where the group contributes nothing, no total depends on it, and slopes only on its mean.
struct IdleParties: Sendable {
    enum Law: Sendable {
        /// The chance that one who might join is of the group.
        case binomial(chance: Double)
        case poisson(mean: Double)
    }

    let law: Law
    /// T by composition of the others; not used by Poisson numbers.
    let trials: [Double]
    /// P(N = 0), which the table leaves out of the composition without others.
    let absence: Double

    init(_ participation: Participation, share: Double, others: [Double]) {
        absence = participation.law.value(gap: 1)
        switch participation {
        case .fixed(let parties), .atLeast(let parties):
            law = .binomial(chance: 1)
            trials = others.map { Double(parties) - $0 }
        case .binomial(let invited, let rate):
            law = .binomial(chance: share * rate / (share * rate + 1 - rate))
            trials = others.map { Double(invited) - $0 }
        case .poisson(let mean):
            law = .poisson(mean: mean * share)
            trials = others.map { _ in .infinity }
        }
    }

    /// E[k] in a composition of the others.
    func mean(_ outcome: Int) -> Double {
        switch law {
        case .binomial(let chance): trials[outcome] * chance
        case .poisson(let mean): mean
        }
    }

    /// More than this many are less likely than can matter.
    func most(_ outcome: Int) -> Double {
        switch law {
        case .binomial: trials[outcome]
        case .poisson(let mean): mean + 12 * mean.squareRoot() + 24
        }
    }

    /// What a class of share q of the group is to a composition of the others: the chance that one of it is in, its mean
    /// number then, and the mean number of the group's others in parts of their shares; see `ClassView`.
    func atLeastOne(_ share: Double, _ outcome: Int) -> (presence: Double, own: Double, others: Double) {
        switch law {
        case .binomial(let chance):
            let one = share * chance
            let count = trials[outcome]
            let presence = GroupTable.presence(of: one, among: count)
            if presence == 0 { return (0, 0, 0) }
            let rest = GroupTable.presence(of: one, among: max(0, count - 1))
            return (presence, count * one / presence, count * chance * rest / presence)
        case .poisson(let mean):
            let presence = -Double.expMinusOne(-mean * share)
            return (presence, mean * share / presence, mean)
        }
    }

    /// For a party of the class: the mean number of its class in the composition, which weighs it, and the mean numbers that it
    /// then finds there, itself included, and the group's others.
    func own(_ share: Double, _ outcome: Int) -> (weight: Double, own: Double, others: Double) {
        switch law {
        case .binomial(let chance):
            let count = trials[outcome]
            return (count * share * chance, 1 + max(0, count - 1) * share * chance, max(0, count - 1) * chance)
        case .poisson(let mean):
            return (mean * share, 1 + mean * share, mean)
        }
    }
}
