extension ShareCurve {
    /// The best lottery under `egalitarian`, `kalaiSmorodinsky` or `nash`, with the players and scales of the
    /// single-share rule: max min_j w_j E[U_j - d_j] (w_j = 1 or 1 / (U_j* - d_j)), or max prod_j E[U_j - d_j]^a_j.
    ///
    /// The best lottery over the curve's points, then pricing: the share that is worth most as the lottery's weights
    /// weigh the players is searched for on the whole curve, and joins the points while it improves. `bound` is proved
    /// for the points compared; that no share between them does better rests on that search, which is numerical.
    /// - Throws: `GameError.linearProgram`, or `stopped` where whoever waits wants no more.
    /// - Precondition: a rule that compares players.
    public func lottery(_ rule: BargainingRule) throws(GameError) -> Lottery { try lottery(rule, against: self) }

    /// - Parameter acceptable: the part of the curve that everybody accepts, whose best share the lottery is compared
    ///   with. What a draw comes out at need not be acceptable, if only the draw is; where somebody who is not compared
    ///   can lose, it is.
    func lottery(_ rule: BargainingRule, against acceptable: ShareCurve) throws(GameError) -> Lottery {
        precondition(rule.comparesPlayers, "Lotteries are for rules that compare players.")
        let goal = LotteryGoal(rule, acceptable.stakes)
        if !goal.sparesAll, acceptable.pieces != pieces { return try acceptable.lottery(rule, against: acceptable) }
        var points = undominatedSamples(goal.players)
        let single = try acceptable.maximizers(of: acceptable.objective(of: rule))[0].low
        points += acceptable.pieces == pieces ? [single] : acceptable.points + [single]
        var cloud = goal.cloud(points.map(\.utilities))
        var draw = try goal.draw(over: cloud)
        for _ in 0..<Self.pricingRounds {
            try Self.requirePatience()
            let held = draw.tickets.reduce(0) { max($0, cloud.worth(cloud.utilities[$1.point], at: draw.weights)) }
            let worth = Objective { [cloud, weights = draw.weights] point, _ in
                cloud.worth(point.utilities, at: weights)
            }
            let priced = try maximizers(of: worth).flatMap { [$0.low, $0.high] }
                .filter { worth.value($0) > held + 1e-12 * abs(held) }
            if priced.isEmpty { break }
            for point in priced { cloud.append(point.utilities) }
            points += priced
            draw = try goal.draw(over: cloud, from: rule == .nash ? draw : nil)
        }
        try join(&draw, &cloud, &points, goal)
        return goal.lottery(
            draw, over: cloud, shares: points.map(\.share), single: (single.share, single.utilities))
    }

    private static let pricingRounds = 12

    /// Lets tickets that are neighbours on the grid become one, at their mean share, where that costs nothing: that
    /// two points beside a peak share its probability is an accident of the grid.
    private func join(
        _ draw: inout Draw, _ cloud: inout PointCloud, _ points: inout [SharePoint], _ goal: LotteryGoal
    ) throws(GameError) {
        let groups = neighbours(draw.tickets, points)
        guard groups.contains(where: { $0.count > 1 }) else { return }
        var joined: [SharePoint] = []
        for group in groups {
            let mass = group.reduce(0) { $0 + $1.probability }
            let mean = group.reduce(0) { $0 + $1.probability / mass * points[$1.point].share }
            joined.append(group.count == 1 ? points[group[0].point] : try point(mean))
        }
        let fewer = try goal.draw(over: goal.cloud(joined.map(\.utilities)))
        guard fewer.value >= draw.value - 1e-10 * abs(draw.value) else { return }
        draw.tickets = fewer.tickets.map { ($0.point + cloud.count, $0.probability) }
        for point in joined { cloud.append(point.utilities) }
        points += joined
        draw.bound = goal.bound(draw, over: cloud)
    }

    private func neighbours(
        _ tickets: [(point: Int, probability: Double)], _ points: [SharePoint]
    ) -> [[(point: Int, probability: Double)]] {
        var groups: [[(point: Int, probability: Double)]] = []
        for ticket in tickets.sorted(by: { points[$0.point].share < points[$1.point].share }) {
            let here = points[ticket.point]
            if let last = groups.last?.last, here.share - points[last.point].share < 2.5 / Double(resolution),
                here.branch == points[last.point].branch
            {
                groups[groups.count - 1].append(ticket)
            } else {
                groups.append([ticket])
            }
        }
        return groups
    }

    /// The curve's points but for those that a neighbour on the same piece beats for all.
    private func undominatedSamples(_ players: [Int]) -> [SharePoint] {
        pieces.flatMap { piece in
            piece.points.indices.filter { k in
                ![k - 1, k + 1].contains { other in
                    piece.points.indices.contains(other)
                        && players.allSatisfy { piece.points[other].utilities[$0] > piece.points[k].utilities[$0] }
                }
            }.map { piece.points[$0] }
        }
    }
}
