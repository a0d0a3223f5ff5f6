import FineTuningGames
import PlainText

extension [Lottery] {
    /// A line for each draw that is worth drawing; one that says so where there is none.
    var facts: [Fact] {
        let draws = filter(\.isDraw)
        if draws.isEmpty, !isEmpty {
            return [
                Fact("Lottery", "no draw of the share beats the single share under any of the three fairness rules")
            ]
        }
        return draws.map { Fact("Lottery", $0.sentence) }
    }
}

extension Lottery {
    fileprivate var sentence: String {
        let tickets = tickets.map { "\($0.share.significant(6)) with chance \($0.probability.decimals(4))" }
        let gain = "\(rule == .nash ? "log product " : "")\(value.significant(7)) \(instead)"
        return """
            \(rule.title): draw \(tickets.joined(separator: ", ")): \(gain); at most \(bound.significant(7)) over the \
            \(pointCount) shares compared
            """
    }

    /// The product of a single share that leaves somebody nothing has no logarithm.
    private var instead: String {
        singleValue.isFinite
            ? "instead of \(singleValue.significant(7))" : "where every single share leaves somebody nothing"
    }
}

extension BargainingTerms {
    /// What the players have without a deal, and their weights, as far as they are not usual.
    func fact(_ players: [String]) -> Fact {
        func listed(_ numbers: [Double], but usual: Double) -> String {
            zip(players, numbers).filter { $1 != usual }.map { "\($0.visible) \($1.significant(6))" }
                .joined(separator: ", ")
        }
        let (without, weighed) = (listed(disagreement, but: 0), listed(weights, but: 1))
        let parts = [
            without.isEmpty ? nil : "\(without) without a deal",
            weighed.isEmpty ? nil : "weights in the Nash product \(weighed)",
        ]
        return Fact("Terms", parts.compactMap(\.self).joined(separator: "; "))
    }
}
