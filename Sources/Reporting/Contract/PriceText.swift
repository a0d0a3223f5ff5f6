import ContractDesign

// Which constraints hold the performance down, and what sharing and money would come to.
extension ContractText {
    /// On sharing an offer and on money, where the problem goes beyond the published one.
    var diagnosis: [Fact] {
        guard contract.problem.goesBeyondThePublishedModel else { return [] }
        let sharing = contract.sharedWorth.map { worth in
            Fact(
                "Sharing",
                """
                pays no two parties that take one offer together as long as a shared copy is worth no more than \
                \(worth.decimals(4)) of a whole one
                """)
        }
        let money = contract.moneyWorth.map { worth in
            Fact("Money", "the first unit paid beside the models would buy \(worth.significant(4)) in performance")
        }
        return [sharing, money].compactMap(\.self)
    }

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
