import ContractDesign
import PlainText

/// A proof's file beside a contract.
public struct WrittenProof: Sendable {
    /// As it was named.
    public let file: String
    /// Its content.
    public let bytes: [UInt8]
    /// What the menu performs at least, as the proof claims.
    public let lower: ExactDecimal
    /// What no menu exceeds, as it claims; nil where it claims nothing of that.
    public let upper: ExactDecimal?
    /// Into how many parts the menus are divided.
    public let parts: Int

    /// Describes a file that is written elsewhere.
    public init(file: String, bytes: [UInt8], lower: ExactDecimal, upper: ExactDecimal?, parts: Int) {
        self.file = file
        self.bytes = bytes
        self.lower = lower
        self.upper = upper
        self.parts = parts
    }

    /// Where it is and what it claims: one line for a person.
    public var note: String {
        // A digit more than is shown, so that rounding does not claim more than the file.
        let gap = upper.map {
            "no menu exceeds this one by more than \((1.06 * ($0 - lower).value).significant(2)) in performance"
        }
        let size = "\(parts == 1 ? "one part" : "\(parts) parts"), \(bytes.count) bytes"
        return """
            Proof: \(file) (\(size)): every promise is kept, and \(gap ?? "the menu performs what is claimed"). To check it \
            without Accord: scripts/check-proof \(file.asShellWord)
            """
    }

    /// The proof on a page: how to check it, and the file itself where it is short.
    var section: ReportPage.Section {
        let isShort = bytes.count <= Self.mostShown
        return ReportPage.Section(
            heading: "A proof that a stranger can check",
            paragraphs: [
                """
                A program that shares no code with Accord, scripts/check-proof, reads nothing but this file and proves, \
                in arithmetic that rounds against the claim, that nobody would refuse, pose as another or be promised too \
                much, that the menu performs at least what is claimed, and that no menu whatever performs more than the bound.
                """,
                """
                The offers in the file are those that count: they differ from the ones above after eleven digits or so, which \
                leaves room for rounding. What the types cost, how likely they are and how a model learns is taken from the \
                file and not proved, and promises are means: what is handed out on the day is no part of this.
                """,
            ],
            facts: [
                Fact("Claimed of the menu", "performance of at least \(lower.text)")
            ] + (upper.map { [Fact("Claimed of all menus", "performance of at most \($0.text)")] } ?? []) + [
                Fact("Parts of the proof", "\(parts)"),
                Fact("SHA-256 of \(file.visible)", Fingerprint(of: bytes).description),
            ],
            codes: [
                ReportPage.Code(
                    caption:
                        "The check, with Python 3.9 or later, scripts/check-proof and the folder scripts/proof-check, and nothing else:",
                    text: ["scripts/check-proof", file].asShellCommand)
            ]
                + (isShort
                    ? [ReportPage.Code(caption: "\(file.visible):", text: String(decoding: bytes, as: UTF8.self))] : [])
        )
    }

    /// Bytes: what fits a page.
    private static let mostShown = 8000
}
