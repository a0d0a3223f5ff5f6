/// How a branch and cut over integer columns works: tolerances, cutting planes, limits.
public struct IntegerOptions: Hashable, Sendable {
    /// Parts of the tree that promise less than this above the best point, as a fraction of 1 + |objective|, are given
    /// up; in (0, 1). GLPK's own default, 1e-7, misses optima.
    public var objectiveTolerance: Double
    /// How far from a whole number a value may lie and yet count as one, in (0, 0.5).
    public var integralityTolerance: Double
    /// Whether Gomory's and rounding cuts are added at the nodes.
    public var isCutting: Bool
    /// Most subproblems that may be made; nil for no limit.
    public var nodeLimit: Int?
    /// Longest time of the whole run, in seconds, to the millisecond; nil for no limit.
    public var timeLimit: Double?
    /// Of the relaxation without the integrality, and of the program with the integer columns fixed. A time limit
    /// given here holds for each of them.
    public var relaxation: SimplexOptions

    /// Tolerances of 1e-10 and 1e-9, no limits; what is out of range is refused by the run, with `invalidNumber`.
    public init(
        objectiveTolerance: Double = 1e-10, integralityTolerance: Double = 1e-9, isCutting: Bool = true,
        nodeLimit: Int? = nil, timeLimit: Double? = nil, relaxation: SimplexOptions = SimplexOptions()
    ) {
        self.objectiveTolerance = objectiveTolerance
        self.integralityTolerance = integralityTolerance
        self.isCutting = isCutting
        self.nodeLimit = nodeLimit
        self.timeLimit = timeLimit
        self.relaxation = relaxation
    }

    func validated() throws(LinearProgramError) {
        try relaxation.validated()
        if !(objectiveTolerance > 0 && objectiveTolerance < 1) {
            throw .invalidNumber(
                subject: "The objective tolerance", value: objectiveTolerance,
                requirement: "it must lie between 0 and 1, both excluded")
        }
        if !(integralityTolerance > 0 && integralityTolerance < 0.5) {
            throw .invalidNumber(
                subject: "The integrality tolerance", value: integralityTolerance,
                requirement: "it must lie between 0 and 0.5, both excluded")
        }
        if let nodeLimit, nodeLimit < 1 {
            throw .invalidNumber(
                subject: "The node limit", value: Double(nodeLimit), requirement: "it must be 1 or more")
        }
        if let timeLimit, !(timeLimit >= 0) {
            throw .invalidNumber(
                subject: "The time limit", value: timeLimit, requirement: "it must not be negative, in seconds")
        }
    }
}
