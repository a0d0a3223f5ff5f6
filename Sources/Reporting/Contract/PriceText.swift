import ContractDesign

// Which constraints hold the performance down.
extension ContractText {
    /// What binds, with its price.
    var prices: TableText {
        var table = TableText([
            ("Shadow price [performance/value]", .numbers), ("Type", .words), ("Constraint", .words),
            ("Relaxing it", .words),
        ])
        for price in contract.tellingPrices {
            table.append([price.price.significant(4), price.type, price.constraint.key, price.constraint.meaning])
        }
        return table
    }
}

extension Constraint {
    /// What it means to relax the constraint by one value unit, a capacity by one unit.
    fileprivate var meaning: String {
        switch self {
        case .individualRationality: "the type accepts a value unit less than it has outside"
        case .incentive(let other): "the type resists a gain of a value unit from posing as \(other)"
        case .performanceCap: "the type may be promised a value unit more than the collective model gives"
        case .capacity: "the type owns one unit more"
        case .multiple: "the type may be offered what is off a whole multiple by a value unit"
        case .nonnegativity: "the type may take a value unit's worth of data out"
        }
    }
}
