import ContractDesign

extension StopReason {
    /// After "the search": what ended it.
    var words: String {
        switch self {
        case .timeLimit: "was ended by its time limit"
        case .interrupt: "was interrupted"
        }
    }
}
