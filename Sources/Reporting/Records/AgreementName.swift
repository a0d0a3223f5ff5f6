/// What the parties call their contract, and themselves.
public struct AgreementName: Sendable {
    /// The heading of its page; nil for one that says how many parties there are.
    public var title: String?
    /// Who agrees; nil where that is not said.
    public var consortium: String?

    /// Names that are shown as they are.
    public init(title: String? = nil, consortium: String? = nil) {
        self.title = title
        self.consortium = consortium
    }
}
