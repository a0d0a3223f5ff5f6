import RealModule

/// The clusters of one menu's contributions, with the laws of what a party of each brings.
struct Clusters {
    let law: GeneratingFunction
    let contributions: [Double]
    /// Those counted, and last what is not counted.
    let laws: [DrawLaw]
    /// By class, the cluster that it belongs to.
    let clusterOfClass: [Int]
    /// By class, the law of its cluster without it.
    let lawsWithout: [DrawLaw]
    /// By class, its share of its cluster; of a compound sum, the expected number of its parties.
    let shares: [Double]
    /// By cluster, the chance of a draw.
    let chances: [Double]

    init(
        _ law: GeneratingFunction, _ probabilities: [Double], _ contributions: [Double], _ partition: ClusterPartition
    ) {
        self.law = law
        self.contributions = contributions
        let members = partition.counted + [partition.uncounted]
        let (isPoisson, away) = (law.isPoisson, law.isPoisson ? 0 : law.chanceOfAbsence)
        let last = members.count - 1
        func chance(_ i: Int) -> Double { law.chanceOfDraw * probabilities[i] }
        func drawLaw(_ g: Int, without left: Int?) -> DrawLaw {
            var draws = members[g].filter { $0 != left }.map { (contribution: contributions[$0], chance: chance($0)) }
            if g == last, isPoisson {
                let mean = law.draws * draws.reduce(0) { $0 + $1.chance }
                return draws.isEmpty ? .nothing : DrawLaw(draws, compound: mean)
            }
            if g == last, away > 0 { draws.append((0, away)) }
            return draws.isEmpty ? .nothing : DrawLaw(draws)
        }
        laws = members.indices.map { drawLaw($0, without: nil) }
        chances = members.enumerated().map { g, classes in
            classes.reduce(g == last ? away : 0) { $0 + chance($1) }
        }
        var clusterOfClass = [Int](repeating: last, count: probabilities.count)
        for (g, classes) in members.enumerated() { for i in classes { clusterOfClass[i] = g } }
        self.clusterOfClass = clusterOfClass
        let (laws, chances) = (laws, chances)
        lawsWithout = probabilities.indices.map { i in
            let g = clusterOfClass[i]
            return laws[g].isCertain && laws[g].values[0] == contributions[i] ? laws[g] : drawLaw(g, without: i)
        }
        shares = probabilities.indices.map { i in
            let g = clusterOfClass[i]
            if g == last, isPoisson { return law.draws * chance(i) }
            return members[g].count == 1 && (g < last || away == 0) ? 1 : min(1, chance(i) / chances[g])
        }
    }

    /// Whether a cluster is the compound sum of a Poisson number.
    func isCompound(_ g: Int) -> Bool { law.isPoisson && g == laws.count - 1 }

    /// The counts of an outcome, with what is left for what is not counted: one compound sum.
    func parts(_ counts: [Double], rest: Double) -> [Double] { counts + [law.isPoisson ? 1 : rest] }

    /// The chance that class i is not among those of its cluster.
    func absence(of i: Int, among count: Double) -> (chance: Double, complement: Double) {
        if isCompound(clusterOfClass[i]) { return (.exp(-shares[i]), -.expMinusOne(-shares[i])) }
        if count == 0 || shares[i] == 1 { return (count == 0 ? 1 : 0, count == 0 ? 0 : 1) }
        let exponent = count * .log(onePlus: -shares[i])
        return (.exp(exponent), -.expMinusOne(exponent))
    }
}

extension DrawLaw {
    /// Nothing, whatever is drawn.
    static let nothing = DrawLaw([(0, 1)])
}
