/// How wide a text may be.
public struct TextRoom: Hashable, Sendable {
    /// Columns of a terminal, at least 1; nil for as many as the text needs.
    public let columns: Int?
    /// Where everything is that finds no room, as a clause, such as `the file has all`; nil where that goes unsaid.
    public let elsewhere: String?

    /// For files, pipes and programs.
    public static let unlimited = TextRoom(columns: nil, elsewhere: nil)

    /// Room of so many columns; less than 1 counts as 1. O(1).
    public init(columns: Int?, elsewhere: String? = nil) {
        self.columns = columns.map { max(1, $0) }
        self.elsewhere = elsewhere
    }
}
