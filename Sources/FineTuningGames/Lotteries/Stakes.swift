import RealModule

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

extension Stakes {
    /// What a rule that compares players compares, given by how much each player gains: the numbers of which the smallest
    /// counts, or for Nash the gains that are multiplied. Of another rule, the sum.
    func parts(_ rule: BargainingRule, gains: [Double]) -> [Double] {
        switch rule {
        case .egalitarian: players.map { gains[$0] }
        case .kalaiSmorodinsky: players.map { gains[$0] / most[$0] }
        case .nash: weighted.map { gains[$0] }
        default: [gains.reduce(0, +)]
        }
    }

    /// What the rule maximises: the smallest part, or the logarithm of the weighted product.
    func value(_ rule: BargainingRule, gains: [Double]) -> Double {
        let parts = parts(rule, gains: gains)
        if rule != .nash { return parts.reduce(.infinity) { min($0, $1) } }
        return zip(weighted, parts).reduce(0) { $0 + terms.weights[$1.0] * Double.log(max(0, $1.1)) }
    }
}
