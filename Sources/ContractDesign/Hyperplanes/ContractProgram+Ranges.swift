import LinearProgramming

// Where the contributions and rewards of a part of the problem are sought.
extension ContractProgram {
    /// The row c_i lower <= c_i m_i <= c_i upper in units of the value scale; the first class has it as the bounds of the
    /// level column.
    mutating func addContributionRange(
        of i: Int, _ range: ClosedRange<Double>, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        let unit = problem.costs[i] / problem.valueScale
        let terms = contributionTerms(of: i)
        try program.addRow(
            .between(range.lowerBound * unit, range.upperBound * unit), terms, name: "contribution_\(i + 1)")
        note(.contribution(of: i))
    }

    /// The ranges of all classes after the first, where the problem is a part.
    mutating func addContributionRanges(in program: inout LinearProgram) throws(LinearProgramError) {
        if problem.cell == nil { return }
        for i in problem.costs.indices.dropFirst() {
            try addContributionRange(of: i, problem.range(i), in: &program)
        }
    }

    /// c_i m_i in units of the value scale: c_i / rate_g for each increment up to the class.
    func contributionTerms(of i: Int) -> [Term] {
        problem.cone.generators.enumerated().compactMap { g, generator in
            generator.rate == .infinity || generator.first > i
                ? nil : Term(problem.costs[i] / generator.rate, Self.column(g))
        }
    }

    /// The row lower <= t_i <= upper in units of the value scale.
    mutating func addRewardRange(
        of i: Int, _ range: ClosedRange<Double>, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        let unit = 1 / problem.valueScale
        try program.addRow(
            .between(range.lowerBound * unit, range.upperBound * unit), rewardTerms(of: i), name: "reward_\(i + 1)")
        note(.reward(of: i))
    }

    /// t_i in units of the value scale: each increment up to the class.
    func rewardTerms(of i: Int) -> [Term] {
        problem.cone.generators.indices.compactMap { g -> Term? in
            let generator = problem.cone.generators[g]
            return generator.first > i || generator.reward == 0 ? nil : Term(generator.reward, Self.column(g))
        }
    }

    /// The row that makes the contribution of class i `step` times a new integer column.
    mutating func addMultiple(
        of i: Int, step: Double, _ range: ClosedRange<Double>, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Column {
        let counts = Bounds.between(
            (range.lowerBound / step).rounded(), (range.upperBound / step).rounded())
        let count = try program.addColumn(counts, kind: .integer, name: "multiple_\(i + 1)")
        let unit = problem.costs[i] / problem.valueScale
        try program.addRow(
            .exactly(0), contributionTerms(of: i) + [Term(-step * unit, count)], name: "whole_contribution_\(i + 1)")
        note(.contribution(of: i))
        return count
    }

    /// The row that makes the reward of class i `step` times a new integer column.
    mutating func addRewardMultiple(
        of i: Int, step: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        let most = (problem.valueScale / step).rounded(.up)
        let count = try program.addColumn(.between(0, most), kind: .integer, name: "reward_multiple_\(i + 1)")
        try program.addRow(
            .exactly(0), rewardTerms(of: i) + [Term(-step / problem.valueScale, count)], name: "whole_reward_\(i + 1)")
        note(.reward(of: i))
    }
}
