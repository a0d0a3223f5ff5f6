import LinearProgramming

/// What a proof comes to when everything in it is computed anew: the promises from the offers as they are written, the bound
/// from the multipliers, by the engines that design contracts.
///
/// A second opinion beside a checker that shares no code with them. Sums and products of what is written are exact;
/// expectations are good to some 1e-13, which is not counted as a fault.
public struct ProofAudit: Sendable {
    /// What is wrong with a claim.
    public enum Fault: Hashable, Sendable {
        /// Types that no contract can tell apart are offered different things.
        case unequal(String, String)
        /// A type is asked for less than nothing, or more than it owns.
        case contribution(String)
        /// A type would rather stay out, by so many of the valuation's units.
        case refusal(String, by: Double)
        /// A type would gain so many of its own value units by posing as another.
        case posing(String, as: String, by: Double)
        /// A type is promised more than its cap, value units.
        case promise(String, reward: Double, cap: Double)
        /// The menu performs less than is claimed, namely so well.
        case performance(Double)
        /// A multiplier is negative.
        case multiplier
        /// The evidence proves only that no menu performs better than this, which is more than is claimed.
        case bound(Double)
    }

    /// The proof as it was read.
    public let proof: ContractProof
    /// What is wrong, in the order in which it is looked for; empty for a proof that holds.
    public let faults: [Fault]
    /// E[a(S)] of the menu.
    public let performance: Double
    /// T_i - t_i by type, value units.
    public let capSlacks: [Double]
    /// Utility beyond what the type has outside, by type, the valuation's units.
    public let outsideSlacks: [Double]
    /// What the evidence proves that no menu exceeds; nil where nothing is claimed of that.
    public let bound: Double?
    /// Parts into which the menus were divided.
    public let leafCount: Int

    /// Whether every claim holds.
    public var holds: Bool { faults.isEmpty }
}

extension ContractProof {
    /// Computes everything in the proof anew.
    /// - Throws: `ProofError.unsupported` for problems of which there are no proofs; `ContractError` where the menu cannot be
    ///   evaluated.
    /// - Complexity: O(I^2) exact comparisons, one evaluation of all caps, and one of each point in each part.
    public func audit() throws -> ProofAudit {
        try problem.requireProvable()
        let source = try problem.proofSource()
        let check = ExactCheck(self, source.screening)
        let (performance, caps) = try source.expectations(check.contributions)
        var faults = check.faults
        let scale = source.screening.valueScale
        let capSlacks = zip(offers, source.screening.order.classOfType).map { offer, k in
            caps[k] - offer.reward.value
        }
        let allowed = violation.value + Self.rounding * scale
        for ((type, slack), offer) in zip(zip(problem.population.types, capSlacks), offers) where slack < -allowed {
            let reward = offer.reward.value
            faults.append(.promise(type.name, reward: reward, cap: reward + slack))
        }
        if performance < lower.value - Self.rounding { faults.append(.performance(performance)) }
        let bound = try tree.map { try $0.bound(in: ProofBox(source.screening), source.screening, source.tangents) }
        if let tree, !tree.hasAdmissibleMultipliers { faults.append(.multiplier) }
        if let bound, let upper, !(bound <= upper.value + Self.rounding) { faults.append(.bound(bound)) }
        return ProofAudit(
            proof: self, faults: faults, performance: performance, capSlacks: capSlacks,
            outsideSlacks: check.outsideSlacks, bound: bound, leafCount: tree?.leafCount ?? 0)
    }

    /// What the evaluation of expectations may be off by, as a fraction of their suprema.
    private static let rounding = 1e-12
}

/// What is compared exactly: who would stay out, who would pose as whom.
struct ExactCheck {
    private(set) var faults: [ProofAudit.Fault] = []
    /// By type, the valuation's units.
    private(set) var outsideSlacks: [Double] = []
    /// By class, effective units.
    let contributions: [Double]

    init(_ proof: ContractProof, _ screening: ScreeningProblem) {
        let population = proof.problem.population
        let types = ExactTypes(population)
        let names = population.types.map(\.name)
        let amounts = zip(types.qualities, proof.offers).map { $0 * $1.contribution }
        let rewards = proof.offers.map(\.reward)
        contributions = screening.order.classes.map { amounts[$0.members[0]].value }
        for one in screening.order.classes {
            for member in one.members.dropFirst() {
                let first = one.members[0]
                if amounts[member] != amounts[first] || rewards[member] != rewards[first] {
                    faults.append(.unequal(names[first], names[member]))
                }
            }
        }
        for i in names.indices
        where amounts[i] < .zero || types.capacities[i].map({ amounts[i] > $0 }) ?? false {
            faults.append(.contribution(names[i]))
        }
        let missed = proof.violation
        for i in names.indices {
            let k = screening.order.classOfType[i]
            let outside = ExactDecimal(screening.outsideOptions[k])
            let surplus = types.advantage(of: i, amounts[i], rewards[i], over: .zero, outside)
            let slack = surplus.value / types.divisors[i].value
            outsideSlacks.append(slack)
            if slack < -missed.value - 1e-13 * screening.valueScale { faults.append(.refusal(names[i], by: -slack)) }
        }
        for i in names.indices {
            for j in names.indices where i != j && types.capacities[i].map({ amounts[j] <= $0 }) ?? true {
                let loss = types.advantage(of: i, amounts[i], rewards[i], over: amounts[j], rewards[j])
                if loss < .zero - types.divisors[i] * missed {
                    faults.append(.posing(names[i], as: names[j], by: -loss.value))
                }
            }
        }
    }
}
