/// Types of one effective cost, in the valuation's units. No contract can tell them apart, so they count as one type.
package struct CostClass: Hashable, Sendable {
    /// Value units per effective unit of data.
    package var cost: Double
    /// Chance that one party belongs to the class.
    package var probability: Double
    /// Indices into `Population.types`, ascending.
    package var members: [Int]
}

/// The classes of a population from the costliest to the cheapest, the order in which incentives are local:
/// contributions and utilities rise along it, and a type is tempted by its neighbours' offers first.
package struct CostOrder: Hashable, Sendable {
    /// Costs fall strictly, probabilities sum to 1.
    package let classes: [CostClass]
    /// For each type of the population, the index of its class.
    package let classOfType: [Int]

    /// - Complexity: O(I log I).
    package init(_ population: Population) {
        let types = population.types
        let order = types.indices.sorted { (types[$0].effectiveCost, $1) > (types[$1].effectiveCost, $0) }
        var classes: [CostClass] = []
        for index in order {
            let type = types[index]
            if classes.last?.cost == type.effectiveCost {
                classes[classes.count - 1].probability += type.probability
                classes[classes.count - 1].members.append(index)
            } else {
                classes.append(CostClass(cost: type.effectiveCost, probability: type.probability, members: [index]))
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

    package var costs: [Double] { classes.map(\.cost) }
    package var probabilities: [Double] { classes.map(\.probability) }
    /// Groups of types that were merged because their effective costs are equal.
    package var mergedGroups: [[Int]] { classes.map(\.members).filter { $0.count > 1 } }
}
