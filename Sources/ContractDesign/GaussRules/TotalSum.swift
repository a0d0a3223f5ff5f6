import NumericalMethods

/// A sum of independent draws, so many of each of some laws, and how its distribution is to be stood in for.
struct TotalSum {
    private let parts: [(law: DrawLaw, count: Double)]
    private let offset: Double
    let mean: Double
    let deviation: Double
    private let low: Double
    private let high: Double

    init(_ laws: [DrawLaw], _ counts: [Double], offset: Double) {
        self.offset = offset
        parts = zip(laws, counts).filter { $1 > 0 && ($0.compound == nil || $0.mean > 0) }.map { ($0, $1) }
        var (mean, variance, low, high) = (offset, 0.0, offset, offset)
        for (law, count) in parts {
            mean += count * law.mean
            variance += count * law.variance
            if law.compound == nil {
                low += count * law.values[0]
                high += count * law.values[law.values.count - 1]
            } else {
                high = .infinity
            }
        }
        (self.mean, deviation, self.low, self.high) = (mean, variance.squareRoot(), low, high)
    }

    /// How a rule is made.
    struct Manner {
        var curves: BentCurves
        /// The least and the most that is added to the total before a curve is taken of it.
        var shifts: ClosedRange<Double>
        /// More nodes than are thought enough.
        var extraNodes: Int
    }

    /// Appends points and weights, which sum to `weight`.
    func append(to measure: inout TotalMeasure, weight: Double, _ manner: Manner) {
        let curves = manner.curves
        let reach = ClusterPartition.reach * deviation
        let (least, most) = (max(low, mean - reach), min(high, mean + reach))
        if deviation <= 1e-10 * mean || most + manner.shifts.upperBound <= curves.leastJoint {
            measure.append(mean, weight)
            return
        }
        let isBent = least + manner.shifts.lowerBound < curves.mostJoint
        let size = atomCount(upTo: Self.mostAtoms)
        if size <= (isBent ? Self.mostAtoms : Self.fewAtoms) {
            appendAtoms(to: &measure, weight)
            return
        }
        let matrix = JacobiMatrix(cumulants: cumulants(DrawLaw.mostNodes))
        let nodes = nodesNeeded(matrix, manner)
        if nodes == nil, size <= Self.mostAtoms {
            appendAtoms(to: &measure, weight)
            return
        }
        let (totals, weights) = rule(matrix, nodes: (nodes ?? Self.mostNodes) + manner.extraNodes)
        for (total, share) in zip(totals, weights) { measure.append(total, weight * share) }
        if isBent { measure.add(doubt(totals, weights.map { abs(weight) * $0 }, manner)) }
    }

    /// A rule of so many nodes, or as many as rounding leaves: nodes lie where totals can be.
    private func rule(_ matrix: JacobiMatrix, nodes: Int) -> (totals: [Double], weights: [Double]) {
        let slack = 1e-9 * deviation
        var count = min(nodes, matrix.diagonal.count)
        while true {
            let rule = matrix.rule(nodes: count)
            let totals = rule.nodes.map { mean + deviation * $0 }
            if count <= 1 || totals.allSatisfy({ $0 >= low - slack && $0 <= high + slack }) {
                return (totals.map { max(low, $0) }, rule.weights)
            }
            count -= 1
        }
    }

    /// What is thought enough at most; finer rules that show the error take `extraNodes` more.
    private static let mostNodes = 12
    /// The most atoms that are listed where few nodes would do, and where no rule is good.
    private static let fewAtoms = 60.0
    private static let mostAtoms = 3000.0
    /// What a rule's error is to be below, relative to the variation of the curve.
    private static let accuracy = 1e-15

    /// The error of n nodes is g^(2n) / (2n)! times the product of the first n betas, and g^(2n) / (2n)! falls as
    /// d^-2n, d the distance from the mean to the curve's pole. Nil where there are too many.
    private func nodesNeeded(_ matrix: JacobiMatrix, _ manner: Manner) -> Int? {
        let distance = mean + manner.shifts.lowerBound - manner.curves.pole
        guard distance > 0 else { return nil }
        let share = deviation / distance
        var error = 1.0
        for n in 1...Self.mostNodes {
            // Where there is no further coefficient, the rule has all atoms.
            guard n <= matrix.squares.count else { return n }
            error *= matrix.squares[n - 1] * share * share
            if n > 1, error <= Self.accuracy { return n }
        }
        return nil
    }

    /// What the joints among the nodes may add to the error, wherever in `shifts` the total is taken.
    private func doubt(_ totals: [Double], _ weights: [Double], _ manner: Manner) -> TotalMeasure.Doubt {
        let nodes = zip(totals, weights).sorted { $0.0 < $1.0 }
        var worst = TotalMeasure.Doubt()
        for shift in Set([manner.shifts.lowerBound, manner.shifts.upperBound]) {
            var doubt = TotalMeasure.Doubt()
            for (a, b) in zip(nodes, nodes.dropFirst()) {
                doubt += manner.curves.doubt(between: a.0 + shift, b.0 + shift, weight: a.1 + b.1)
            }
            worst.value = max(worst.value, doubt.value)
            worst.slope = max(worst.slope, doubt.slope)
            worst.valueSlope = max(worst.valueSlope, doubt.valueSlope)
        }
        return worst
    }

    /// kappa_r / (r! sd^r), r below twice the number of nodes.
    private func cumulants(_ nodes: Int) -> BivariateSeries {
        var cumulants = BivariateSeries(rows: 2 * min(nodes, DrawLaw.mostNodes))
        for (law, count) in parts where law.scale > 0 {
            let ratio = law.scale / deviation
            var power = count * ratio * ratio
            for r in 3..<max(3, cumulants.rows) {
                power *= ratio
                cumulants[r, 0] += power * law.coefficients[r]
            }
        }
        return cumulants
    }
}

// Small groups by all that they can bring.
extension TotalSum {
    /// How many combinations of contributions there are, C(k + s - 1, s - 1) for k draws of s; infinite beyond `most`.
    private func atomCount(upTo most: Double) -> Double {
        var size = 1.0
        for (law, count) in parts {
            if law.compound != nil { return .infinity }
            let others = Double(law.values.count - 1)
            var k = 1.0
            while k <= min(count, others) {
                size *= (max(count, others) + k) / k
                if size > most { return .infinity }
                k += 1
            }
        }
        return size
    }

    private func appendAtoms(to measure: inout TotalMeasure, _ weight: Double) {
        visit(part: 0, value: 0, left: parts.first?.count ?? 0, total: offset, weight: weight, &measure)
    }

    /// Of the draws that are left of one part, those of one value after another: binomial chances.
    private func visit(
        part: Int, value: Int, left: Double, total: Double, weight: Double, _ measure: inout TotalMeasure
    ) {
        if part == parts.count {
            measure.append(total, weight)
            return
        }
        let law = parts[part].law
        if value == law.values.count - 1 {
            let next = part + 1 < parts.count ? parts[part + 1].count : 0
            visit(
                part: part + 1, value: 0, left: next, total: total + left * law.values[value], weight: weight, &measure)
            return
        }
        let tail = law.shares[(value + 1)...].reduce(0, +)
        let chances = BinomialDistribution(
            trials: Int(left), success: law.shares[value] / (law.shares[value] + tail),
            failure: tail / (law.shares[value] + tail)
        ).probabilities
        for (k, chance) in chances.enumerated() where chance > 0 {
            visit(
                part: part, value: value + 1, left: left - Double(k), total: total + Double(k) * law.values[value],
                weight: weight * chance, &measure)
        }
    }
}
