import FineTuningGames
import PlainText

/// When revenue is shared, for people: three statements and where they turn.
struct VerdictText {
    private let verdict: SharingVerdict
    private let game: FineTuningGame

    init(_ verdict: SharingVerdict, of game: FineTuningGame) {
        self.verdict = verdict
        self.game = game
    }

    var facts: [Fact] {
        [Fact("Shared", sharing), Fact("Given away", giving), Fact("Served", served)]
            + thresholds.map { Fact("Turns", $0) } + changes.map { Fact("Regimes", $0) }
    }

    private var isOne: Bool { game.specialists.count == 1 }

    private var sharing: String {
        let everybody = isOne ? "both" : "all"
        if verdict.sharing.isEmpty { return "at no Pareto-optimal share do \(everybody) contribute and gain" }
        return "\(everybody) contribute and gain at Pareto-optimal shares: \(verdict.sharing.listed)"
    }

    private var giving: String {
        let specialist = isOne ? "the specialist" : "the specialists as one party"
        let leaves = isOne ? "the specialist" : "the specialists"
        return """
            choosing alone, the generalist would \(verdict.generalistGives ? "leave \(leaves) a share" : "keep all"), \
            \(specialist) would \(verdict.specialistGives ? "leave the generalist a share" : "keep all")
            """
    }

    private var served: String {
        func names(_ isServed: Bool) -> String {
            let all = zip(game.specialists, verdict.served).filter { $0.1 == isServed }.map(\.0.name.visible)
            return all.prefix(8).joined(separator: ", ") + (all.count > 8 ? " and \(all.count - 8) more" : "")
        }
        if !verdict.isServed { return "at no share" }
        if verdict.served.allSatisfy(\.self) { return isOne ? "at some share" : "every domain, at some share" }
        return "at some share \(names(true)); at none \(names(false))"
    }

    private var thresholds: [String] {
        let found = verdict.thresholds
        guard let ratio = found.costRatio else { return [] }
        var sentences: [String] = []
        if let below = found.generalistGivesBelow, let above = found.specialistGivesAbove {
            let generalist = below.isFinite ? "below \(below.significant(6))" : "at every ratio"
            let specialist = above > 0 ? "above \(above.significant(6))" : "at every ratio"
            sentences.append(
                """
                with the specialist's cost at \(ratio.significant(6)) of the generalist's: the generalist gives share \
                away \(generalist), the specialist \(specialist)
                """)
        }
        if let gain = found.gainBelowFixedCost, let served = found.servedUpToFixedCost, let last = found.lastShareServed
        {
            sentences.append(
                """
                at fixed costs of the specialist below \(gain.significant(6)) both gain somewhere, up to \
                \(served.significant(6)) some share is served, the last one \(last.significant(6))
                """)
        }
        return sentences
    }

    /// The first changes of what specialists do.
    private var changes: [String] {
        let all = verdict.thresholds.changes
        if all.isEmpty { return [] }
        let words = all.prefix(6).map { change in
            let name = game.specialists[change.specialist].name.visible
            return "\(name) \(change.before.letter) to \(change.after.letter) at \(change.share.significant(6))"
        }
        return [words.joined(separator: ", ") + (all.count > 6 ? " and \(all.count - 6) more" : "")]
    }
}
