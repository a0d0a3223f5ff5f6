/// Why a search ended before it was through.
public enum StopReason: String, Hashable, Sendable, Codable {
    /// The time that it was given was over.
    case timeLimit = "time-limit"
    /// The memory that it was given was used up.
    case memoryLimit = "memory-limit"
    /// Whoever watches it said so.
    case interrupt

    /// After "the search": what ended it.
    public var words: String {
        switch self {
        case .timeLimit: "was ended by its time limit"
        case .memoryLimit: "was ended by its memory limit"
        case .interrupt: "was interrupted"
        }
    }
}
