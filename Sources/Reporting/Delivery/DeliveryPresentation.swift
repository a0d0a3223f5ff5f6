import ContractDesign
import Tabular

/// What to hand out to a group that came, as it is shown.
public struct DeliveryPresentation: DocumentedPresentation {
    private let delivery: Delivery

    /// A delivery; nothing is computed anew.
    public init(_ delivery: Delivery) { self.delivery = delivery }

    public func text(in room: TextRoom) -> String {
        """
        The group brings \(delivery.total.decimals(3)) effective units of data; its model performs \
        \(delivery.performance.decimals(9)), worth \(delivery.modelValue.decimals(4)) value units. Policy \
        \(delivery.policy.rawValue):

        \(table.text(in: room))

        Performance is that of the model to hand out, data what a model that good would be trained on.
        Types absent from the group are listed too: what they would get in such a group.

        """
    }

    private var table: TableText {
        var table = TableText(
            [
                ("Type", .words), ("Count", .numbers), ("Contribution [units]", .numbers), ("Reward [value]", .numbers),
                ("Performance", .numbers), ("Data [eff. units]", .numbers),
                ("Of the group's data", .numbers),
            ] + (hasValue ? [("Worth [own value]", .numbers)] : []))
        for share in delivery.shares {
            table.append(
                [
                    share.type.name, String(share.count), share.contribution.decimals(3), share.reward.decimals(4),
                    share.performance.decimals(6), share.data.decimals(1),
                    delivery.total > 0 ? "\((100 * share.data / delivery.total).decimals(1))%" : "-",
                ] + (hasValue ? [share.worth.decimals(4)] : []))
        }
        return table
    }

    private var hasValue: Bool { delivery.shares.map(\.type).haveOwnValues }

    /// One row a type.
    public var csv: CSVText {
        CSVText(
            header: ["type", "count", "contribution", "reward", "performance", "data"] + (hasValue ? ["worth"] : []),
            rows: delivery.shares.map {
                [
                    $0.type.name, String($0.count), $0.contribution.exact, $0.reward.exact, $0.performance.exact,
                    $0.data.exact,
                ] + (hasValue ? [$0.worth.exact] : [])
            })
    }

    /// Schema `accord.delivery/1`.
    public var document: some JSONDocument { DeliveryDocument(delivery) }
}
