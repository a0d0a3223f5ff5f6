/// What a stranger needs to see for himself that a menu keeps its promises and how good it is.
///
/// The problem and the offers are what is claimed of, digit by digit; everything else is evidence, which may be anything:
/// a checker that shares no code with this one believes none of it.
public struct ContractProof: Sendable {
    /// The problem, of one law of who comes.
    public let problem: ContractProblem
    /// By type, in the population's order.
    public let offers: [ExactOffer]
    /// What the menu performs at least, claimed.
    public let lower: ExactDecimal
    /// What no menu exceeds, claimed; nil where nothing is claimed of other menus.
    public let upper: ExactDecimal?
    /// By how much promises may be missed, the valuation's units; 0 of what is written here.
    public let violation: ExactDecimal
    /// By curve on which outside options rest, by class: where the tangent is taken that bounds what it has alone,
    /// effective units.
    public let witnesses: [[Double]]
    /// Why no menu exceeds `upper`; nil where nothing is claimed of that.
    public let tree: ProofTree?

    /// A claim with its evidence, which nothing is checked of here.
    public init(
        problem: ContractProblem, offers: [ExactOffer], lower: ExactDecimal, upper: ExactDecimal?,
        violation: ExactDecimal, witnesses: [[Double]], tree: ProofTree?
    ) {
        self.problem = problem
        self.offers = offers
        self.lower = lower
        self.upper = upper
        self.violation = violation
        self.witnesses = witnesses
        self.tree = tree
    }

    /// The curves on which outside options rest.
    public var outsideCurves: [any AccuracyFunction] { problem.outsideCurves }
}

extension ContractProblem {
    /// The types whose capacity limits nothing: nobody of their cost would bring as much.
    package var typesWithIdleCapacity: Set<Int> {
        let order = costOrder
        return Set(population.types.indices.filter { order.classes[order.classOfType[$0]].capacity == .infinity })
    }

    /// How many types contracts can tell apart: those of one effective cost and one capacity are one.
    package var classCount: Int { costOrder.classes.count }
}
