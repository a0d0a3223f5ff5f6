/// Where a JSON document is not what its reader expects, and what is wrong there, for people.
public struct DecodingFault: Hashable, Sendable {
    /// Such as `menu[2].reward`; empty for all of the document.
    public let place: String
    /// A clause.
    public let problem: String

    /// What the decoder said, in other words. O(depth).
    public init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            (place, problem) = (Self.place(context.codingPath), "\(key.stringValue) is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            (place, problem) = (Self.place(context.codingPath), "it is not what should stand there")
        case .dataCorrupted(let context):
            place = Self.place(context.codingPath)
            problem = place.isEmpty ? "it is not JSON" : "it is not a number that can be read"
        @unknown default:
            (place, problem) = ("", "it cannot be read")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? "" : ".") + key.stringValue
        }
    }
}
