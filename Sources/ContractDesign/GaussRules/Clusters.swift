import RealModule

/// The clusters of one menu's contributions, with the laws of what a party of each brings.
struct Clusters {
    let law: GeneratingFunction
    let contributions: [Double]
    /// Those counted, and last what is not counted.
    let laws: [DrawLaw]
    /// By class, the cluster that it belongs to.
    let clusterOfClass: [Int]
    /// By class, its share of its cluster; of a compound sum, the expected number of its parties.
    let shares: [Double]
    /// By cluster, the chance of a draw.
    let chances: [Double]
    private let probabilities: [Double]
    private let members: [[Int]]

    /// - Parameter absent: classes of which nobody is in, as is known.
    init(
        _ law: GeneratingFunction, _ probabilities: [Double], _ contributions: [Double], _ partition: ClusterPartition,
        absent: Range<Int> = 0..<0
    ) {
        self.law = law
        self.contributions = contributions
        self.probabilities = probabilities
        let members = (partition.counted + [partition.uncounted]).map { $0.filter { !absent.contains($0) } }
        self.members = members
        let (isPoisson, away) = (law.isPoisson, law.isPoisson ? 0 : law.chanceOfAbsence)
        let last = members.count - 1
        func chance(_ i: Int) -> Double { law.chanceOfDraw * probabilities[i] }
        laws = members.indices.map { g in
            Self.drawLaw(
                law, members[g].map { (contributions[$0], chance($0)) }, isUncounted: g == last)
        }
        chances = members.enumerated().map { g, classes in
            classes.reduce(g == last ? away : 0) { $0 + chance($1) }
        }
        var clusterOfClass = [Int](repeating: last, count: probabilities.count)
        for (g, classes) in members.enumerated() { for i in classes { clusterOfClass[i] = g } }
        self.clusterOfClass = clusterOfClass
        let chances = chances
        shares = probabilities.indices.map { i in
            let g = clusterOfClass[i]
            if g == last, isPoisson { return law.draws * chance(i) }
            return members[g].count == 1 && (g < last || away == 0) ? 1 : min(1, chance(i) / chances[g])
        }
    }

    private static func drawLaw(
        _ law: GeneratingFunction, _ members: [(contribution: Double, chance: Double)], isUncounted: Bool
    ) -> DrawLaw {
        if isUncounted, law.isPoisson {
            let mean = law.draws * members.reduce(0) { $0 + $1.chance }
            return members.isEmpty ? .nothing : DrawLaw(members, compound: mean)
        }
        let away = isUncounted ? law.chanceOfAbsence : 0
        let draws = away > 0 ? members + [(0, away)] : members
        return draws.isEmpty ? .nothing : DrawLaw(draws)
    }

    /// The laws, with that of the class's cluster as it is without the class.
    func laws(without i: Int) -> [DrawLaw] {
        let g = clusterOfClass[i]
        if laws[g].isCertain, laws[g].values[0] == contributions[i] { return laws }
        var laws = laws
        laws[g] = Self.drawLaw(
            law, members[g].filter { $0 != i }.map { (contributions[$0], law.chanceOfDraw * probabilities[$0]) },
            isUncounted: g == members.count - 1)
        return laws
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
