import LinearProgramming

/// The linear program of one part of the menus: contributions and rewards as fractions c_i m_i / V and t_i / V, the rows that
/// hold in the whole box, and affine majorants taken at points.
///
/// Its multipliers are the evidence of a leaf, and what they prove is the leaf's bound.
struct LeafProgram {
    let problem: ScreeningProblem
    let box: ProofBox
    var rows: [Source] = []
    private var pairs: Set<IncentivePair> = []
    private(set) var points: [ProofLeaf.Point] = []
    private let theta: Column
    private var isSolved = false

    /// What a row came from.
    enum Source {
        case performance(point: Int)
        case cap(point: Int, Int)
        case rationality(Int)
        case incentive(IncentivePair)
    }

    init(_ problem: ScreeningProblem, _ box: ProofBox, in program: inout LinearProgram) throws(LinearProgramError) {
        self.problem = problem
        self.box = box
        theta = try program.addColumn(.between(0, problem.performanceLimit), cost: 1)
        for i in problem.costs.indices {
            let unit = problem.costs[i] / problem.valueScale
            try program.addColumn(.between(box.lower[i] * unit, max(box.lower[i], box.upper[i]) * unit))
        }
        for _ in problem.costs { try program.addColumn(.between(0, 1)) }
        for i in problem.costs.indices {
            rows.append(.rationality(i))
            try program.addRow(
                .atLeast(problem.outsideOptions[i] / problem.valueScale),
                [Term(1, reward(i)), Term(-1, contribution(i))])
        }
        for pair in box.certainPairs where abs(pair.of - pair.posingAs) == 1 { try add(pair, in: &program) }
    }

    private func contribution(_ i: Int) -> Column { Column(index: 1 + i) }
    private func reward(_ i: Int) -> Column { Column(index: 1 + problem.costs.count + i) }

    mutating func add(_ pair: IncentivePair, in program: inout LinearProgram) throws(LinearProgramError) {
        let (i, j) = (pair.of, pair.posingAs)
        guard pairs.insert(pair).inserted else { return }
        rows.append(.incentive(pair))
        try program.addRow(
            .atLeast(0),
            [
                Term(1, reward(i)), Term(-1, contribution(i)), Term(-1, reward(j)),
                Term(problem.costs[i] / problem.costs[j], contribution(j)),
            ])
    }

    /// Adds the majorants of performance and of some caps at a point.
    mutating func add(
        _ point: LawTangents.Point, caps: [Int], in program: inout LinearProgram
    ) throws(LinearProgramError) {
        let k = points.firstIndex(of: point.place) ?? points.count
        if k == points.count {
            points.append(point.place)
            try addRow(point.performanceMajorant(), below: theta, unit: 1, .performance(point: k), in: &program)
        }
        for i in caps {
            try addRow(
                point.capMajorant(of: i), below: reward(i), unit: problem.valueScale, .cap(point: k, i), in: &program)
        }
    }

