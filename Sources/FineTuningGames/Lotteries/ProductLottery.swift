import RealModule
import Stopping

/// max sum_j a_j ln E[g_j] over lotteries on the points of a cloud, a concave program.
///
/// Column generation: the best lottery over a few points weighs the players by w_j = a_j / E[g_j]; the point that is
/// worth most then joins them, until none is worth more than A = sum_j a_j. By the inequality of weighted means no
/// lottery over the cloud exceeds, whatever the weights,
///
///     A ln(max_k sum_j w_j g_kj / A) + sum_j a_j ln(a_j / w_j)
struct ProductLottery {
    private let cloud: PointCloud
    /// By player that counts: a_j, above 0.
    private let powers: [Double]
    private let total: Double

    init(_ cloud: PointCloud, powers: [Double]) {
        self.cloud = cloud
        self.powers = powers
        total = powers.reduce(0, +)
    }

    private static let mostRounds = 500
    /// Probabilities up to it are dropped.
    private static let least = 1e-12

    /// The best lottery with the bound that its weights prove.
    /// - Parameter start: a lottery under which every player that counts gains something; where one does not, it is
    ///   returned without a bound.
    /// - Complexity: O(N m) a round for N points and m players; as many rounds as the answer has tickets, and some.
    func solve(from start: [(point: Int, probability: Double)]) -> Draw {
        var tickets = start
        var best = Draw(start, powers, -.infinity, .infinity)
        guard cloud.expected(start).allSatisfy({ $0 > 0 }) else { return best }
        for _ in 0..<Self.mostRounds {
            tickets = ProductNewton(cloud, powers, tickets.map(\.point)).maximum(from: tickets.map(\.probability))
            let gains = cloud.expected(tickets)
            let value = zip(powers, gains).reduce(0) { $0 + $1.0 * Double.log($1.1) }
            let weights = zip(powers, gains).map { $0 / $1 }
            let bound = bound(at: weights)
            if value > best.value { (best.tickets, best.value) = (tickets, value) }
            if bound < best.bound { (best.weights, best.bound) = (weights, bound) }
            let entrant = cloud.best(at: weights)
            if entrant.worth <= total * (1 + 1e-13) || tickets.contains(where: { $0.point == entrant.point }) { break }
            if Interruptible.reason != nil { break }
            tickets = mixing(tickets.filter { $0.probability > Self.least }, with: entrant.point)
        }
        best.tickets = cloud.purified(best.tickets.filter { $0.probability > Self.least })
        best.value = zip(powers, cloud.expected(best.tickets)).reduce(0) { $0 + $1.0 * Double.log($1.1) }
        best.bound = max(best.bound, best.value)
        return best
    }

    /// What weights above 0 prove.
    func bound(at weights: [Double]) -> Double {
        zip(powers, weights).reduce(total * Double.log(cloud.ceiling(at: weights) / total)) {
            $0 + $1.0 * Double.log($1.0 / $1.1)
        }
    }

    /// The lottery with a further ticket, as probable as lets everybody keep a third of the gain.
    private func mixing(
        _ tickets: [(point: Int, probability: Double)], with entrant: Int
    ) -> [(point: Int, probability: Double)] {
        let gains = cloud.expected(tickets)
        var part = 0.5
        while part > 1e-9 {
            let keeps = gains.indices.allSatisfy { j in
                (1 - part) * gains[j] + part * cloud.gain(cloud.utilities[entrant], j) > gains[j] / 3
            }
            if keeps { break }
            part /= 2
        }
        return tickets.map { ($0.point, (1 - part) * $0.probability) } + [(entrant, part)]
    }
}
