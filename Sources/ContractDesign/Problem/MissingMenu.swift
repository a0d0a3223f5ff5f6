import PlainText
import Stopping

/// Why a problem has no menu: none exists, or none was found.
public struct MissingMenu: Error, Hashable, Sendable {
    /// What is known.
    public enum Status: String, Hashable, Sendable, Codable {
        /// Proved: no menu gives every type what it has without a contract.
        case infeasible
        /// No menu was found, and it was not proved that there is none.
        case undecided
    }

    /// What is known.
    public var status: Status
    /// What every type would have to concede for a menu to exist, the valuation's units: exactly so much where no
    /// promise is less than that, else at least so much, since promises are not negative. Nil where it is not known.
    public var shortfall: Double?
    /// A smallest set of types whose outside options cannot be met together, whatever the others have: without any of
    /// them the rest can. By name, from the costliest type to the cheapest; empty where it is not known.
    public var conflict: [String]
    /// Why the search was ended; nil where it was not.
    public var stoppedBy: StopReason?
    /// Nil but where a menu exists, and none in these whole multiples does or was found.
    public var multiples: WholeMultiples?
}

extension MissingMenu: CustomStringConvertible {
    public var description: String {
        if let multiples { return sentences(on: multiples) }
        return switch status {
        case .infeasible: "No menu exists: \(reason)\(concession)."
        case .undecided:
            """
            No menu was found that gives every type what it has without a contract, and it is not proved that there is \
            none\(stoppedBy.map { "; the search \($0.words)" } ?? "").
            """
        }
    }

    private func sentences(on multiples: WholeMultiples) -> String {
        let steps =
            "whole multiples of \(multiples.contribution.inShort) units"
            + (multiples.reward.map { " with rewards in multiples of \($0.inShort) value units" } ?? "")
        return switch status {
        case .infeasible:
            """
            No menu exists in \(steps): whichever are asked for, a type has more without a contract, or a promise exceeds \
            what the group's model is worth. Take a smaller step.
            """
        case .undecided:
            """
            No menu was found in \(steps), and it is not proved that there is \
            none\(stoppedBy.map { "; the search \($0.words)" } ?? "").
            """
        }
    }

    private var reason: String {
        let names = conflict.map(\.visible)
        guard let last = names.last else { return "the outside options cannot be met together" }
        if names.count == 1 { return "the outside option of \(last) cannot be met" }
        let others = names.dropLast().joined(separator: ", ")
        return "the outside options of \(others) and \(last) cannot be met together"
    }

    private var concession: String {
        guard let shortfall else { return "" }
        return "; every type would have to accept at least \(shortfall.inShort) value units less"
    }
}

extension Double {
    /// With about seven digits, where they are few enough for that.
    fileprivate var inShort: String {
        let short = Float(self)
        return short.isFinite && (short != 0 || self == 0) ? "\(short)" : "\(self)"
    }
}
