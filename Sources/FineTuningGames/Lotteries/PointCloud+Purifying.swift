extension PointCloud {
    /// The lottery with at most as many tickets as players that count, and the same expected gains: for as long as
    /// there are more, their gains depend on each other, and probability is moved along such a dependence until a
    /// ticket has none (Caratheodory). Of a lottery all of whose tickets are worth the same to some weights the
    /// probabilities still sum to 1.
    func purified(_ tickets: [(point: Int, probability: Double)]) -> [(point: Int, probability: Double)] {
        var tickets = tickets.sorted { $0.probability > $1.probability }
        while tickets.count > players.count {
            let few = Array(tickets.suffix(players.count + 1))
            var direction = dependence(few.map { gains($0.point) })
            // Of the two ways along it, the one on which the same gains take less probability in sum.
            if direction.reduce(0, +) < 0 { direction = direction.map { -$0 } }
            let ratios = few.indices.filter { direction[$0] > 0 }.map { few[$0].probability / direction[$0] }
            let step = ratios.min() ?? 0
            var moved = few.indices.map { (few[$0].point, max(0, few[$0].probability - step * direction[$0])) }
            let last =
                few.indices.filter { direction[$0] > 0 }
                .min { few[$0].probability / direction[$0] < few[$1].probability / direction[$1] } ?? 0
            moved.remove(at: last)
            tickets = tickets.dropLast(few.count) + moved.filter { $0.1 > 0 }
            let sum = tickets.reduce(0) { $0 + $1.probability }
            tickets = tickets.map { ($0.point, $0.probability / sum) }
        }
        return tickets
    }

    /// Numbers, not all 0 and some above 0, with sum_k x_k v_k = 0 for one vector more than they have entries, by
    /// elimination with full pivoting.
    private func dependence(_ vectors: [[Double]]) -> [Double] {
        let (n, m) = (vectors.count, vectors[0].count)
        var rows = (0..<m).map { j in vectors.map { $0[j] } }
        var order = Array(0..<n)
        var rank = 0
        while rank < m {
            var pivot = (row: rank, column: rank, size: 0.0)
            for i in rank..<m {
                for k in rank..<n where abs(rows[i][order[k]]) > pivot.size {
                    pivot = (i, k, abs(rows[i][order[k]]))
                }
            }
            if pivot.size < 1e-13 { break }
            rows.swapAt(rank, pivot.row)
            order.swapAt(rank, pivot.column)
            for i in 0..<m where i != rank {
                let factor = rows[i][order[rank]] / rows[rank][order[rank]]
                if factor != 0 { for k in 0..<n { rows[i][k] -= factor * rows[rank][k] } }
            }
            rank += 1
        }
        var result = [Double](repeating: 0, count: n)
        result[order[rank]] = 1
        for i in 0..<rank { result[order[i]] = -rows[i][order[rank]] / rows[i][order[i]] }
        return result
    }
}
