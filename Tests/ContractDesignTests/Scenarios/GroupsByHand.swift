import Foundation

/// Expectations by their definition: a sum over all compositions of a fixed number of parties, a = 1 - exp(-rate x) and
/// v = 100 a.
struct GroupsByHand {
    let compositions: [[Int]]
    let rate: Double

    init(parties: Int, types: Int, rate: Double) {
        var lists: [[Int]] = [[]]
        for _ in 1..<max(types, 1) {
            lists = lists.flatMap { list in (0...(parties - list.reduce(0, +))).map { list + [$0] } }
        }
        compositions = lists.map { $0 + [parties - $0.reduce(0, +)] }
        self.rate = rate
    }

    func performance(_ contributions: [Double], _ law: [Double]) -> Double {
        compositions.reduce(0) { $0 + chance($1, law) * learnt($1, contributions) }
    }

    /// E[v(a(S)) | a party of any of these types is in].
    func cap(of types: [Int], _ contributions: [Double], _ law: [Double]) -> Double {
        let seen = compositions.filter { counts in types.contains { counts[$0] > 0 } }
        let all = seen.reduce(0) { $0 + chance($1, law) }
        return 100 * seen.reduce(0) { $0 + chance($1, law) * learnt($1, contributions) } / all
    }

    private func chance(_ counts: [Int], _ law: [Double]) -> Double {
        var chance = tgamma(Double(counts.reduce(0, +)) + 1)
        for (count, p) in zip(counts, law) { chance *= pow(p, Double(count)) / tgamma(Double(count) + 1) }
        return chance
    }

    private func learnt(_ counts: [Int], _ contributions: [Double]) -> Double {
        1 - exp(-rate * zip(counts, contributions).reduce(0) { $0 + Double($1.0) * $1.1 })
    }
}
