import ContractDesign

/// What to hand out to a group that came, as JSON, schema `accord.delivery/1`.
struct DeliveryDocument: JSONDocument {
    static let schema = "accord.delivery/1"

    private struct Share: Encodable {
        var type: String
        var count: Int
        var contribution, reward, performance, data: Double
        /// Where a type puts a value of its own on models.
        var worth: Double?
    }

    private let schema = Self.schema
    private let policy: RewardPolicy
    private let total: Double
    private let performance: Double
    private let modelValue: Double
    private let types: [Share]

    init(_ delivery: Delivery) {
        policy = delivery.policy
        total = delivery.total
        performance = delivery.performance
        modelValue = delivery.modelValue
        let hasValue = delivery.shares.map(\.type).haveOwnValues
        types = delivery.shares.map {
            Share(
                type: $0.type.name, count: $0.count, contribution: $0.contribution, reward: $0.reward,
                performance: $0.performance, data: $0.data, worth: hasValue ? $0.worth : nil)
        }
    }
}
