/// Second derivatives by exchangeability: with S' and S'' the totals of the others as one party and as two see them,
///
///     d2 E[g(S)] / dm_j dm_k = E[N (N - 1)] p_j p_k E[g''(m_j + m_k + S'')] + [j = k] E[N] p_j E[g''(m_j + S')].
struct GaussCurvature {
    private let point: GaussPoint
    private let tables: ClusterTables
    private let curves: BentCurves
    private let conditioning: Conditioning

    init(_ point: GaussPoint, _ tables: ClusterTables, _ curves: BentCurves, _ conditioning: Conditioning) {
        self.point = point
        self.tables = tables
        self.curves = curves
        self.conditioning = conditioning
    }

    /// In steps that raise each class from a first one on; row-major.
    func matrix(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        var terms = [Term(curve: curves.performance, factor: 1, view: .coordinator)]
        for (i, weight) in capWeights {
            terms.append(
                Term(
                    curve: curves.valueCurve,
                    factor: weight * curves.valueFactor / (conditioning == .atLeastOne ? tables.presence[i] : 1),
                    view: conditioning == .atLeastOne ? .group(with: i) : .party(i)))
        }
        let count = point.contributions.count
        var byClass = [Double](repeating: 0, count: count * count)
        for term in terms where term.factor != 0 { add(term, to: &byClass) }
        return steps.flatMap { a in
            steps.map { b in
                (a..<count).reduce(0) { sum, j in (b..<count).reduce(sum) { $0 + byClass[j * count + $1] } }
            }
        }
    }

    /// An expectation whose curvature is added to the others'.
    private struct Term {
        var curve: HingedCurve
        var factor: Double
        var view: View
    }

    private enum View {
        case coordinator
        case group(with: Int)
        case party(Int)
    }

    private func add(_ term: Term, to matrix: inout [Double]) {
        let m = point.contributions
        // The party itself is one of those taken out, and its contribution is part of every total.
        var (removed, own) = (0, -1)
        if case .party(let i) = term.view { (removed, own) = (1, i) }
        let base = own < 0 ? 0 : m[own]
        func bend(_ taken: Int, _ shift: Double, present i: Int?) -> Double {
            let measure = i.map { point.total(removed: taken, with: $0) } ?? point.total(removed: taken)
            return term.factor * measure.sum(term.curve, shift: base + shift, \.curvature)
        }
        var known: [Pair: Double] = [:]
        for j in m.indices where !tables.patience.isOver {
            let single = tables.expectedParties(of: j, removed: removed)
            matrix[j * m.count + j] += single * bend(removed + 1, m[j], present: needed(term.view, j))
            for k in 0...j {
                let double = single * tables.expectedParties(of: k, removed: removed + 1)
                if double == 0 { continue }
                let present = needed(term.view, j, k)
                let pair = Pair(shift: m[j] + m[k], isConditional: present != nil)
                let value = known[pair] ?? bend(removed + 2, pair.shift, present: present)
                known[pair] = value
                matrix[j * m.count + k] += double * value
                if k != j { matrix[k * m.count + j] += double * value }
            }
            if own >= 0 {
                let value = single * bend(removed + 1, m[j], present: nil)
                matrix[j * m.count + own] += value
                matrix[own * m.count + j] += value
            }
        }
        if own >= 0 { matrix[own * m.count + own] += bend(1, 0, present: nil) }
    }

    private struct Pair: Hashable {
        var shift: Double
        var isConditional: Bool
    }

    /// The class that must still be among the others, where none of those taken out is of it.
    private func needed(_ view: View, _ taken: Int...) -> Int? {
        if case .group(let i) = view, !taken.contains(i) { return i }
        return nil
    }
}
