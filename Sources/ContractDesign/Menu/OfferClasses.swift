/// Types grouped by what they are offered: one class where effective cost, capacity and effective contribution are equal.
/// For the menus of a design these are the cost classes. A menu from elsewhere may offer equal costs different
/// contributions; they remain one type all the same, of which the parties make several choices.
struct OfferClasses {
    /// Effective units by class, from the costliest class to the cheapest.
    private(set) var contributions: [Double] = []
    /// Summing to 1.
    private(set) var probabilities: [Double] = []
    /// For each type of the population, the index of its class.
    private(set) var classOfType: [Int]
    /// The classes of one effective cost and one capacity, contributions ascending within each: from the costliest to the cheapest.
    private(set) var costClasses: [Range<Int>] = []

    /// Relative difference up to which contributions count as equal: quality * (m / quality) need not be m.
    private static let rounding = 1e-12

    /// - Parameter kinds: by type, the number of its class in a cost order: types of one cost and one capacity.
    /// - Complexity: O(I log I).
    init(_ population: Population, kinds: [Int], effectiveContributions amounts: [Double]) {
        let types = population.types
        let order = types.indices.sorted { (kinds[$0], amounts[$0]) < (kinds[$1], amounts[$1]) }
        classOfType = [Int](repeating: 0, count: types.count)
        var last: Int?
        for i in order {
            if let last, kinds[last] == kinds[i],
                abs(amounts[last] - amounts[i]) <= Self.rounding * amounts[i]
            {
                probabilities[probabilities.count - 1] += types[i].probability
            } else {
                let isNewCost = last.map { kinds[$0] != kinds[i] } ?? true
                let place = contributions.count
                costClasses.append((isNewCost ? place : costClasses.removeLast().lowerBound)..<(place + 1))
                contributions.append(amounts[i])
                probabilities.append(types[i].probability)
            }
            classOfType[i] = probabilities.count - 1
            last = i
        }
        let sum = probabilities.reduce(0, +)
        for k in probabilities.indices { probabilities[k] /= sum }
    }

    /// What a class sees, apart from which all that are offered the same count as one.
    /// - Parameters:
    ///   - alike: the offers to types of its cost, of which a party is in.
    ///   - others: all others.
    init(seenBy alike: [(contribution: Double, probability: Double)], beside others: [(Double, Double)]) {
        let pooled = Dictionary(others, uniquingKeysWith: +).sorted { $0.key < $1.key }
        contributions = alike.map(\.contribution) + pooled.map(\.key)
        probabilities = alike.map(\.probability) + pooled.map(\.value)
        classOfType = Array(contributions.indices)
        costClasses = [0..<alike.count] + pooled.indices.map { ($0 + alike.count)..<($0 + alike.count + 1) }
    }

    /// The most offers that are made to parties of one cost.
    var mostOffersOfOneCost: Int { costClasses.reduce(1) { max($0, $1.count) } }

    /// For each type of the population, the index of its cost in `costClasses`.
    var costClassOfType: [Int] {
        let costOfClass = costClasses.enumerated().flatMap { cost, classes in repeatElement(cost, count: classes.count)
        }
        return classOfType.map { costOfClass[$0] }
    }
}

extension ContractProblem {
    /// Its types by what they are offered.
    func offerClasses(effectiveContributions amounts: [Double]) -> OfferClasses {
        OfferClasses(population, kinds: costOrder.classOfType, effectiveContributions: amounts)
    }
}
