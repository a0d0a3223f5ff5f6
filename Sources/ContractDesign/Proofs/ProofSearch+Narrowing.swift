import LinearProgramming

extension ProofSearch {
    /// What is cut off a box on one side of a contribution, with the proof that nothing there exceeds the target.
    struct Cut {
        var classIndex: Int
        var contribution: Double
        var isAbove: Bool
        var leaf: ProofLeaf

        func rest(of box: ProofBox) -> ProofBox {
            isAbove ? box.below(classIndex, contribution) : box.above(classIndex, contribution)
        }

        func side(of box: ProofBox) -> ProofBox {
            isAbove ? box.above(classIndex, contribution) : box.below(classIndex, contribution)
        }
    }

    /// A narrowing that takes away less than this part of a range is not worth a leaf.
    private static var worthALeaf: Double { 0.05 }

    /// Of each class the most and the least that a menu above the target could have it bring, where that takes away enough.
    mutating func narrowing(
        _ part: inout LeafProgram, in program: inout LinearProgram
    ) throws(LinearProgramError) -> [Cut] {
        var cuts: [Cut] = []
        var box = part.box
        for i in problem.costs.indices {
            for isAbove in [true, false] where !stop() {
                try part.aim(at: i, isAbove ? 1 : -1, performanceFrom: target, in: &program)
                let answer = try part.solve(in: &program)
                try part.aimAtPerformance(after: i, in: &program)
                guard let answer, let cut = cut(i, isAbove, answer, part, box) else { continue }
                guard try cut.leaf.bound(in: cut.side(of: box), problem, tangents) <= target else { continue }
                cuts.append(cut)
                box = cut.rest(of: box)
            }
        }
        return cuts
    }

    /// With D the sum of the objective's multipliers in max m_i, nothing beyond the bound on m_i exceeds the target by those
    /// multipliers over D; where D is next to nothing, performance has no part in it, and any multiple serves.
    private func cut(
        _ i: Int, _ isAbove: Bool, _ answer: LeafProgram.Answer, _ part: LeafProgram, _ box: ProofBox
    ) -> Cut? {
        let leaf = part.leaf(answer.multipliers)
        let weight = leaf.objective.reduce(0, +)
        let isBinding = weight > 1e-4
        let room = isBinding ? 1e-9 : 1e-6
        let unit = problem.costs[i] / problem.valueScale
        let end = (isAbove ? 1 : -1) * (answer.bound + room) / unit
        let taken = isAbove ? box.upper[i] - end : end - box.lower[i]
        guard taken > Self.worthALeaf * box.width(i), end > 0 else { return nil }
        let factor = isBinding ? 1 / weight : problem.performanceLimit / room
        return Cut(
            classIndex: i, contribution: end, isAbove: isAbove,
            leaf: leaf.scaled(by: factor).withoutIdlePoints)
    }
}

extension ProofTree {
    /// The tree of a box before parts were cut off it, in this order.
    func divided(by cuts: [ProofSearch.Cut]) -> ProofTree {
        cuts.reversed().reduce(self) { tree, cut in
            .split(
                classIndex: cut.classIndex, contribution: cut.contribution, below: cut.isAbove ? tree : .leaf(cut.leaf),
                above: cut.isAbove ? .leaf(cut.leaf) : tree)
        }
    }
}
