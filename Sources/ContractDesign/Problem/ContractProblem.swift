import RealModule

/// Which of the optimal menus is returned: the contributions are the same in all, the rewards are not.
public enum Preference: String, Hashable, Sendable, CaseIterable, Codable {
    /// The greatest rewards, best for every type at once.
    case parties
    /// The least rewards that the contributions need.
    case coordinator
}

/// What a coordinator asks: the best menu for a population, a number of parties, and what data and models are worth.
///
/// With effective contributions m_i = quality * contribution, unit costs c_i = cost / quality, n_i parties of type i and
/// their total S = sum of n_i m_i:
///
///     maximise    E[a(S)]
///     subject to  t_i - c_i m_i >= f_i                            individual rationality
///                 t_i - c_i m_i >= t_j - c_i m_j    for all j     incentive compatibility
///                 t_i <= T_i(m) = E[v(a(S)) | n_i >= 1]           performance cap
///
/// where f_i = max over x >= 0 of v(a(x)) - c_i x is what the type has alone. `Conditioning` says which other cap there
/// is. A group of nobody trains nothing and is worth a(0) to the coordinator.
/// - SeeAlso: Wang, Wu, Liu, Low, "Paid with Models", AAAI 2025 (arXiv 2412.11122).
public struct ContractProblem: Sendable {
    /// Who may come.
    public let population: Population
    /// How many come.
    public let participation: Participation
    /// What it rests on, and how it is solved.
    public let setting: Setting

    /// Poses the problem; nothing is solved yet.
    /// - Throws: `ContractError` for a number of parties that cannot be (see `Participation`), a cost that differs
    ///   from the value of a perfect model by more than fifteen orders of magnitude, whole multiples where
    ///   several laws of who comes count, a high curve that lies below the other, or capacities together with whole
    ///   multiples or with probabilities that are known within bounds only.
    public init(
        population: Population, participation: Participation, setting: Setting = .standard
    ) throws(ContractError) {
        guard participation.isPossible else { throw .participants(participation.specification) }
        let known = population.types.map(\.probability).min() ?? 1
        // Of laws that may hold, some may know no parties of a type.
        let rarest = population.uncertainty == nil ? known : min(known, Population.leastWorstProbability)
        guard participation.mean * rarest >= Population.leastProbability else {
            throw .participants(participation.specification)
        }
        let perfect = setting.valuation.value(of: setting.accuracy.limit)
        for type in population.types where !(1e-15...1e15).contains(type.effectiveCost / perfect) {
            throw .costOutOfScale(type: type.name, cost: type.effectiveCost, valueOfPerfectModel: perfect)
        }
        if setting.multiples != nil, population.hasSeveralLaws(setting.conditioning) { throw .uncertainProbabilities }
        if let reward = setting.multiples?.reward, reward > 1e12 * perfect { throw .multiple(of: "rewards", reward) }
        if population.types.contains(where: { $0.capacity != nil }) {
            if setting.multiples != nil { throw .capacitiesInMultiples }
            if population.isWithinBounds { throw .capacitiesAndUncertainty }
        }
        if let high = setting.accuracyHigh { try Self.require(high, above: setting.accuracy) }
        self.population = population
        self.participation = participation
        self.setting = setting
    }

    /// By how much the high curve of a band may lie below the other, as rounding.
    private static let bandRounding = 1e-12

    /// - Throws: `ContractError.bandCrosses` at the first of two thousand sizes from 1e-6 to 1e14, at none or at the limit,
    ///   where the high curve lies below the other.
    private static func require(
        _ high: any AccuracyFunction, above low: any AccuracyFunction
    ) throws(ContractError) {
        let sizes = [0] + (0..<2000).map { Double.pow(10, Double($0) / 100 - 6) }
        for size in sizes where high.performance(at: size) < low.performance(at: size) - bandRounding {
            throw .bandCrosses(
                size: size, low: low.performance(at: size), high: high.performance(at: size))
        }
        if high.limit < low.limit - bandRounding {
            throw .bandCrosses(size: .infinity, low: low.limit, high: high.limit)
        }
    }

    /// The problem in the standard setting but for what data and models are worth.
    /// - Throws: `ContractError`, as above.
    public init(
        population: Population, participation: Participation, accuracy: any AccuracyFunction, valuation: any Valuation
    ) throws(ContractError) {
        var setting = Setting.standard
        setting.accuracy = accuracy
        setting.valuation = valuation
        try self.init(population: population, participation: participation, setting: setting)
    }
}

extension ContractProblem {
    /// What a model learns from data: `setting.accuracy`.
    public var accuracy: any AccuracyFunction { setting.accuracy }
    /// v(a(0)), value units: what everybody has without a contract and without data.
    var valueWithoutData: Double { valuation.value(of: accuracy.performanceWithoutData) }
    /// What a model is worth: `setting.valuation`.
    public var valuation: any Valuation { setting.valuation }
    /// From whose view rewards are capped: `setting.conditioning`.
    public var conditioning: Conditioning { setting.conditioning }
    /// Which of the optimal menus is returned: `setting.preference`.
    public var preference: Preference { setting.preference }
    /// How expectations are asked to be computed: `setting.engine`. What was taken stands in `SolverRecord.engine`.
    public var engine: Engine { setting.engine }
    /// Whether only the concave relaxation is solved: `setting.isRelaxed`.
    public var isRelaxed: Bool { setting.isRelaxed }
    /// The gap at which a menu counts as certified: `setting.tolerance`.
    public var tolerance: Double { setting.tolerance }
}
