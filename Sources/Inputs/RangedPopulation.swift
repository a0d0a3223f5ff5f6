import ContractDesign
import Tabular

extension Table {
    /// Whether probabilities are given by ranges.
    var hasProbabilityRanges: Bool { names("probability_low") || names("probability_high") }
}

extension Population {
    /// From a table with the columns `probability_low` and `probability_high`, both or neither filled in a row; where
    /// neither is, and where it is to be checked, `probability` says what holds.
    /// - Throws: `TableError` at the cell that is wrong.
    init(ranged table: Table, normalizing: Bool) throws(TableError) {
        if normalizing {
            throw TableError(
                kind: .misused, file: table.file, problem: "ranges of probabilities cannot be divided by their sum",
                remedy: "Write probabilities that can sum to 1, and leave that out.")
        }
        try table.requireColumns(
            ["type", "cost", "probability_low", "probability_high"],
            optional: ["probability", "quality", "value", "outside", "capacity"], allowingOthers: false)
        var types: [ParticipantType] = []
        var ranges: [ClosedRange<Double>] = []
        var stated: [Double?] = []
        for row in table.rows {
            let probability = try row["probability"]?.numberIfAny(.chance)
            stated.append(probability)
            ranges.append(try row.probabilityRange(beside: probability))
            types.append(try ParticipantType(row, probability: 1))
        }
        do {
            try self.init(types, within: ranges, stated: stated)
        } catch {
            throw table.position(of: error)
        }
    }
}

extension TableRow {
    fileprivate func probabilityRange(beside stated: Double?) throws(TableError) -> ClosedRange<Double> {
        let (low, high) = (try cell("probability_low"), try cell("probability_high"))
        switch (try low.numberIfAny(.within(0...1)), try high.numberIfAny(.within(0...1))) {
        case (let least?, let most?):
            guard least <= most else {
                throw low.fail("\(least) is above probability_high, \(most)", remedy: "Exchange the two.")
            }
            if let stated, !(least...most).contains(stated) {
                throw try cell("probability").fail(
                    "\(stated) does not lie between probability_low and probability_high",
                    remedy: "Correct it, or leave the cell empty.")
            }
            return least...most
        case (nil, nil):
            guard let stated else {
                throw low.fail(
                    "the row gives no probability", remedy: "Write its range, or a probability that is known.")
            }
            return stated...stated
        case (nil, _):
            throw low.fail("probability_high is given, and this is not", remedy: "Write both or neither.")
        case (_, nil):
            throw high.fail("probability_low is given, and this is not", remedy: "Write both or neither.")
        }
    }
}
