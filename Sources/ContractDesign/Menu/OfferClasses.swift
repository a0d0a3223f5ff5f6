/// Types grouped by what they are offered: one class where both effective cost and effective contribution are equal.
/// For the menus of a design these are the cost classes; a menu from elsewhere may tell equal costs apart.
struct OfferClasses {
    /// Effective units by class, from the costliest class to the cheapest.
    private(set) var contributions: [Double] = []
    /// Summing to 1.
    private(set) var probabilities: [Double] = []
    /// For each type of the population, the index of its class.
    private(set) var classOfType: [Int]

    /// Relative difference up to which contributions count as equal: quality * (m / quality) need not be m.
    private static let rounding = 1e-12

    /// - Complexity: O(I log I).
    init(_ population: Population, effectiveContributions amounts: [Double]) {
        let types = population.types
        let order = types.indices.sorted {
            (-types[$0].effectiveCost, amounts[$0]) < (-types[$1].effectiveCost, amounts[$1])
        }
        classOfType = [Int](repeating: 0, count: types.count)
        var last: Int?
        for i in order {
            if let last, types[last].effectiveCost == types[i].effectiveCost,
                abs(amounts[last] - amounts[i]) <= Self.rounding * amounts[i]
            {
                probabilities[probabilities.count - 1] += types[i].probability
            } else {
                contributions.append(amounts[i])
                probabilities.append(types[i].probability)
            }
            classOfType[i] = probabilities.count - 1
            last = i
        }
        let sum = probabilities.reduce(0, +)
        for k in probabilities.indices { probabilities[k] /= sum }
    }
}
