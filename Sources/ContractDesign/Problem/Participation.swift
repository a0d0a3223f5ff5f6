import PlainText
import RealModule

/// How many parties join.
public enum Participation: Hashable, Sendable {
    /// Exactly so many, 1 to 1e12: E[z^N] = z^N.
    case fixed(Int)
    /// So many or more, 1 to 1e12, which is solved as exactly so many: with more parties performance and caps are higher.
    case atLeast(Int)
    /// A Poisson number with this mean: many potential parties, each of which rarely joins: E[z^N] = exp(mean (z - 1)).
    case poisson(mean: Double)
    /// Each of so many invited parties joins with this chance, independently: E[z^N] = (1 - rate + rate z)^invited.
    case binomial(invited: Int, rate: Double)

    /// The most parties that can be asked for.
    public static let largest = 1_000_000_000_000

    /// The participation as the command line writes it: `fixed:10`, `at-least:10`, `poisson:7.5`, `binomial:20,0.4`.
    public var specification: String {
        switch self {
        case .fixed(let count): "fixed:\(count)"
        case .atLeast(let count): "at-least:\(count)"
        case .poisson(let mean): "poisson:\(mean.shortest)"
        case .binomial(let invited, let rate): "binomial:\(invited),\(rate.shortest)"
        }
    }

    /// The number of parties, where it is certain.
    public var certainCount: Int? {
        switch self {
        case .fixed(let count): count
        case .binomial(let invited, let rate) where rate == 1: invited
        default: nil
        }
    }

    /// The fewest parties that are certain to come, 1 where none is: as many as a group to try has.
    public var leastKnown: Int { countedOn ?? 1 }

    /// The number of parties that is computed with, where it is one alone.
    var countedOn: Int? {
        if case .atLeast(let count) = self { count } else { certainCount }
    }

    /// Whether nobody need ever meet another party: a menu is then what each type has alone.
    public var isSolitary: Bool {
        switch self {
        case .fixed(let count), .atLeast(let count): count == 1
        case .binomial(let invited, _): invited == 1
        case .poisson: false
        }
    }

    /// The fewest parties that can join, apart from nobody at all, which is worth a(0) whatever the menu.
    var leastCount: Int { leastKnown }

    /// The expected number of parties; the least of an open number.
    public var mean: Double { law.mean }

    var isPossible: Bool {
        let counts = 1...Self.largest
        return switch self {
        case .fixed(let count), .atLeast(let count): counts.contains(count)
        case .poisson(let mean): mean > 0 && mean <= Double(Self.largest)
        case .binomial(let invited, let rate): counts.contains(invited) && rate > 0 && rate <= 1
        }
    }

    var law: GeneratingFunction {
        switch self {
        case .fixed(let count), .atLeast(let count): .binomial(trials: Double(count), chance: 1)
        case .poisson(let mean): .poisson(mean)
        case .binomial(let invited, let rate): .binomial(trials: Double(invited), chance: rate)
        }
    }
}

/// The law of the number of parties as G(z) = E[z^N], evaluated at z = 1 - gap so that nothing is lost near 1.
enum GeneratingFunction: Hashable, Sendable {
    /// (1 - chance + chance z)^trials; a fixed number is the case chance = 1.
    case binomial(trials: Double, chance: Double)
    /// exp(mean (z - 1)).
    case poisson(Double)

    var mean: Double {
        switch self {
        case .binomial(let trials, let chance): trials * chance
        case .poisson(let mean): mean
        }
    }

    /// The law of the others' number, for a party that is in: G'(z) / G'(1).
    var others: GeneratingFunction {
        switch self {
        case .binomial(let trials, let chance): .binomial(trials: max(0, trials - 1), chance: chance)
        case .poisson: self
        }
    }

    /// G(1 - gap).
    func value(gap: Double) -> Double {
        switch self {
        case .binomial(let trials, let chance): trials == 0 ? 1 : .exp(trials * .log(onePlus: -chance * gap))
        case .poisson(let mean): .exp(-mean * gap)
        }
    }

    /// G, G' and G'' at 1 - gap.
    func derivatives(gap: Double) -> (value: Double, slope: Double, bend: Double) {
        let value = value(gap: gap)
        switch self {
        case .binomial(let trials, let chance):
            let left = 1 - chance * gap
            // Where nobody is left to count on, only the lowest powers of z survive.
            guard left > 0 else { return (value, trials == 1 ? chance : 0, trials == 2 ? 2 * chance * chance : 0) }
            let slope = trials * chance * value / left
            return (value, slope, (trials - 1) * chance * slope / left)
        case .poisson(let mean):
            return (value, mean * value, mean * mean * value)
        }
    }

    /// P(n_i >= 1) of classes of such chances, to full relative accuracy however small they are.
    func presence(_ probabilities: [Double]) -> [Double] { probabilities.map { drop(gap: 0, step: $0) } }

    /// 1 - G(1 - gap - step) / G(1 - gap), without cancellation.
    func drop(gap: Double, step: Double) -> Double {
        switch self {
        case .binomial(let trials, let chance):
            if trials == 0 { return 0 }
            let left = 1 - chance * gap
            guard left > 0 else { return 1 }
            let share = chance * step / left
            // trials * ln(1 - share) <= -trials * share, and exp(-40) is lost beside 1.
            return trials * share > 40 ? 1 : -.expMinusOne(trials * .log(onePlus: -min(share, 1)))
        case .poisson(let mean):
            return -.expMinusOne(-mean * step)
        }
    }
}
