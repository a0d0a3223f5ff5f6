import RealModule

/// About how many compositions are not next to impossible, without listing them.
enum LikelyCounts {
    /// Of draws that fall into kinds with these chances, those that bring nobody among them where there are such.
    ///
    /// Measured on Poisson numbers of 2 to 20 parties and two to five kinds: within a factor 3 of those likelier than
    /// 1e-18.
    static func estimate(_ law: GeneratingFunction, _ chances: [Double]) -> Double {
        var ranges = chances.map { chance in
            let expected = law.draws * chance
            let deviation = (law.isPoisson ? expected : expected * max(0, 1 - chance)).squareRoot()
            // Beyond the normal tails, what small numbers of rare kinds reach: 12 of one expected, 6 of a thousandth.
            let beyond = 12 / (1 + 0.15 * max(0, -.log(expected)))
            let range = min(expected, 9 * deviation) + 9 * deviation + beyond
            return law.isPoisson ? range : min(range, law.draws + 1)
        }
        if !law.isPoisson, let largest = ranges.indices.max(by: { ranges[$0] < ranges[$1] }) {
            ranges.remove(at: largest)
        }
        var count = 1.0
        for (k, range) in ranges.sorted(by: >).enumerated() {
            count *= range * shareOfBox[min(k, shareOfBox.count - 1)]
        }
        return count
    }

    /// Of the compositions of a group's classes.
    static func estimate(_ participation: Participation, _ probabilities: [Double]) -> Double {
        let law = participation.law
        let away = law.chanceOfAbsence
        let kinds = probabilities.map { law.chanceOfDraw * $0 } + (away > 0 && away < .infinity ? [away] : [])
        return estimate(law, kinds)
    }

    /// How the share of a box that likely counts fill falls by dimension.
    private static let shareOfBox = [1, 0.62, 0.45, 0.35, 0.3]
}

/// A number of parties as independent draws, some of which may bring nobody.
extension GeneratingFunction {
    var isPoisson: Bool { if case .poisson = self { true } else { false } }

    var draws: Double {
        switch self {
        case .binomial(let trials, _): trials
        case .poisson(let mean): mean
        }
    }

    /// The chance that a draw brings a party.
    var chanceOfDraw: Double {
        switch self {
        case .binomial(_, let chance): chance
        case .poisson: 1
        }
    }

    /// The chance that a draw brings nobody; infinite for a Poisson number, of whose draws almost all do.
    var chanceOfAbsence: Double {
        switch self {
        case .binomial(_, let chance): 1 - chance
        case .poisson: .infinity
        }
    }
}
