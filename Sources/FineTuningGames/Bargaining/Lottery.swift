import LinearProgramming

/// A draw of the share: the players agree on probabilities, then on what the draw says. Where the frontier of single
/// shares is not concave, a draw can give everybody more in expectation than any single share does. Derived here.
public struct Lottery: Hashable, Sendable {
    /// One share that the draw may come out at.
    public struct Ticket: Hashable, Sendable {
        /// The generalist's part of every domain's revenue, in [0, 1].
        public var share: Double
        /// In (0, 1].
        public var probability: Double
        /// Money, the generalist's first, at this share (and, where it has two equilibria, in this one).
        public var utilities: [Double]
    }

    /// `egalitarian`, `kalaiSmorodinsky` or `nash`.
    public var rule: BargainingRule
    /// In ascending order of the share; probabilities above 0 that sum to 1.
    public var tickets: [Ticket]
    /// Expected utilities, money, the generalist's first, recomputed from the tickets.
    public var utilities: [Double]
    /// What the rule maximises, of the expected utilities; recomputed from the tickets.
    public var value: Double
    /// No lottery over the points that were compared exceeds this: proved from the multipliers of the linear program.
    public var bound: Double
    /// The points that were compared: the curve's, and those found by pricing. Shares between them are covered by a
    /// numerical search only.
    public var pointCount: Int
    /// The largest value of a single share under the same rule.
    public var singleValue: Double

    /// Whether a draw of several shares beats the single share by more than rounding.
    public var isDraw: Bool { tickets.count > 1 }
}

extension ShareCurve {
    /// The best lottery under `egalitarian`, `kalaiSmorodinsky` or `nash`, with the players and scales of the
    /// single-share rule: max min_j w_j E[U_j] (w_j = 1 or 1 / U_j*), or max prod_j E[U_j].
    ///
    /// A linear program over the probabilities of the curve's points; for the Nash product, whose logarithm is concave,
    /// the logarithms are cut by tangents until the gap closes. Then pricing: the share with the largest utilities as
    /// the multipliers weigh them is searched for on the whole curve, and added while it improves. `bound` is proved
    /// for the points compared; that no share between them does better rests on that search, which is numerical.
    /// - Throws: `GameError.linearProgram`, or `stopped` where whoever waits wants no more.
    /// - Precondition: a rule that compares players.
    public func lottery(_ rule: BargainingRule) throws(GameError) -> Lottery {
        precondition(rule.comparesPlayers, "Lotteries are for rules that compare players.")
        let players = BargainingRule.players(largestUtilities)
        let scales = players.map { rule == .egalitarian ? (largestUtilities.max() ?? 1) : largestUtilities[$0] }
        var candidates = undominatedSamples(players)
        let single = try maximizers(of: objective(of: rule))[0].low
        var priced = [single]
        var draw = Draw(weights: [], multipliers: [], value: 0, bound: 0)
        for _ in 0..<Self.pricingRounds where !priced.isEmpty {
            candidates += priced
            let rows = candidates.map { point in zip(players, scales).map { point.utilities[$0] / $1 } }
            try Self.requirePatience()
            draw = try rule == .nash ? LotteryProgram.bestProduct(rows) : LotteryProgram.bestMinimum(rows)
            try Self.requirePatience()
            let prices = draw.multipliers
            let worth = Objective { point, _ in
                var sum = 0.0
                for k in players.indices { sum += prices[k] * (point.utilities[players[k]] / scales[k]) }
                return sum
            }
            let held =
                candidates.indices.lazy.filter { draw.weights[$0] > 0 }.map { worth.value(candidates[$0]) }.max() ?? 0
            priced = try maximizers(of: worth).flatMap { [$0.low, $0.high] }
                .filter { worth.value($0) > held + 1e-12 * abs(held) }
        }
        return assemble(rule, candidates, draw, players, scales, single)
    }

    private static let pricingRounds = 12

    private func assemble(
        _ rule: BargainingRule, _ candidates: [SharePoint], _ draw: Draw, _ players: [Int], _ scales: [Double],
        _ single: SharePoint
    ) -> Lottery {
        let used = candidates.indices.filter { draw.weights[$0] > 1e-12 }
            .sorted { candidates[$0].share < candidates[$1].share }
        let total = used.reduce(0) { $0 + draw.weights[$1] }
        let tickets = used.map { k in
            Lottery.Ticket(
                share: candidates[k].share, probability: draw.weights[k] / total, utilities: candidates[k].utilities)
        }
        let utilities = largestUtilities.indices.map { j in tickets.reduce(0) { $0 + $1.probability * $1.utilities[j] }
        }
        func value(_ utilities: [Double]) -> Double {
            let scaled = zip(players, scales).map { utilities[$0] / $1 }
            return rule == .nash
                ? zip(scaled, scales).reduce(0) { $0 + Double.log(max(0, $1.0)) + Double.log($1.1) }
                : (scaled.min() ?? 0) * (rule == .egalitarian ? scales[0] : 1)
        }
        let bound =
            switch rule {
            case .nash: draw.bound + scales.reduce(0) { $0 + Double.log($1) }
            case .egalitarian: draw.bound * scales[0]
            default: draw.bound
            }
        let lottery = Lottery(
            rule: rule, tickets: tickets, utilities: utilities, value: value(utilities),
            bound: max(bound, value(utilities)),
            pointCount: candidates.count, singleValue: value(single.utilities))
        let isWorthIt = lottery.value - lottery.singleValue > Self.lotteryGain * abs(lottery.value)
        if isWorthIt { return lottery }
        return Lottery(
            rule: rule, tickets: [Lottery.Ticket(share: single.share, probability: 1, utilities: single.utilities)],
            utilities: single.utilities, value: lottery.singleValue, bound: max(bound, lottery.singleValue),
            pointCount: candidates.count, singleValue: lottery.singleValue)
    }

    /// A draw that gains less than this, relative to the single share, is not worth drawing.
    private static let lotteryGain = 1e-8

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
