import LinearProgramming

extension DomainSearch {
    /// Ascent on the smallest of several parts: a linear program finds the best step within a box for the parts'
    /// tangents, and the box shrinks where the step does not deliver.
    mutating func byLinearPrograms(_ objective: Objective, _ start: Found) throws(GameError) -> Found {
        var best = start
        var box = 0.25
        for _ in 0..<200 where box > 1e-13 && hasPatience() {
            let tangents = try self.tangents(of: objective, at: best.shares)
            let (step, promised) = try LinearStep.best(tangents, from: best.shares, within: box)
            let shares = zip(best.shares, step).map { min(1, max(0, $0 + $1)) }
            let reached = try value(objective, shares)
            if reached > best.value + 0.1 * (promised - best.value), promised > best.value {
                best = Found(shares: shares, value: reached)
                box = min(0.5, 2 * box)
            } else {
                box /= 4
            }
        }
        return best
    }

    private func tangents(
        of objective: Objective, at shares: [Double]
    ) throws(GameError) -> [(value: Double, slopes: [Double])] {
        let here = try point(shares)
        var tangents = (0..<objective.count).map { (value: objective.part(here, $0), slopes: [Double]()) }
        for i in shares.indices {
            let step = 1e-6
            var (low, high) = (shares, shares)
            low[i] = max(0, shares[i] - step)
            high[i] = min(1, shares[i] + step)
            let (before, after) = (try point(low), try point(high))
            for k in tangents.indices {
                tangents[k].slopes.append((objective.part(after, k) - objective.part(before, k)) / (high[i] - low[i]))
            }
        }
        return tangents
    }
}

/// maximise t subject to t <= value_k + slopes_k . step for every part, within a box around the shares and [0, 1].
private enum LinearStep {
    static func best(
        _ tangents: [(value: Double, slopes: [Double])], from shares: [Double], within box: Double
    ) throws(GameError) -> (step: [Double], promised: Double) {
        let scale = tangents.reduce(1e-200) { max($0, abs($1.value)) }
        do throws(LinearProgramError) {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                let least = try program.addColumn(.between(-1e6, 1e6), cost: 1, name: "worst_off")
                var steps: [Column] = []
                for share in shares {
                    steps.append(try program.addColumn(.between(max(-box, -share), min(box, 1 - share)), name: nil))
                }
                for tangent in tangents {
                    let terms = zip(tangent.slopes, steps).compactMap { slope, column -> Term? in
                        abs(slope / scale) > 1e-12 && abs(slope / scale) < 1e12 ? Term(-slope / scale, column) : nil
                    }
                    try program.addRow(.atMost(tangent.value / scale), [Term(1, least)] + terms)
                }
                let solution = try program.solve()
                return (steps.map { solution[$0] }, solution[least] * scale)
            }
        } catch {
            throw .linearProgram(error)
        }
    }
}
