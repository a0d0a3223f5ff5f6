import Stopping

extension StopReason {
    /// After "the search": what ended it.
    var words: String {
        switch self {
        case .timeLimit: "was ended by its time limit"
        case .memoryLimit: "was ended by its memory limit"
        case .interrupt: "was interrupted"
        }
    }
}
