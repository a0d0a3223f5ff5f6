extension String {
    /// A printed answer without what differs from machine to machine: what rounding left of 0 is 0, and the line that
    /// counts work and time says nothing.
    var settled: String {
        replacing(/-?\d(?:\.\d+)?e-1\d/, with: "0").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("Work  ") ? "Work         ..." : $0 }.joined(separator: "\n")
    }
}
