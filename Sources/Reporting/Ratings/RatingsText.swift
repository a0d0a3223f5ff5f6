import ProviderCompetition

/// How near providers come to users, as text for people.
struct RatingsText {
    private let analysis: RatingsAnalysis
    private var ratings: Ratings { analysis.ratings }

    /// Users whose weights are shown; JSON has all.
    static let mostUsers = 8

    init(_ analysis: RatingsAnalysis) { self.analysis = analysis }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom) -> String {
        var blocks = [facts.lines, "\(legend)\n\n\(errors.text(in: room))"]
        if let heldOut { blocks.append("\(halves)\n\n\(heldOut.text(in: room))") }
        for user in analysis.users.prefix(Self.mostUsers) {
            blocks.append(
                "Weights for \(user.user), and the errors with the providers so far:\n\n"
                    + weights(of: user).text(in: room))
        }
        let others = analysis.users.count - Self.mostUsers
        if others > 0 { blocks.append("Weights of \(others) more: --format json has all.") }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var facts: [Fact] {
        [
            Fact("Ratings", "\(ratings.items.count) items"),
            Fact("Users", ratings.users.count.description), Fact("Providers", ratings.providers.count.description),
        ]
    }

    /// What the columns of errors are.
    var legend: String {
        """
        Error of the nearest combination of the providers and an offset, in the user's scale: largest (sup) and root \
        mean square (rms).
        """
    }

    private static let headings: [(title: String, side: TableText.Side)] =
        [("User", .words), ("Error", .words)] + RatingRule.allCases.map { ($0.title, .numbers) }

    /// A row a user and norm.
    var errors: TableText {
        var table = TableText(Self.headings + [("Which one", .words)])
        for user in analysis.users {
            for norm in RatingNorm.allCases {
                let single = user.fit(.single, norm).map { ratings.providers[$0.leader].name } ?? ""
                table.append(
                    [user.user, norm.rawValue]
                        + RatingRule.allCases.map { user.fit($0, norm)?.error.significant(5) ?? "" } + [single])
            }
        }
        return table
    }

    /// What was held out.
    var halves: String {
        if analysis.firstHalf.isEmpty { return "With fewer than four items none are held out." }
        return """
            Error on the items that were held out, the larger of two: fitted to \(analysis.firstHalf.count) items drawn by \
            seed \(analysis.seed) and judged on the other \(analysis.secondHalf.count), and the other way round.
            """
    }

    /// As `errors`; nil where nothing was held out.
    var heldOut: TableText? {
        if analysis.firstHalf.isEmpty { return nil }
        var table = TableText(Self.headings)
        for user in analysis.users {
            for norm in RatingNorm.allCases {
                let errors = RatingRule.allCases.map { user.heldOut($0, norm).map(\.heldOut).max() ?? 0 }
                table.append([user.user, norm.rawValue] + errors.map { $0.significant(5) })
            }
        }
        return table
    }

    /// A row a provider, and one for the offsets.
    func weights(of user: RatingAlignment) -> TableText {
        let kinds = analysis.kinds.filter { $0.rule == .cone || $0.rule == .hull }
        func title(_ kind: (norm: RatingNorm, rule: RatingRule)) -> String {
            "\(kind.rule.title), \(kind.norm.rawValue)"
        }
        var table = TableText(
            [("Provider", .words)] + kinds.map { (title($0), .numbers) }
                + RatingNorm.allCases.map { ("Error so far, \($0.rawValue)", .numbers) })
        let fits = kinds.compactMap { user.fit($0.rule, $0.norm) }
        for (i, provider) in ratings.providers.enumerated() {
            let step = user.steps.first { $0.providers == i + 1 }
            table.append(
                [provider.name] + fits.map { $0.weights[i].significant(5) }
                    + RatingNorm.allCases.map { step?.errors[$0]?[.cone]?.significant(5) ?? "" })
        }
        table.append(["(offset)"] + fits.map { $0.offset.significant(5) } + RatingNorm.allCases.map { _ in "" })
        return table
    }
}
