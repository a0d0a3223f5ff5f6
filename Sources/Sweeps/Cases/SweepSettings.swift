import ContractDesign

/// What holds for each case of a sweep that does not say otherwise.
public struct SweepSettings: Sendable {
    /// What data and models are worth, and how each case is solved.
    public var setting: Setting
    /// Nil where each case must say how many come.
    public var participation: Participation?
    /// Divide the probabilities of each case by their sum.
    public var isNormalizing: Bool
    /// Take the least concave curve above measurements that are not concave.
    public var takesMajorants: Bool
    /// How complete information is computed.
    public var knownTypes: KnownTypes
    /// Puts each problem on curves of its own, such as those of a pilot, anchored where the case's group is; nil where its
    /// curve stays.
    /// - Throws: `ContractError`, as posing a problem.
    public var curving: (@Sendable (ContractProblem) throws(ContractError) -> ContractProblem)?

    /// Without arguments: the standard setting, and every case must say how many come.
    public init(
        _ setting: Setting = .standard, participation: Participation? = nil, isNormalizing: Bool = false,
        takesMajorants: Bool = false, knownTypes: KnownTypes = .fast
    ) {
        self.setting = setting
        self.participation = participation
        self.isNormalizing = isNormalizing
        self.takesMajorants = takesMajorants
        self.knownTypes = knownTypes
    }

    /// One case under these settings, but with what it says itself.
    func problem(_ population: Population, _ participation: Participation) throws(ContractError) -> ContractProblem {
        let problem = try ContractProblem(population: population, participation: participation, setting: setting)
        return try curving?(problem) ?? problem
    }
}
