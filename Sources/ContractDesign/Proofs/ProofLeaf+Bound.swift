import LinearProgramming

extension ProofLeaf {
    /// What the leaf proves of the menus in a box, by the same weak duality, recomputed from its points: no less than the
    /// bound up to the rounding that it allows for. Infinite where a point has too many compositions.
    func bound(
        in box: ProofBox, _ problem: ScreeningProblem, _ tangents: ProofTangents
    ) throws(LinearProgramError) -> Double {
        if box.isEmpty { return -.infinity }
        var majorants: [LawTangents.Point] = []
        for point in points {
            guard let majorant = tangents.point(point, in: box) else { return .infinity }
            majorants.append(majorant)
        }
        return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
            var part = try LeafProgram(problem, box, in: &program)
            for incentive in incentives {
                let pair = IncentivePair(of: incentive.classIndex, posingAs: incentive.posingAs)
                guard box.forbids(pair.of, posingAs: pair.posingAs) else { return .infinity }
                try part.add(pair, in: &program)
            }
            for (k, majorant) in majorants.enumerated() {
                try part.add(majorant, caps: caps.filter { $0.point == k }.map(\.classIndex), in: &program)
            }
            return try program.provenBound(multipliers: part.multipliers(of: self))
        }
    }
}

extension LeafProgram {
    /// The multipliers of the program's rows that a leaf's are.
    fileprivate func multipliers(of leaf: ProofLeaf) -> [Double] {
        rows.map { source in
            switch source {
            case .performance(let k): leaf.objective[k]
            case .cap(let k, let i):
                problem.valueScale
                    * leaf.caps.reduce(0) { $1.point == k && $1.classIndex == i ? $0 + $1.multiplier : $0 }
            case .rationality(let i):
                -problem.valueScale * leaf.rationality.reduce(0) { $1.classIndex == i ? $0 + $1.multiplier : $0 }
            case .incentive(let pair):
                -problem.valueScale
                    * leaf.incentives.reduce(0) {
                        $1.classIndex == pair.of && $1.posingAs == pair.posingAs ? $0 + $1.multiplier : $0
                    }
            }
        }
    }
}
