import ContractDesign
import Tabular

extension Menu {
    /// The menu as CSV: a column for each key of a menu row in JSON, several values in a cell separated by `;`,
    /// nothing for "none", numbers to full precision.
    var csv: CSVText {
        CSVText(header: fields.map(\.rawValue), rows: records.map(\.cells))
    }

    /// The offers alone, as an audit reads them: `type,contribution,reward`.
    var offersCSV: CSVText {
        CSVText(
            header: ["type", "contribution", "reward"],
            rows: offers.map { [$0.type.name, $0.contribution.exact, $0.reward.exact] })
    }
}
