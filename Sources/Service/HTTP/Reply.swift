/// What is answered to a request over HTTP, before anything is said about the connection.
public struct Reply: Sendable {
    public var status: Status
    /// A media type, such as `application/json`.
    public var type: String
    public var body: [UInt8]

    /// - Parameters:
    ///   - status: of HTTP.
    ///   - type: a media type.
    ///   - body: as it is sent.
    public init(status: Status = .ok, type: String, body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }
}
