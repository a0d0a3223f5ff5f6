import LinearProgramming

/// The linear program over menus that the cuts found so far leave: its rows by their meaning, written and read here.
///
/// Columns: theta, the performance (above every objective cut it is too much); sigma, a slack that all caps must leave
/// (0 but in the first phase); and one column per generator of the `MenuCone`, each with finite bounds, so that any
/// multipliers prove a bound.
struct ContractProgram {
    /// What a row says.
    enum Restriction: Hashable, Sendable {
        /// u_i >= f_i; in the cone the first class has it as the bound of the base column.
        case outsideOption(of: Int)
        /// The class does not gain by posing as another: outside the cone.
        case incentive(IncentivePair)
        /// A tangent of the cap of class i: t_i + sigma <= T_i(m) linearised.
        case cap(of: Int)
        /// A tangent of the objective: theta <= E[a(S)] linearised.
        case performance
        /// The range in which the contribution of class i is sought.
        case contribution(of: Int)
        /// The range in which the reward of class i is sought.
        case reward(of: Int)
    }

    /// A tangent, as a row `terms <= side`.
    struct Cut: Sendable {
        var restriction: Restriction
        var terms: [Term]
        var side: Double
    }

    let problem: ScreeningProblem
    private(set) var restrictions: [Restriction] = []
    /// By row, what its coefficients were divided by: a dual over it is that of the restriction itself.
    private(set) var divisors: [Double] = []
    private(set) var hasOutsideOption: [Bool]
    private(set) var incentives: Set<IncentivePair> = []

    static let theta = Column(index: 0)
    static let sigma = Column(index: 1)
    static func column(_ generator: Int) -> Column { Column(index: 2 + generator) }

    /// Writes the columns, and no row but those of `add…`.
    /// - Parameters:
    ///   - leastPerformance: a lower bound of the objective; 0 for a(x) itself.
    ///   - levels: the range of the common level, the cone coordinate of the costliest class's contribution.
    ///   - partition: groups within which contributions are to be equal; nil where they need not.
    init(
        _ problem: ScreeningProblem, leastPerformance: Double, levels: ClosedRange<Double>,
        bunching partition: GroupPartition? = nil, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        self.problem = problem
        hasOutsideOption = [Bool](repeating: false, count: problem.costs.count)
        hasOutsideOption[0] = problem.cone.isHonest
        try program.addColumn(.between(leastPerformance, problem.performanceLimit), cost: 1, name: "performance")
        try program.addColumn(.exactly(0), name: "cap_slack")
        for generator in problem.cone.generators {
            let bounds: Bounds =
                switch generator.kind {
                case .base where problem.cone.isHonest:
                    .between(min(1, problem.outsideOptions[0] / problem.valueScale), 1)
                case .level: .between(levels.lowerBound, levels.upperBound)
                case .leastRent, .mostRent, .contribution:
                    partition?.starts(at: generator.first) ?? true ? Bounds(generator.range) : .exactly(0)
                case .base, .reward: Bounds(generator.range)
                }
            try program.addColumn(bounds, name: generator.label)
        }
    }

    /// The row u_i >= f_i, once.
    mutating func addOutsideOption(of i: Int, in program: inout LinearProgram) throws(LinearProgramError) {
        if hasOutsideOption[i] { return }
        hasOutsideOption[i] = true
        let terms = problem.cone.generators.indices.compactMap { g -> Term? in
            let share = problem.cone.utilityShare(g, of: i)
            return share == 0 ? nil : Term(share, Self.column(g))
        }
        try program.addRow(
            .atLeast(problem.outsideOptions[i] / problem.valueScale), terms, name: "outside_option_\(i + 1)")
        note(.outsideOption(of: i))
    }

    /// The row u_i >= t_j - c_i m_j, once.
    mutating func addIncentive(_ pair: IncentivePair, in program: inout LinearProgram) throws(LinearProgramError) {
        guard incentives.insert(pair).inserted else { return }
        let terms = problem.cone.generators.indices.compactMap { g -> Term? in
            let share = problem.cone.gain(g, of: pair)
            return share == 0 ? nil : Term(-share, Self.column(g))
        }
        try program.addRow(.atLeast(0), terms, name: "incentive_\(pair.of + 1)_posing_as_\(pair.posingAs + 1)")
        note(.incentive(pair))
    }

    /// The tangent of T_i at the point that `expectation` stands at, its right-hand side widened by the evaluation
    /// error.
    mutating func addCapCut(
        of i: Int, at expectation: some CollectiveExpectation, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        if let cut = capCut(of: i, at: expectation) { try add(cut, in: &program) }
    }

