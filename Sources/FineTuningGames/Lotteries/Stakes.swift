/// What a bargain is about for each player.
struct Stakes {
    let terms: BargainingTerms
    /// By player: the most that it can gain in a deal that all accept, money.
    let most: [Double]
    /// Those who can gain anything but rounding.
    let players: [Int]

    /// - Parameter ideal: by player, the most that a deal which all accept gives it.
    init(ideal: [Double], terms: BargainingTerms) {
        self.terms = terms
        let most = zip(ideal, terms.disagreement).map { $0 - $1 }
        let largest = most.reduce(0) { max($0, $1) }
        self.most = most
        players = most.indices.filter {
            most[$0] > 1e-12 * largest && most[$0] > 1e-14 * abs(terms.disagreement[$0])
        }
    }

    /// Those of them who weigh anything in the Nash product.
    var weighted: [Int] { players.filter { terms.weights[$0] > 0 } }
}
