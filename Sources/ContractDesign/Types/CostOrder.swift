/// Types of one effective cost, in the valuation's units, and of one capacity. No contract can tell them apart, so they
/// count as one type.
package struct CostClass: Hashable, Sendable {
    /// Value units per effective unit of data.
    package var cost: Double
    /// Chance that one party belongs to the class.
    package var probability: Double
    /// Effective units that one party can bring at most; infinite where it can bring any amount.
    package var capacity = Double.infinity
    /// Indices into `Population.types`, ascending.
    package var members: [Int]
}

/// The classes of a population from the costliest to the cheapest, the order in which incentives are local:
/// contributions and utilities rise along it, and a type is tempted by its neighbours' offers first.
package struct CostOrder: Hashable, Sendable {
    /// Costs fall strictly, but where classes differ by capacity alone: those rise then. Probabilities sum to 1.
    package private(set) var classes: [CostClass]
    /// For each type of the population, the index of its class.
    package let classOfType: [Int]

    /// - Complexity: O(I log I).
    /// - Parameter reach: effective units that nobody of a cost would bring; a capacity of as much limits nothing.
    package init(_ population: Population, reach: (_ cost: Double) -> Double = { _ in .infinity }) {
        let types = population.types
        let capacities = types.map { $0.effectiveCapacity < reach($0.effectiveCost) ? $0.effectiveCapacity : .infinity }
        let order = types.indices.sorted {
            (types[$1].effectiveCost, capacities[$0], $0) < (types[$0].effectiveCost, capacities[$1], $1)
        }
        var classes: [CostClass] = []
        for index in order {
            let type = types[index]
            if let last = classes.last, last.cost == type.effectiveCost, last.capacity == capacities[index] {
                classes[classes.count - 1].probability += type.probability
                classes[classes.count - 1].members.append(index)
            } else {
                classes.append(
                    CostClass(
                        cost: type.effectiveCost, probability: type.probability, capacity: capacities[index],
                        members: [index]))
            }
        }
        let sum = classes.reduce(0) { $0 + $1.probability }
        var classOfType = [Int](repeating: 0, count: types.count)
        for k in classes.indices {
            classes[k].probability /= sum
            for member in classes[k].members { classOfType[member] = k }
        }
        self.classes = classes
        self.classOfType = classOfType
    }

    /// The same classes under another law of who comes, which sums to 1.
    /// - Parameter law: chances by class.
    func under(_ law: [Double]) -> CostOrder {
        var order = self
        for k in classes.indices { order.classes[k].probability = law[k] }
        return order
    }

    /// Chances by class where types have these.
    func law(_ probabilities: [Double]) -> [Double] {
        let chances = classes.map { one in
            one.members.reduce(0) { $0 + max(Population.leastWorstProbability, probabilities[$1]) }
        }
        let sum = chances.reduce(0, +)
        return chances.map { $0 / sum }
    }

    package var costs: [Double] { classes.map(\.cost) }
    package var probabilities: [Double] { classes.map(\.probability) }
    package var capacities: [Double] { classes.map(\.capacity) }
    /// Groups of types that were merged because their effective costs are equal.
    package var mergedGroups: [[Int]] { classes.map(\.members).filter { $0.count > 1 } }
}
