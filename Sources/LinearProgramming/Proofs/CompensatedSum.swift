/// A sum of products that carries the rounding errors of its terms along.
struct CompensatedSum {
    private var high: Double
    private var low = 0.0
    private(set) var magnitude: Double

    init(_ start: Double = 0) {
        high = start
        magnitude = abs(start)
    }

    mutating func add(_ a: Double, times b: Double) {
        let product = a * b
        let sum = high + product
        let part = sum - high
        low += (high - (sum - part)) + (product - part) + (-product).addingProduct(a, b)
        high = sum
        magnitude += abs(product)
    }

    var value: Double { high + low }
}
