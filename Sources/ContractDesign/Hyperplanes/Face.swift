import LinearProgramming

/// The part of the boundary on which a vertex of the linear program lies.
struct Face: Hashable, Sendable {
    /// Generators that may differ from their lower bound.
    var free: [Int] = []
    /// Classes whose outside option binds.
    var outsideOptions: [Int] = []
    /// Who would just as well pose as whom.
    var incentives: [IncentivePair] = []
    /// Classes that bring as much as they may or as little, with how much that is, effective units.
    var limits: [Int: Double] = [:]
    /// Classes whose cap binds, with the multiplier of (T_i - t_i) / V.
    var caps: [Int: Double] = [:]

    var constraintCount: Int { caps.count + outsideOptions.count + incentives.count + limits.count }
}

extension ContractProgram {
    /// Which increments, outside options and caps decide the menu at a vertex, with their multipliers.
    func face(_ solution: LinearSolution) -> Face {
        var face = Face()
        for g in problem.cone.generators.indices where solution.basis.columns[2 + g] == .basic {
            face.free.append(g)
        }
        for (row, restriction) in restrictions.enumerated() where solution.basis.rows[row] != .basic {
            switch restriction {
            case .outsideOption(let i): face.outsideOptions.append(i)
            case .incentive(let pair): face.incentives.append(pair)
            case .cap(let i): face.caps[i, default: 0] += max(0, solution.rowDuals[row] / divisors[row])
            case .contribution(let i):
                let range = problem.range(i)
                face.limits[i] =
                    solution.basis.rows[row] == .atLower ? range.lowerBound : range.upperBound
            case .performance, .reward: break
            }
        }
        return face
    }
}
