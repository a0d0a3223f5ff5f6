import ContractDesign
import Stopping

/// The audit of a menu as JSON, schema `accord.audit/1`.
struct AuditDocument: JSONDocument {
    static let schema = "accord.audit/1"

    private struct Finding: Encodable {
        var type: String
        var constraint: String
        var slack: Double
        var holds: Bool
    }

    private let schema = Self.schema
    private let problem: ProblemRecord
    private let holds: Bool
    private let menu: [OfferRecord]
    private let constraints: [Finding]
    /// False where, with many types, `constraints` holds the tightest incentive constraint of each type only.
    private let listsAllConstraints: Bool
    private let violations: [Finding]
    private let checks: MenuChecks
    private let performance: Double
    private let optimum: OrNull<BoundsRecord>
    private let stoppedBy: OrNull<StopReason>
    private let forgone: OrNull<Double>
    private let ownView: [OwnView]
    private let rounding: Double
    private let capUncertainty: Double
    private let engine: Engine

    /// - Parameter normalized: whether the probabilities were divided by their sum.
    init(_ audit: MenuAudit, normalized: Bool) {
        func record(_ findings: [MenuAudit.Finding]) -> [Finding] {
            findings.map {
                Finding(type: $0.type, constraint: $0.constraint.key, slack: $0.slack, holds: audit.isMet($0))
            }
        }
        problem = ProblemRecord(audit.problem, normalized: normalized)
        holds = audit.holds
        menu = audit.menu.records
        constraints = record(audit.listed)
        listsAllConstraints = audit.listsAllIncentiveConstraints
        violations = record(audit.violations)
        checks = audit.checks
        performance = audit.performance
        optimum = OrNull(audit.optimum.map(BoundsRecord.init))
        stoppedBy = OrNull(audit.stoppedBy)
        forgone = OrNull(audit.forgone)
        ownView = audit.ownView
        rounding = audit.rounding
        capUncertainty = audit.capUncertainty
        engine = audit.engine
    }
}
