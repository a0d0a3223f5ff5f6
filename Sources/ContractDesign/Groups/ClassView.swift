import RealModule

/// How a class sees the compositions of groups: the weight of each, and the mean total of the data that it then
/// expects.
///
/// With pi(k) = 1 - (1 - q_i)^k for the k = k_g parties of its group, the compositions of classes behind one of groups
/// have, given n_i >= 1, weight P(k) pi / P(n_i >= 1) and the mean total
///
///     sum over h != g of k_h mbar_h + own m_i + others sum over j in g, j != i, of q_j m_j,
///     own = k q_i / pi,      others = k (1 - (1 - q_i)^(k - 1)) / pi;
///
/// for a party that finds itself in, the weight is P(k) k / (E[N] P_g), own = 1 + (k - 1) q_i and others = k - 1. By
/// Jensen's inequality a concave function's expectation at the means is no less than over the classes, and it is the
/// same where the group's contributions are equal.
struct ClassView {
    /// The compositions with somebody of the group in them.
    let outcomes: [Int]
    /// By composition in `outcomes`; the weights include its chance.
    let weights: [Double]
    let own: [Double]
    let others: [Double]

    init(of i: Int, in table: GroupTable, _ conditioning: Conditioning) {
        if table.groupOfClass[i] == 0, let idle = table.idle {
            self.init(idle, share: table.shares[i], of: i, in: table, conditioning)
        } else {
            self.init(countedIn: table, of: i, conditioning)
        }
    }

    private init(countedIn table: GroupTable, of i: Int, _ conditioning: Conditioning) {
        let g = table.groupOfClass[i]
        let q = table.shares[i]
        let all = table.outcomes.counts[g]
        outcomes = all.indices.filter { all[$0] > 0 }
        let counts = outcomes.map { all[$0] }
        let chances = outcomes.map { table.outcomes.probabilities[$0] }
        switch conditioning {
        case .own:
            let scale = table.outcomes.mean * table.outcomes.classProbabilities[g]
            weights = zip(counts, chances).map { $0 * $1 / scale }
            own = counts.map { 1 + ($0 - 1) * q }
            others = counts.map { $0 - 1 }
        case .atLeastOne:
            let presence = counts.map { GroupTable.presence(of: q, among: $0) }
            weights = zip(presence, chances).map { $0 * $1 / table.presence[i] }
            own = zip(counts, presence).map { $0 * q / $1 }
            others = zip(counts, presence).map { $0 * GroupTable.presence(of: q, among: $0 - 1) / $1 }
        }
    }

    /// For a class of the group whose parties the table does not count.
    private init(_ idle: IdleParties, share: Double, of i: Int, in table: GroupTable, _ conditioning: Conditioning) {
        let all = Array(0..<table.outcomes.outcomeCount)
        let isAlone = all.map { k in table.outcomes.counts.dropFirst().allSatisfy { $0[k] == 0 } }
        let chances = all.map { table.outcomes.probabilities[$0] + (isAlone[$0] ? idle.absence : 0) }
        switch conditioning {
        case .own:
            let scale = table.outcomes.mean * table.probabilities[i]
            let views = all.map { idle.own(share, $0) }
            weights = zip(chances, views).map { $0 * $1.weight / scale }
            own = views.map(\.own)
            others = views.map(\.others)
        case .atLeastOne:
            let views = all.map { idle.atLeastOne(share, $0) }
            weights = zip(chances, views).map { $0 * $1.presence / table.presence[i] }
            own = views.map(\.own)
            others = views.map(\.others)
        }
        outcomes = all
    }
}
