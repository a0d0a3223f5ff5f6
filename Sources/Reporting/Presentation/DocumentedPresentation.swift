/// An answer that is also one JSON document, which holds all that its text and its CSV say.
public protocol DocumentedPresentation: Presentation {
    /// What is encoded, with the name of its schema.
    associatedtype Document: JSONDocument

    /// The answer for programs.
    var document: Document { get }

    /// What the text says and CSV has no columns for, without a line break at the end; empty for nothing.
    var aside: String { get }

    /// What the text says that whoever reads CSV or JSON is to be told as well, a sentence each.
    var notes: [String] { get }
}

extension DocumentedPresentation {
    public var aside: String { "" }
    public var notes: [String] { [] }
}
