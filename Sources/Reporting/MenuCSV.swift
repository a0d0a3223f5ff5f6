import ContractDesign
import Tabular

extension Menu {
    /// The menu as CSV: a column for each key of a menu row in JSON, several values in a cell separated by `;`,
    /// nothing for "none", numbers to full precision.
    public var csv: CSVText {
        CSVText(header: OfferRecord.Field.allCases.map(\.rawValue), rows: offers.map { OfferRecord($0).cells })
    }
}
