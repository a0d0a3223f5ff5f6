import ContractDesign
import LearningCurves

/// A contract as JSON, schema `accord.contract/1`: keys sorted, numbers to full precision, null for "none".
struct ContractDocument: JSONDocument {
    private let contract: Contract
    private let rewards: RewardPlan
    private let normalized: Bool
    private let pilot: PilotedProblem?
    private let name: AgreementName

    /// - Parameters:
    ///   - contract: certified or not.
    ///   - rewards: how the promises are kept; nil for the proportional policy.
    ///   - normalized: whether the probabilities were divided by their sum.
    ///   - pilot: on which the learning curve rests.
    ///   - name: what the parties call it.
    init(
        _ contract: Contract, rewards: RewardPlan? = nil, normalized: Bool = false, pilot: PilotedProblem? = nil,
        name: AgreementName = AgreementName()
    ) {
        self.name = name
        self.pilot = pilot
        self.contract = contract
        self.rewards = rewards ?? contract.rewardPlan(.proportional)
        self.normalized = normalized
    }

    /// Changes where a reader of the document would have to.
    static let schema = "accord.contract/1"

    private enum Keys: String, CodingKey {
        case schema, problem, status, performance, modelValue, menu, checks, ownView, solver, prices, exclusion,
            mergedTypes,
            bounds, rewards, stoppedBy, sharedWorth, moneyWorth, continuous, robustness, pilot, title, consortium
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encodeIfPresent(name.title, forKey: .title)
        try container.encodeIfPresent(name.consortium, forKey: .consortium)
        try container.encode(ProblemRecord(contract.problem, normalized: normalized), forKey: .problem)
        try container.encode(contract.status, forKey: .status)
        try container.encode(BoundsRecord(contract.performance), forKey: .performance)
        try container.encode(OrNull(contract.stoppedBy), forKey: .stoppedBy)
        try container.encode(contract.modelValue, forKey: .modelValue)
        try container.encode(contract.menu.records, forKey: .menu)
        try container.encode(contract.checks, forKey: .checks)
        try container.encode(contract.ownView, forKey: .ownView)
        try container.encode(contract.solver, forKey: .solver)
        try container.encode(contract.prices?.map(PriceRecord.init), forKey: .prices)
        try container.encode(OrNull(contract.exclusion.map(ExclusionRecord.init)), forKey: .exclusion)
        try container.encode(contract.mergedTypes, forKey: .mergedTypes)
        try container.encode(contract.trace, forKey: .bounds)
        try container.encode(RewardPlanRecord(rewards), forKey: .rewards)
        if contract.problem.goesBeyondThePublishedModel {
            try container.encode(OrNull(contract.sharedWorth), forKey: .sharedWorth)
            try container.encode(OrNull(contract.moneyWorth), forKey: .moneyWorth)
        }
        try container.encodeIfPresent(
            contract.continuous.map { ContinuousRecord($0, beside: contract.performance) }, forKey: .continuous)
        try container.encodeIfPresent(contract.robustness.map(RobustnessRecord.init), forKey: .robustness)
        try container.encodeIfPresent(pilot.map { PilotRecord($0, beside: contract) }, forKey: .pilot)
    }
}

/// Only with whole multiples: what the best menu without them reaches.
private struct ContinuousRecord: Encodable {
    var performance: BoundsRecord
    var contributions: [Double]
    var loss: Double

    init(_ optimum: ContinuousOptimum, beside menu: PerformanceBounds) {
        performance = BoundsRecord(optimum.performance)
        contributions = optimum.contributions
        loss = optimum.loss(of: menu)
    }
}

private struct ExclusionRecord: Encodable {
    var types: [String]
    var performanceWithEverybody: OrNull<Double>

    init(_ exclusion: Exclusion) {
        types = exclusion.types
        performanceWithEverybody = OrNull(exclusion.performanceWithEverybody)
    }
}

private struct PriceRecord: Encodable {
    var constraint: String
    var type: String
    var price: Double

    init(_ price: ShadowPrice) {
        constraint = price.constraint.key
        type = price.type
        self.price = price.price
    }
}
