import RealModule

/// What a rule seeks in a draw, in units in which each player's largest gain is 1.
struct LotteryGoal {
    let rule: BargainingRule
    private let stakes: Stakes
    /// Who is compared, and the most that each can gain, money.
    let players: [Int]
    /// Who is not compared.
    private let others: [Int]
    private let units: [Double]
    /// By player compared: its power in the Nash product.
    private let powers: [Double]

    /// - Precondition: a rule that compares players, and somebody with something to gain.
    init(_ rule: BargainingRule, _ stakes: Stakes) {
        self.rule = rule
        self.stakes = stakes
        players = rule == .nash ? stakes.weighted : stakes.players
        let compared = Set(players)
        others = stakes.most.indices.filter { !compared.contains($0) }
        units = players.map { stakes.most[$0] }
        powers = players.map { stakes.terms.weights[$0] }
    }

    private var terms: BargainingTerms { stakes.terms }

    /// Everybody's gains in one unit of money make the egalitarian value small where one player has little to gain.
    private var least: Double { units.reduce(.infinity) { min($0, $1) } }

    /// Whether nobody who is not compared loses here. Such a player would refuse a draw that costs it something.
    func spares(_ utilities: [Double]) -> Bool {
        others.allSatisfy { utilities[$0] >= terms.disagreement[$0] }
    }

    /// Whether whoever is not compared loses nowhere in a game, where nobody gets less than 0.
    var sparesAll: Bool { others.allSatisfy { terms.disagreement[$0] <= 0 } }

    /// The points as the goal sees them.
    func cloud(_ utilities: [[Double]]) -> PointCloud {
        PointCloud(utilities, players: players, origin: terms.disagreement, units: units)
    }

    /// The best lottery over the points; for the Nash product from a lottery under which all gain, where one is known.
    func draw(over cloud: PointCloud, from start: Draw? = nil) throws(GameError) -> Draw {
        if rule == .nash, let start { return ProductLottery(cloud, powers: powers).solve(from: start.tickets) }
        let demands = units.map { rule == .egalitarian ? least / $0 : 1 }
        let fair = try MatrixGame(cloud, demands: demands).solve()
        return rule == .nash ? ProductLottery(cloud, powers: powers).solve(from: fair.tickets) : fair
    }

    /// What the draw's weights prove for all points of a cloud.
    func bound(_ draw: Draw, over cloud: PointCloud) -> Double {
        rule == .nash
            ? ProductLottery(cloud, powers: powers).bound(at: draw.weights) : cloud.ceiling(at: draw.weights)
    }

    /// A value or bound of a draw in the unit of the rule.
    private func unscaled(_ value: Double) -> Double {
        switch rule {
        case .egalitarian: value * least
        case .nash: zip(powers, units).reduce(value) { $0 + $1.0 * Double.log($1.1) }
        default: value
        }
    }

    /// What the rule maximises.
    func value(of utilities: [Double]) -> Double {
        stakes.value(rule, gains: zip(utilities, stakes.terms.disagreement).map { $0 - $1 })
    }

    /// A draw that gains less than this, relative to the single share, is not worth drawing.
    private static let smallestGain = 1e-8

    /// The draw as an answer, or the single share where that is as good.
    func lottery(
        _ draw: Draw, over cloud: PointCloud, shares: [Double], single: (share: Double, utilities: [Double])
    ) -> Lottery {
        let used = draw.tickets.map { ticket in
            Lottery.Ticket(
                share: shares[ticket.point], probability: ticket.probability,
                utilities: cloud.utilities[ticket.point])
        }
        let alone = Lottery.Ticket(share: single.share, probability: 1, utilities: single.utilities)
        let singleValue = value(of: single.utilities)
        var lottery = Lottery(
            rule: rule, tickets: used.sorted { $0.share < $1.share }, utilities: single.utilities, value: singleValue,
            bound: unscaled(draw.bound), weights: weights(draw), pointCount: cloud.count, singleValue: singleValue)
        let expected = terms.weights.indices.map { j in used.reduce(0) { $0 + $1.probability * $1.utilities[j] } }
        let drawn = value(of: expected)
        if drawn - singleValue > Self.smallestGain * abs(drawn) {
            (lottery.utilities, lottery.value) = (expected, drawn)
        } else {
            lottery.tickets = [alone]
        }
        lottery.bound = max(lottery.bound, lottery.value)
        return lottery
    }

    /// By player, in the unit in which they prove the rule's bound.
    private func weights(_ draw: Draw) -> [Double] {
        var weights = terms.weights.map { _ in 0.0 }
        for (k, j) in players.enumerated() {
            weights[j] =
                switch rule {
                case .egalitarian: draw.weights[k] * least / units[k]
                case .nash: draw.weights[k] / units[k]
                default: draw.weights[k]
                }
        }
        return weights
    }
}
