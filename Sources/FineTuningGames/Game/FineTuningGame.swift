/// A fine-tuning game (Laufer, Kleinberg, Heidari, WWW 2024, arXiv 2308.04399): a generalist and specialists bargain
/// over how the revenue of each domain is shared, then the generalist develops a technology to performance a0 >= 0,
/// then each specialist, independently of the others, raises it to a_i >= a0 in its own domain, or abstains.
///
///     U_G = sum over those who take part of d_i r_i(a_i)  -  phi_0(a0)
///     U_i = (1 - d_i) r_i(a_i) - phi_i(a_i; a0), or 0 for whoever abstains
///
/// d_i in [0, 1] is the generalist's share of domain i's revenue. Players and timeline are the paper's; these
/// utilities, the option to abstain and several specialists are written as in the authors' later paper (arXiv
/// 2503.20848).
public struct FineTuningGame: Hashable, Sendable {
    /// phi_0, what the technology costs to develop.
    public let generalist: GeneralistCost
    /// At least one, each of another name.
    public let specialists: [Specialist]

    /// What has to be reached by what is released and sold; nil where nothing has.
    public let floor: PerformanceFloor?

    /// Checks all numbers; every answer lists the specialists in this order.
    /// - Throws: `GameError` for no specialist at all, a repeated name, a number out of its range, or a floor on anything
    ///   but one specialist with quadratic costs, linear revenue and no other costs.
    public init(
        generalist: GeneralistCost, specialists: [Specialist], floor: PerformanceFloor? = nil
    ) throws(GameError) {
        if specialists.isEmpty { throw .noSpecialists }
        try GameError.check(.generalistCost, generalist.coefficient)
        try GameError.check(.generalistExponent, generalist.exponent)
        var names: Set<String> = []
        for (index, specialist) in specialists.enumerated() {
            if !names.insert(specialist.name).inserted { throw .duplicateName(specialist.name, index: index) }
            try GameError.check(.cost, specialist.cost.coefficient, index)
            try GameError.check(.exponent, specialist.cost.exponent, index)
            try GameError.check(.linearCost, specialist.cost.linear, index)
            try GameError.check(.fixedCost, specialist.cost.fixed, index)
            try GameError.check(.revenue, specialist.revenue.scale, index)
        }
        self.generalist = generalist
        self.specialists = specialists
        self.floor = floor
        if let floor {
            try GameError.check(.floor, floor.sold)
            try GameError.check(.baseFloor, floor.base)
            guard isPlainlyQuadratic else { throw .floorNotCovered }
        }
    }

    /// Whether there is one specialist, both sides' costs are pure squares and revenue is linear.
    private var isPlainlyQuadratic: Bool {
        guard specialists.count == 1, generalist.exponent == 2 else { return false }
        let (cost, revenue) = (specialists[0].cost, specialists[0].revenue)
        return cost.family == .power && cost.exponent == 2 && cost.linear == 0 && cost.fixed == 0
            && revenue.family == .linear
    }

    /// The players: the generalist and the specialists.
    public var playerCount: Int { specialists.count + 1 }
}
