/// The contributions that a problem in whole multiples allows, by class, in effective units.
struct MultipleGrid: Sendable {
    /// By class: contributions are whole multiples of it.
    let steps: [Double]
    /// Value units; nil where rewards may be any.
    let rewardStep: Double?

    /// More multiples than this lie in no range that is searched.
    static let mostMultiples = 1e12
    /// The largest factor by which types of one class may lengthen each other's steps.
    private static let mostSteps = 1e6

    /// - Throws: `ContractError.noCommonMultiple` for types of one cost per effective unit, which get one offer, and whose
    ///   qualities have no simple ratio; `multiple` for a step so small that there are more than 1e12 multiples.
    init(_ multiples: WholeMultiples, _ population: Population, _ order: CostOrder, valueScale: Double)
        throws(ContractError)
    {
        var steps: [Double] = []
        for one in order.classes {
            let types = one.members.map { population.types[$0] }
            var step = types[0].quality * multiples.contribution
            for type in types.dropFirst() {
                guard let factor = Self.denominator(of: step / (type.quality * multiples.contribution)) else {
                    throw .noCommonMultiple(types: types.map(\.name), multiple: multiples.contribution)
                }
                step *= factor
            }
            if valueScale / one.cost / step > Self.mostMultiples {
                throw .multiple(of: "contributions", multiples.contribution)
            }
            steps.append(step)
        }
        if let reward = multiples.reward, valueScale / reward > Self.mostMultiples {
            throw .multiple(of: "rewards", reward)
        }
        self.steps = steps
        rewardStep = multiples.reward
    }

    /// q of the fraction p / q in lowest terms that a number is up to rounding, by continued fractions; nil where p or q
    /// would exceed a million.
    private static func denominator(of ratio: Double) -> Double? {
        var (rest, p, q) = (ratio, (last: 0.0, now: 1.0), (last: 1.0, now: 0.0))
        for _ in 0..<40 {
            let whole = rest.rounded(.down)
            p = (p.now, whole * p.now + p.last)
            q = (q.now, whole * q.now + q.last)
            guard max(p.now, q.now) <= mostSteps else { return nil }
            if abs(p.now / q.now - ratio) <= 1e-13 * ratio { return q.now }
            rest = 1 / (rest - whole)
        }
        return nil
    }

    /// The largest multiple for class i that does not exceed `amount`, up to rounding.
    func below(_ amount: Double, _ i: Int) -> Double {
        let count = amount / steps[i]
        return (count + Self.rounding(count)).rounded(.down) * steps[i]
    }

    /// The least multiple for class i that is no less than `amount`, up to rounding.
    func above(_ amount: Double, _ i: Int) -> Double {
        let count = amount / steps[i]
        return (count - Self.rounding(count)).rounded(.up) * steps[i]
    }

    /// The multiple for class i that is nearest to `amount`.
    func nearest(_ amount: Double, _ i: Int) -> Double { (amount / steps[i]).rounded() * steps[i] }

    /// By how much a number of steps may miss a whole number, having been computed as a quotient.
    private static func rounding(_ count: Double) -> Double { 1e-11 * max(1, abs(count)) }

    /// Multiples that rise along the cost order: each contribution rounded by `rule`, and raised where the class before
    /// brings more.
    func menu(_ contributions: [Double], _ rule: (Double, Int) -> Double) -> [Double] {
        var previous = 0.0
        return contributions.enumerated().map { i, amount in
            let rounded = max(0, rule(amount, i))
            previous = rounded >= previous ? rounded : above(previous, i)
            return previous
        }
    }
}
