/// Points that a lottery may come out at, as gains of the players that count, each in a unit of its own.
struct PointCloud {
    /// By point: what each player of the game gets, money.
    private(set) var utilities: [[Double]]
    /// Who counts, as indices into a point's utilities.
    let players: [Int]
    /// By player of the game: what it has without a deal, money.
    let origin: [Double]
    /// By player that counts: money, above 0.
    let units: [Double]
    /// By player that counts: the size of its largest gain or loss.
    private var sizes: [Double]

    init(_ utilities: [[Double]], players: [Int], origin: [Double], units: [Double]) {
        self.utilities = utilities
        self.players = players
        self.origin = origin
        self.units = units
        sizes = units.map { _ in 0 }
        for point in utilities { measure(point) }
    }

    var count: Int { utilities.count }

    mutating func append(_ point: [Double]) {
        utilities.append(point)
        measure(point)
    }

    private mutating func measure(_ point: [Double]) {
        for j in sizes.indices { sizes[j] = max(sizes[j], abs(gain(point, j))) }
    }

    /// Of the j-th player that counts, in its unit.
    func gain(_ point: [Double], _ j: Int) -> Double {
        (point[players[j]] - origin[players[j]]) / units[j]
    }

    /// Of the k-th point, by player that counts.
    func gains(_ k: Int) -> [Double] { players.indices.map { gain(utilities[k], $0) } }

    /// Expected gains under probabilities of some points.
    func expected(_ tickets: [(point: Int, probability: Double)]) -> [Double] {
        players.indices.map { j in tickets.reduce(0) { $0 + $1.probability * gain(utilities[$1.point], j) } }
    }

    /// What a point's gains are worth to who weighs the players.
    /// - Complexity: O(players).
    func worth(_ point: [Double], at weights: [Double]) -> Double {
        var sum = 0.0
        for j in weights.indices where weights[j] != 0 { sum += weights[j] * gain(point, j) }
        return sum
    }

    /// The point whose gains are worth most.
    /// - Complexity: O(points players), of those whose weight is not 0.
    func best(at weights: [Double]) -> (point: Int, worth: Double) {
        let used = weights.indices.filter { weights[$0] != 0 }
        let (prices, places) = (used.map { weights[$0] / units[$0] }, used.map { players[$0] })
        let bases = places.map { origin[$0] }
        var best = (point: 0, worth: -Double.infinity)
        for (k, point) in utilities.enumerated() {
            var sum = 0.0
            for i in prices.indices { sum += prices[i] * (point[places[i]] - bases[i]) }
            if sum > best.worth { best = (k, sum) }
        }
        return best
    }

    /// At most this much is any lottery worth to who weighs the players so: the largest worth of a point, rounded
    /// upward by all that a sum of so many products can lose.
    func ceiling(at weights: [Double]) -> Double {
        let size = zip(weights, sizes).reduce(0) { $0 + abs($1.0) * $1.1 }
        return best(at: weights).worth + Double(weights.count + 4) * 0x1p-53 * size
    }
}
