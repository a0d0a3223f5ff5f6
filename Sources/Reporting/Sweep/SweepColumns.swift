import PlainText
import Sweeps

/// Which columns of a sweep's answers are written, and in which order.
public struct SweepColumns: Hashable, Sendable {
    /// A column of the case, or of each of its types.
    enum Choice: Hashable, Sendable {
        case summary(CaseColumn)
        case offer(OfferColumn)
    }

    /// A name that no column has.
    public struct UnknownName: Error, Hashable, Sendable {
        /// As it was given.
        public let name: String
        /// The column's that was probably meant.
        public let nearest: String?
    }

    let choices: [Choice]

    /// All, those of the case first.
    public static let all = SweepColumns(
        choices: CaseColumn.allCases.map(Choice.summary) + OfferColumn.allCases.map(Choice.offer))

    private init(choices: [Choice]) { self.choices = choices }

    /// Those of these names, each once.
    /// - Throws: `UnknownName` for the first that is none.
    public init(named names: [String]) throws(UnknownName) {
        var choices: [Choice] = []
        for name in names {
            let choice: Choice
            if let column = CaseColumn(rawValue: name) {
                choice = .summary(column)
            } else if let column = OfferColumn(rawValue: name) {
                choice = .offer(column)
            } else {
                throw UnknownName(name: name, nearest: NearestName.of(name, among: Self.all.names))
            }
            if !choices.contains(choice) { choices.append(choice) }
        }
        self.choices = choices
    }

    /// As they stand in a header.
    var names: [String] {
        choices.map { choice in
            switch choice {
            case .summary(let column): column.rawValue
            case .offer(let column): column.rawValue
            }
        }
    }

    /// Whether there is one of the types; where there is none, a case has one row.
    var haveOffers: Bool { choices.contains { if case .offer = $0 { true } else { false } } }
}
