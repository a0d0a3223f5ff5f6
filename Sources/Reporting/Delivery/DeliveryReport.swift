import ContractDesign
import Tabular

/// What to hand out to a group that came, as text, CSV and JSON.
public struct DeliveryReport: JSONDocument {
    public static let schema = "accord.delivery/1"

    private struct Share: Encodable {
        var type: String
        var count: Int
        var contribution, reward, performance, data: Double
    }

    private let schema = Self.schema
    private let policy: RewardPolicy
    private let total: Double
    private let performance: Double
    private let modelValue: Double
    private let types: [Share]

    /// The document of a delivery, in JSON as in CSV.
    public init(_ delivery: Delivery) {
        policy = delivery.policy
        total = delivery.total
        performance = delivery.performance
        modelValue = delivery.modelValue
        types = delivery.shares.map {
            Share(
                type: $0.type.name, count: $0.count, contribution: $0.contribution, reward: $0.reward,
                performance: $0.performance, data: $0.data)
        }
    }

    /// Ending with a line break.
    public func text(in room: TextRoom = .unlimited) -> String {
        var table = TableText([
            ("Type", .words), ("Parties", .numbers), ("Each brings [units]", .numbers), ("Reward [value]", .numbers),
            ("Hand out performance", .numbers), ("As if trained on [eff. units]", .numbers),
            ("Of the group's data", .numbers),
        ])
        for share in types {
            table.append([
                share.type, String(share.count), share.contribution.decimals(3), share.reward.decimals(4),
                share.performance.decimals(6), share.data.decimals(1),
                total > 0 ? "\((100 * share.data / total).decimals(1))%" : "-",
            ])
        }
        return """
            The group brings \(total.decimals(3)) effective units of data; its model performs \
            \(performance.decimals(9)), worth \(modelValue.decimals(4)) value units. Policy \(policy.rawValue):

            \(table.text(in: room))

            Types absent from the group are listed too: what they would get in such a group.

            """
    }

    /// One row a type, numbers to full precision.
    public var csv: CSVText {
        CSVText(
            header: ["type", "count", "contribution", "reward", "performance", "data"],
            rows: types.map {
                [
                    $0.type, String($0.count), $0.contribution.exact, $0.reward.exact, $0.performance.exact,
                    $0.data.exact,
                ]
            })
    }
}
