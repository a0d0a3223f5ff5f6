import ContractDesign
import Tabular

/// The audit of a menu as it is shown.
public struct AuditPresentation: DocumentedPresentation {
    private let audit: MenuAudit
    private let isNormalized: Bool

    /// Shows an audit; nothing is computed anew.
    /// - Parameters:
    ///   - audit: of a menu, at whatever rounding.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    public init(_ audit: MenuAudit, isNormalized: Bool = false) {
        self.audit = audit
        self.isNormalized = isNormalized
    }

    public func text(in room: TextRoom) -> String { AuditText(audit).text(in: room) }

    /// Every constraint with its slack, one row each; with many types, of each type's incentive constraints the
    /// tightest.
    public var csv: CSVText {
        CSVText(
            header: ["type", "constraint", "slack", "holds"],
            rows: audit.listed.map { [$0.type, $0.constraint.key, $0.slack.exact, String(audit.isMet($0))] })
    }

    /// Whether the menu holds, and what it achieves.
    public var aside: String {
        let text = AuditText(audit)
        return text.verdict + "\n" + text.summary
    }

    /// Schema `accord.audit/1`.
    public var document: some JSONDocument { AuditDocument(audit, normalized: isNormalized) }
}
