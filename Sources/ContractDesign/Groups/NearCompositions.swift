import RealModule

/// The compositions of groups whose totals stay below a bound, with their chances, whatever the number of the others.
///
/// With mu = E[N], a composition (k_1, ..., k_G) of n parties has the chance
///
///     P(N = n) n! / mu^n  *  product over g of (mu P_g)^k_g / k_g!.
struct NearCompositions {
    /// By group, in the partition's order.
    private(set) var counts: [[Double]]
    private(set) var chances: [Double] = []

    /// Those whose total is at most `bound`, or where there are more than `most` of them, the largest share of the bound
    /// that leaves no more; nil where not even those up to `enough` are so few.
    init?(
        _ participation: Participation, groupChances: [Double], contributions: [Double], upTo bound: Double,
        enough: Double, negligible: Double, atMost most: Int
    ) {
        guard let numbers = Self.numberFactors(participation) else { return nil }
        var bound = bound
        while true {
            var list = NearList(
                numbers, participation.mean, groupChances, contributions, bound: bound, negligible: negligible,
                most: most)
            if list.fill() {
                counts = list.counts
                chances = list.chances
                return
            }
            if bound <= enough { return nil }
            bound = max(enough, 0.6 * bound)
        }
    }

    /// P(N = n) n! / mu^n by n; nil where there are too many numbers to go through.
    private static func numberFactors(_ participation: Participation) -> [Double]? {
        let numbers = participation.numbers()
        guard let last = numbers.last?.count, last <= 600 else { return nil }
        var factors = [Double](repeating: 0, count: last + 1)
        var chances = factors
        for (count, chance) in numbers { chances[count] = chance }
        var ratio = 1.0
        for n in factors.indices {
            if n > 0 { ratio *= Double(n) / participation.mean }
            factors[n] = chances[n] * ratio
        }
        return factors
    }
}

/// The list as it is made: groups of the largest contributions first, so that few of them exhaust the bound.
private struct NearList {
    private let numbers: [Double]
    private let mean: Double
    private let shares: [Double]
    private let contributions: [Double]
    private let order: [Int]
    /// What the groups from a place on add to a chance at most.
    private let rest: [Double]
    private let bound: Double
    private let negligible: Double
    private let most: Int
    private var current: [Double]
    private(set) var counts: [[Double]]
    private(set) var chances: [Double] = []

    init(
        _ numbers: [Double], _ mean: Double, _ shares: [Double], _ contributions: [Double], bound: Double,
        negligible: Double, most: Int
    ) {
        self.numbers = numbers
        self.mean = mean
        self.shares = shares
        self.contributions = contributions
        self.bound = bound
        self.negligible = negligible
        self.most = most
        let order = shares.indices.sorted { contributions[$0] > contributions[$1] }
        self.order = order
        let largest = numbers.max() ?? 0
        var rest = [largest]
        for g in order.reversed() { rest.append(rest.last! * .exp(mean * shares[g])) }
        self.rest = rest.reversed()
        current = [Double](repeating: 0, count: shares.count)
        counts = [[Double]](repeating: [], count: shares.count)
    }

    /// False where there are more than `most`.
    mutating func fill() -> Bool {
        visit(0, parties: 0, total: 0, weight: 1)
        return chances.count <= most
    }

    private mutating func visit(_ place: Int, parties: Int, total: Double, weight: Double) {
        if chances.count > most || weight * rest[place] < negligible { return }
        if place == order.count {
            guard parties > 0, numbers[parties] > 0 else { return }
            for g in counts.indices { counts[g].append(current[g]) }
            chances.append(weight * numbers[parties])
            return
        }
        let g = order[place]
        let expected = mean * shares[g]
        var weight = weight
        var count = 0
        while parties + count < numbers.count {
            let sum = total + Double(count) * contributions[g]
            if sum > bound { break }
            current[g] = Double(count)
            visit(place + 1, parties: parties + count, total: sum, weight: weight)
            count += 1
            weight *= expected / Double(count)
            if Double(count) > expected, weight * rest[place + 1] < negligible { break }
        }
        current[g] = 0
    }
}
