/// What became of a request, by the numbers of HTTP.
/// - SeeAlso: RFC 9110, section 15.
public enum Status: Int, Sendable, Encodable {
    case ok = 200
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    /// A newer question of the same page has taken its place.
    case conflict = 409
    case contentTooLarge = 413
    case unsupportedMediaType = 415
    /// The question was understood, and what it is about is wrong.
    case unprocessableContent = 422
    case headersTooLarge = 431
    case internalError = 500
    case unavailable = 503
    /// A limit came before there was an answer.
    case timeout = 504

    /// In words.
    public var phrase: String {
        switch self {
        case .ok: "OK"
        case .badRequest: "Bad request"
        case .forbidden: "Forbidden"
        case .notFound: "Not found"
        case .methodNotAllowed: "Method not allowed"
        case .conflict: "Conflict"
        case .contentTooLarge: "Content too large"
        case .unsupportedMediaType: "Unsupported media type"
        case .unprocessableContent: "Unprocessable content"
        case .headersTooLarge: "Request header fields too large"
        case .internalError: "Internal server error"
        case .unavailable: "Service unavailable"
        case .timeout: "Gateway timeout"
        }
    }
}
