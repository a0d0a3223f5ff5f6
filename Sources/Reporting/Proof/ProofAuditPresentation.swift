import ContractDesign
import Tabular

/// The audit of a proof as it is shown.
public struct ProofAuditPresentation: DocumentedPresentation {
    private let audit: ProofAudit

    /// Shows an audit; nothing is computed anew.
    public init(_ audit: ProofAudit) { self.audit = audit }

    public func text(in room: TextRoom) -> String {
        facts.lines + "\n\n" + verdict + "\n"
    }

    private var facts: [Fact] {
        let proof = audit.proof
        let outside = zip(audit.outsideSlacks, names).min { $0.0 < $1.0 }
        let caps = zip(audit.capSlacks, names).min { $0.0 < $1.0 }
        var facts = [
            Fact("Least that a type has beyond its outside option", slack(outside)),
            Fact("Least room under a cap", slack(caps)),
            Fact("Performance claimed, 0 to 1", "at least \(proof.lower.text)"),
            Fact("Promises may be missed by", "\(proof.violation.text) value units"),
            Fact("Performance found", audit.performance.decimals(12)),
        ]
        if let upper = proof.upper, let bound = audit.bound {
            facts += [
                Fact("Claimed of all menus", "none exceeds \(upper.text)"),
                Fact("Proved by the evidence", "none exceeds \(bound.decimals(12))"),
                Fact("Parts", "\(audit.leafCount)"),
            ]
        }
        return facts
    }

    private var names: [String] { audit.proof.problem.population.types.map(\.name) }

    private func slack(_ least: (Double, String)?) -> String {
        least.map { "\($0.significant(3)) value units (type \($1.visible))" } ?? "none"
    }

    private var verdict: String {
        guard !audit.faults.isEmpty else { return "The claims hold: every one was found to be true." }
        return "The proof is broken: " + audit.faults.map(\.sentence).joined(separator: " ")
    }

    /// What was found, in one row, and the faults.
    public var csv: CSVText {
        CSVText(
            header: ["holds", "lower", "performance", "upper", "bound", "parts", "faults"],
            rows: [
                [
                    String(audit.holds), audit.proof.lower.text, audit.performance.exact, audit.proof.upper?.text ?? "",
                    audit.bound.map { $0.isFinite ? $0.exact : "" } ?? "", String(audit.leafCount),
                    audit.faults.map(\.sentence).joined(separator: " "),
                ]
            ])
    }

    public var aside: String { verdict }

    /// Schema `accord.proofaudit/1`.
    public var document: some JSONDocument { ProofAuditDocument(audit) }
}

extension ProofAudit.Fault {
    /// What is wrong, as a sentence with its full stop.
    var sentence: String {
        switch self {
        case .unequal(let one, let other):
            "types \(one.visible) and \(other.visible) cost the same and are offered different things."
        case .contribution(let type): "type \(type.visible) is asked for what it cannot bring."
        case .refusal(let type, let loss):
            "type \(type.visible) would rather stay out, by \(loss.significant(3)) value units."
        case .posing(let type, let other, let gain):
            "type \(type.visible) would pose as type \(other.visible) and gain \(gain.significant(3)) of its own value units."
        case .promise(let type, let reward, let cap):
            "type \(type.visible) is promised too much: \(reward.decimals(9)) value units, and its cap is \(cap.decimals(9))."
        case .multiplier: "a multiplier of the evidence is negative."
        case .performance(let performance):
            "the menu performs only \(performance.decimals(12)), less than is claimed."
        case .bound(let bound):
            "the evidence proves only that no menu performs more than \(bound.decimals(12))."
        }
    }
}

/// The audit of a proof as JSON, schema `accord.proofaudit/1`.
struct ProofAuditDocument: JSONDocument {
    static let schema = "accord.proofaudit/1"

    private struct Claims: Encodable {
        var lower: Double
        var upper: OrNull<Double>
        /// Value units.
        var violation: Double
    }

    private let schema = Self.schema
    private let holds: Bool
    private let faults: [String]
    private let claims: Claims
    private let performance: Double
    private let bound: OrNull<Double>
    private let capSlacks: [Double]
    private let outsideSlacks: [Double]
    private let parts: Int

    init(_ audit: ProofAudit) {
        holds = audit.holds
        faults = audit.faults.map(\.sentence)
        claims = Claims(
            lower: audit.proof.lower.value, upper: OrNull(audit.proof.upper?.value),
            violation: audit.proof.violation.value)
        performance = audit.performance
        bound = OrNull(audit.bound.flatMap { $0.isFinite ? $0 : nil })
        capSlacks = audit.capSlacks
        outsideSlacks = audit.outsideSlacks
        parts = audit.leafCount
    }
}
