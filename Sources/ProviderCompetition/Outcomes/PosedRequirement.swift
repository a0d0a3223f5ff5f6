import LinearProgramming

/// A row for a requirement, and the columns by which it may be missed at a price.
struct PosedRequirement {
    var row: Row
    var shortfall: Column
    var excess: Column
    var terms: [(quantity: Quantity, coefficient: Double)] = []
    var bounds = Bounds.free
    /// What the requirement was divided by.
    var unit = 1.0
}