    /// Adds a point's majorants where an answer exceeds them by more than a part of their suprema.
    /// - Returns: whether it did.
    mutating func cut(
        _ answer: Answer, by point: LawTangents.Point, beyond part: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Bool {
        let caps = point.caps()
        let missed = problem.costs.indices.filter { answer.rewards[$0] - caps[$0] > part * problem.valueScale }
        guard !missed.isEmpty || answer.objective - point.performance > part else { return false }
        try add(point, caps: missed, in: &program)
        return true
    }

    /// column <= majorant / unit.
    private mutating func addRow(
        _ majorant: AffineMajorant, below column: Column, unit: Double, _ source: Source,
        in program: inout LinearProgram
    ) throws(LinearProgramError) {
        let terms = majorant.slopes.enumerated().compactMap { j, slope -> Term? in
            let coefficient = -slope / unit * (problem.valueScale / problem.costs[j])
            return abs(coefficient) < Self.leastCoefficient ? nil : Term(coefficient, contribution(j))
        }
        rows.append(source)
        try program.addRow(
            .atMost(majorant.constant / unit + Self.leastCoefficient * Double(majorant.slopes.count)),
            [Term(1, column)] + terms)
    }

    /// Columns are at most 1, so leaving out a coefficient of this size moves a row by no more.
    private static let leastCoefficient = 1e-17

    /// What a solve came to.
    struct Answer {
        /// By class, effective units and value units.
        var contributions: [Double]
        var rewards: [Double]
        var objective: Double
        var multipliers: [Double]
        /// Proved from the multipliers.
        var bound: Double
    }

    /// Solves the program; nil where it has no menu or could not be solved.
    mutating func solve(in program: inout LinearProgram) throws(LinearProgramError) -> Answer? {
        while true {
            guard let solution = try optimum(in: &program) else { return nil }
            let answer = try answer(solution, program)
            let missed = missedPairs(answer)
            if missed.isEmpty { return answer }
            for pair in missed { try add(pair, in: &program) }
        }
    }

    private mutating func optimum(in program: inout LinearProgram) throws(LinearProgramError) -> LinearSolution? {
        let attempts: [(method: SimplexOptions.Method, tolerance: Double, exactWork: Int)] = [
            (isSolved ? .dualThenPrimal : .primal, 1e-12, 0), (.primal, 1e-11, 0),
            (.primal, 1e-9, 30_000_000),
        ]
        for (attempt, (method, tolerance, exactWork)) in attempts.enumerated() {
            if attempt > 0 { try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount)) }
            isSolved = true
            do {
                let solution = try program.solve(
                    SimplexOptions(
                        method: method, primalTolerance: tolerance, dualTolerance: tolerance, isScaling: false,
                        exactWork: exactWork, iterationLimit: 500 + 20 * (program.rowCount + program.columnCount)))
                if solution.isOptimal { return solution }
                if solution.status.isInfeasible { return nil }
            } catch .solverFailure {
                continue
            }
        }
        return nil
    }

    private func answer(
        _ solution: LinearSolution, _ program: borrowing LinearProgram
    ) throws(LinearProgramError) -> Answer {
        let indices = problem.costs.indices
        return Answer(
            contributions: indices.map { solution[contribution($0)] * problem.valueScale / problem.costs[$0] },
            rewards: indices.map { solution[reward($0)] * problem.valueScale }, objective: solution.objective,
            multipliers: solution.rowDuals, bound: try program.provenBound(multipliers: solution.rowDuals))
    }

    /// Pairs without a row that the answer misses. Where nobody owns only so much neighbours imply all others.
    private func missedPairs(_ answer: Answer) -> [IncentivePair] {
        box.certainPairs.filter { pair in
            !pairs.contains(pair)
                && pair.gain(costs: problem.costs, contributions: answer.contributions, rewards: answer.rewards)
                    > Self.missed * problem.valueScale
        }
    }

    private static let missed = 1e-12

    /// The evidence that multipliers are.
    func leaf(_ multipliers: [Double]) -> ProofLeaf {
        var leaf = ProofLeaf(
            points: points, objective: points.map { _ in 0 }, caps: [], rationality: [], incentives: [])
        for (source, dual) in zip(rows, multipliers) {
            switch source {
            case .performance(let k): leaf.objective[k] = max(0, dual)
            case .cap(let k, let i):
                let multiplier = max(0, dual / problem.valueScale)
                if multiplier > 0 { leaf.caps.append(.init(point: k, classIndex: i, multiplier: multiplier)) }
            case .rationality(let i):
                let multiplier = max(0, -dual / problem.valueScale)
                if multiplier > 0 { leaf.rationality.append(.init(classIndex: i, multiplier: multiplier)) }
            case .incentive(let pair):
                let multiplier = max(0, -dual / problem.valueScale)
                if multiplier > 0 {
                    leaf.incentives.append(
                        .init(classIndex: pair.of, posingAs: pair.posingAs, multiplier: multiplier))
                }
            }
        }
        return leaf
    }

    /// Looks for the most, or with sign -1 the least, that class i brings where performance is at least `floor`.
    mutating func aim(
        at i: Int, _ sign: Double, performanceFrom floor: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        try program.setBounds(of: theta, to: .between(floor, max(floor, problem.performanceLimit)))
        try program.setCost(of: theta, to: 0)
        try program.setCost(of: contribution(i), to: sign)
    }

    /// The contributions that leave all caps the most room beyond what is promised, where those that are equal in a menu stay
    /// so and those that are 0 stay 0; nil where none leave any.
    mutating func roomiest(
        keepingEqual menu: [Double], in program: inout LinearProgram
    ) throws(LinearProgramError) -> [Double]? {
        let room = try program.addColumn(
            .between(0, 1), cost: 1,
            rows.enumerated().compactMap { place, source in
                if case .cap = source { Entry(1, Row(index: place)) } else { nil }
            })
        try program.setCost(of: theta, to: 0)
        for i in menu.indices where menu[i] == 0 { try program.setBounds(of: contribution(i), to: .exactly(0)) }
        for i in menu.indices.dropFirst() where menu[i] == menu[i - 1] {
            try program.addRow(
                .exactly(0),
                [
                    Term(1, contribution(i)),
                    Term(-problem.costs[i] / problem.costs[i - 1], contribution(i - 1)),
                ])
        }
        while let solution = try optimum(in: &program), solution[room] > 1e-9 {
            let answer = try answer(solution, program)
            let missed = missedPairs(answer)
            if missed.isEmpty { return answer.contributions.settled(where: menu) }
            for pair in missed { try add(pair, in: &program) }
        }
        return nil
    }

    /// Looks for the best performance again.
    mutating func aimAtPerformance(after i: Int, in program: inout LinearProgram) throws(LinearProgramError) {
        try program.setBounds(of: theta, to: .between(0, problem.performanceLimit))
        try program.setCost(of: theta, to: 1)
        try program.setCost(of: contribution(i), to: 0)
    }
}

extension [Double] {
    /// Neighbours made equal that are equal in a menu.
    fileprivate func settled(where menu: [Double]) -> [Double] {
        var settled = self
        for i in indices.dropFirst() where menu[i] == menu[i - 1] { settled[i] = settled[i - 1] }
        return settled
    }
}
