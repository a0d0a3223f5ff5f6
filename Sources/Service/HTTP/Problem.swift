import Foundation

/// A refusal as JSON.
/// - SeeAlso: RFC 9457, "Problem Details for HTTP APIs".
public struct Problem: Encodable, Sendable {
    /// Where in a table it is, by what stands at its head: row counts from 0 below the heading.
    public struct Cell: Encodable, Sendable {
        public var row: Int
        public var column: String

        public init(row: Int, column: String) {
            self.row = row
            self.column = column
        }
    }

    public var type = "about:blank"
    /// What family of refusal it is, in some words.
    public var title: String
    public var status: Status
    /// What is wrong and how to mend it.
    public var detail: String
    /// The key of the table or option that is to blame, as the question names it.
    public var table: String?
    public var option: String?
    /// As on the command line, from 1; the heading is line 1, and columns are characters of the line.
    public var line: Int?
    public var column: Int?
    public var cell: Cell?

    /// - Parameter title: what family of refusal it is; that of the status where none is given.
    public init(_ status: Status, title: String? = nil, detail: String) {
        self.status = status
        self.title = title ?? status.phrase
        self.detail = detail
    }

    /// As it is sent.
    public var reply: Reply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(self)).map(Array.init) ?? Array("{}".utf8)
        return Reply(status: status, type: "application/problem+json", body: body)
    }
}
