import LinearProgramming

/// What relaxing one binding constraint would be worth.
public struct ShadowPrice: Hashable, Sendable {
    /// What would be relaxed.
    public var constraint: Constraint
    /// The type that the constraint protects or binds.
    public var type: String
    /// Performance gained per value unit by which the constraint is relaxed, >= 0; for a capacity per raw unit more.
    public var price: Double

    /// Prices up to this, in performance per value unit, are what rounding leaves of none.
    public static let rounding = 1e-9
}

/// A shadow price in terms of classes.
struct ClassPrice: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
        case outsideOption
        case incentive(posingAs: Int)
        case cap
        case capacity
        case nonnegativity
    }
    var subject: Subject
    var classIndex: Int
    var price: Double
}

extension ContractProgram {
    /// The prices that the duals of a solution put on the constraints of the contract problem.
    ///
    /// The increments y >= 0 of the cone are the slacks of the incentive constraints in other units: the least-rent
    /// step j leaves class j - 1 the slack (c_{j-1} - c_j) y when it thinks of posing as j, the most-rent step leaves
    /// class j as much when it thinks of posing as j - 1. So their reduced costs are the prices of those constraints.
    func prices(_ solution: LinearSolution) -> [ClassPrice] {
        let prices = incrementPrices(solution) + rowPrices(solution)
        return prices.filter { $0.price > 0 }.sorted { ($0.classIndex, $1.price) < ($1.classIndex, $0.price) }
    }

    private func incrementPrices(_ solution: LinearSolution) -> [ClassPrice] {
        let costs = problem.costs
        let scale = problem.valueScale
        let level = Self.column(MenuCone.level)
        var prices = limitPrice(of: 0, dual: solution.reducedCost(of: level)).map { [$0] } ?? []
        guard problem.cone.isHonest else { return prices }
        func relaxing(_ g: Int) -> Double { max(0, -solution.reducedCost(of: Self.column(g))) / scale }
        prices.append(ClassPrice(subject: .outsideOption, classIndex: 0, price: relaxing(MenuCone.base)))
        for j in costs.indices.dropFirst() {
            let difference = costs[j - 1] - costs[j]
            prices.append(
                ClassPrice(
                    subject: .incentive(posingAs: j), classIndex: j - 1,
                    price: relaxing(MenuCone.leastRent(j)) * costs[j] / difference))
            prices.append(
                ClassPrice(
                    subject: .incentive(posingAs: j - 1), classIndex: j,
                    price: relaxing(MenuCone.mostRent(j)) * costs[j - 1] / difference))
        }
        return prices
    }

    /// What a type's owning more would be worth, or its bringing less than nothing; nil for bounds that only divide the
    /// search.
    /// - Parameter dual: over the row or column that says c_i m_i / V.
    private func limitPrice(of i: Int, dual: Double) -> ClassPrice? {
        let range = problem.range(i)
        if dual > 0, range.upperBound == problem.order.classes[i].capacity {
            return ClassPrice(
                subject: .capacity, classIndex: i, price: dual * problem.costs[i] / problem.valueScale)
        }
        guard dual < 0, range.lowerBound == 0 else { return nil }
        return ClassPrice(subject: .nonnegativity, classIndex: i, price: -dual / problem.valueScale)
    }

    private func rowPrices(_ solution: LinearSolution) -> [ClassPrice] {
        let scale = problem.valueScale
        var prices: [ClassPrice] = []
        var caps = [Double](repeating: 0, count: problem.costs.count)
        for (row, restriction) in restrictions.enumerated() {
            switch restriction {
            case .outsideOption(let i):
                prices.append(
                    ClassPrice(
                        subject: .outsideOption, classIndex: i, price: max(0, -solution.rowDuals[row]) / scale))
            case .incentive(let pair):
                prices.append(
                    ClassPrice(
                        subject: .incentive(posingAs: pair.posingAs), classIndex: pair.of,
                        price: max(0, -solution.rowDuals[row]) / scale))
            case .cap(let i): caps[i] += max(0, solution.rowDuals[row]) / (divisors[row] * scale)
            case .contribution(let i):
                limitPrice(of: i, dual: solution.rowDuals[row]).map { prices.append($0) }
            case .performance, .reward: break
            }
        }
        return prices
            + caps.enumerated().map { ClassPrice(subject: .cap, classIndex: $0.offset, price: $0.element) }
    }

    /// Whether at least one of the rows is violated by a solution found before they were added.
    func cutsOff(
        _ solution: LinearSolution, _ rows: Range<Int>, in program: borrowing LinearProgram
    ) throws(LinearProgramError) -> Bool {
        for row in rows {
            let activity = try program.terms(of: Row(index: row)).reduce(0) {
                $0 + $1.coefficient * solution[$1.column]
            }
            if activity > (try program.bounds(of: Row(index: row)).upper) + 1e-13 { return true }
        }
        return false
    }
}
