extension ContractProblem {
    /// The classes from the costliest to the cheapest: types of one effective cost and one capacity, where a capacity counts
    /// that somebody might come up to.
    var costOrder: CostOrder {
        let perfect = valuation.value(of: accuracy.limit)
        return CostOrder(population) { perfect / $0 }
    }
}