    /// Nil where the tangent is too steep to compute with.
    func capCut(of i: Int, at expectation: some CollectiveExpectation) -> Cut? {
        let scale = problem.valueScale
        let gradient = expectation.capGradient(of: i)
        let slopes = problem.cone.pullBack(gradient).map { $0 / scale }
        let intercept = expectation.cap(of: i) - dot(gradient, expectation.contributions)
        var terms = [Term(1, Self.sigma)]
        var allowance = Self.allowance(expectation, slopes)
        for (g, generator) in problem.cone.generators.enumerated() {
            add((generator.first <= i ? generator.reward : 0) - slopes[g], Self.column(g), to: &terms, &allowance)
        }
        guard isUsable(terms, intercept / scale) else { return nil }
        return Cut(restriction: .cap(of: i), terms: terms, side: intercept / scale + allowance)
    }

    /// The tangent of E[a(S)] at the point that `expectation` stands at, widened likewise.
    mutating func addPerformanceCut(
        at expectation: some CollectiveExpectation, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        if let cut = performanceCut(at: expectation) { try add(cut, in: &program) }
    }

    /// Nil where the tangent is too steep to compute with.
    func performanceCut(at expectation: some CollectiveExpectation) -> Cut? {
        let gradient = expectation.performanceGradient()
        let slopes = problem.cone.pullBack(gradient)
        let intercept = expectation.performance - dot(gradient, expectation.contributions)
        var terms = [Term(1, Self.theta)]
        var allowance = Self.allowance(expectation, slopes)
        for (g, slope) in slopes.enumerated() { add(-slope, Self.column(g), to: &terms, &allowance) }
        guard isUsable(terms, intercept) else { return nil }
        return Cut(restriction: .performance, terms: terms, side: intercept + allowance)
    }

    /// What a tangent may be off by anywhere on the menus, whose coordinates are at most 1.
    private static func allowance(_ expectation: some CollectiveExpectation, _ slopes: [Double]) -> Double {
        let steepness = slopes.reduce(0) { $0 + abs($1) }
        let error = expectation.evaluationError
        return error * (1 + steepness) + (expectation.gradientError - error) * steepness
    }

    /// Adds a tangent as a row.
    mutating func add(_ cut: Cut, in program: inout LinearProgram) throws(LinearProgramError) {
        let name =
            switch cut.restriction {
            case .cap(let i): "cap_\(i + 1)_cut_\(restrictions.count)"
            default: "performance_cut_\(restrictions.count)"
            }
        let largest = cut.terms.reduce(0) { max($0, abs($1.coefficient)) }
        let divisor = largest > Self.steep ? largest.binade : 1
        let terms = divisor == 1 ? cut.terms : cut.terms.map { Term($0.coefficient / divisor, $0.column) }
        try program.addRow(.atMost(cut.side / divisor), terms, name: name)
        note(cut.restriction, dividedBy: divisor)
    }

    /// Cuts with coefficients beyond this are divided by a power of 2, so that the simplex method need not compute with
    /// numbers that are orders of magnitude apart.
    private static let steep = 1e3

    mutating func note(_ restriction: Restriction, dividedBy divisor: Double = 1) {
        restrictions.append(restriction)
        divisors.append(divisor)
    }

    /// Adds a term, or where its coefficient only upsets the simplex method, allows for it on the right-hand side.
    private func add(_ coefficient: Double, _ column: Column, to terms: inout [Term], _ allowance: inout Double) {
        if abs(coefficient) > Self.leastCoefficient {
            terms.append(Term(coefficient, column))
        } else {
            allowance += abs(coefficient)
        }
    }

    /// A tangent at an extreme point may be too steep to compute with; it is left out, and the program is only weaker.
    private func isUsable(_ terms: [Term], _ side: Double) -> Bool {
        abs(side) < Self.largestCoefficient && terms.allSatisfy { abs($0.coefficient) < Self.largestCoefficient }
    }

    private static let largestCoefficient = 1e30

    /// Columns are at most 1, so leaving out a coefficient of this size moves a row by no more.
    private static let leastCoefficient = 1e-17

    /// Switches between maximising the performance (sigma fixed at 0) and, in the first phase, the slack that all caps
    /// leave (sigma in [-reach, 1], theta irrelevant).
    func maximizeCapSlack(
        _ firstPhase: Bool, reach: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        try program.setBounds(of: Self.sigma, to: firstPhase ? .between(-reach, 1) : .exactly(0))
        try program.setCost(of: Self.sigma, to: firstPhase ? 1 : 0)
        try program.setCost(of: Self.theta, to: firstPhase ? 0 : 1)
    }

    /// The cone coordinates of a solution.
    func coordinates(_ solution: LinearSolution) -> [Double] {
        Array(solution.values[2...])
    }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
}

extension Bounds {
    fileprivate init(_ range: ClosedRange<Double>) { self = .between(range.lowerBound, range.upperBound) }
}

extension MenuCone.Generator {
    fileprivate var label: String {
        switch kind {
        case .base: "base_reward"
        case .level: "common_level"
        case .leastRent: "step_\(first + 1)_least_rent"
        case .mostRent: "step_\(first + 1)_most_rent"
        case .contribution: "step_\(first + 1)_contribution"
        case .reward: "step_\(first + 1)_reward"
        }
    }
}
