/// What each player has without a deal, and how much its gain weighs in the Nash product.
public struct BargainingTerms: Hashable, Sendable {
    /// By player, the generalist first: money; nobody agrees to less.
    public let disagreement: [Double]
    /// By player, the generalist first: the powers of the asymmetric Nash product. Not negative; they average 1, so that
    /// equal ones are 1.
    public let weights: [Double]

    /// 0 without a deal, and equal weights.
    public init(players count: Int) {
        disagreement = Array(repeating: 0, count: count)
        weights = Array(repeating: 1, count: count)
    }

    /// Terms by the names of the players.
    /// - Parameters:
    ///   - players: by name, in the order of their utilities.
    ///   - disagreement: by name, money; 0 for whoever is not named.
    ///   - weights: by name, up to a common factor; 1 for whoever is not named.
    /// - Throws: `GameError.unknownPlayer` for a name that nobody has, `disagreement` for one that is no number up to
    ///   1e100, `weights` for weights that are negative or without a positive sum.
    public init(
        players: [String], disagreement: [String: Double] = [:], weights: [String: Double] = [:]
    ) throws(GameError) {
        for name in Set(disagreement.keys).union(weights.keys).sorted() where !players.contains(name) {
            throw .unknownPlayer(name, among: players)
        }
        let given = players.map { weights[$0] ?? 1 }
        let sum = given.reduce(0, +)
        guard given.allSatisfy({ $0 >= 0 }), (1e-100...1e100).contains(sum) else { throw .weights(given) }
        self.weights = given.map { $0 / sum * Double(players.count) }
        self.disagreement = players.map { disagreement[$0] ?? 0 }
        for (name, value) in zip(players, self.disagreement) where !(abs(value) <= 1e100) {
            throw .disagreement(value, of: name)
        }
    }

    /// The weights as parts of 1.
    public var shares: [Double] { weights.map { $0 / Double(weights.count) } }

    /// Whether everybody has 0 without a deal and all weigh the same.
    public var areUsual: Bool { self == BargainingTerms(players: weights.count) }
}
