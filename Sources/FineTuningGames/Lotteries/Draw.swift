/// A lottery over the points of a cloud, with what proves that none over them is better.
struct Draw {
    /// Points that may come up, each with a probability above 0; they sum to 1.
    var tickets: [(point: Int, probability: Double)]
    /// By player that counts: the weights that prove the bound, not negative.
    var weights: [Double]
    /// Recomputed from the tickets.
    var value: Double
    /// No lottery over these points has a larger value.
    var bound: Double

    init(_ tickets: [(point: Int, probability: Double)], _ weights: [Double], _ value: Double, _ bound: Double) {
        self.tickets = tickets
        self.weights = weights
        self.value = value
        self.bound = bound
    }
}
