import PlainText
import ProviderCompetition

/// What proves that something is certain, as text: a row for each certificate, and how to compute it anew.
struct CertificateText {
    private let analysis: CompetitionAnalysis
    private var game: CompetitionGame { analysis.game }
    /// More would not be read; the document has them all.
    private static let mostRows = 24

    init(_ analysis: CompetitionAnalysis) { self.analysis = analysis }

    /// The formula, in which any weights and multipliers of at least 0 give a bound.
    static let formula = """
        Each value is B = sum_i w_i U_i(full) + sum_y p_y min_a { u[y,a] - sum_i w_i U_i[y,a] - sum_b m[a,b] (u[y,a] - \
        u[y,b]) }, rounded down, with the weights w and multipliers m in its row and the probabilities p; for policies \
        that are the same for all, the braces are summed over users, with masses before w. No equilibrium gives less \
        than B for any w, m >= 0 (derived here): scripts/check-proof computes it from the JSON without rounding.
        """

    /// Without what says the same twice: towards one user alone every policy is personalised.
    private var records: [CertificateRecord] {
        CertificateRecord.list(analysis).filter { game.users.count > 1 || $0.kind != .anonymous }
    }

    var table: TableText {
        var table = TableText([
            ("User", .words), ("Certificate", .words), ("Proved [payoff]", .numbers), ("Weights", .words),
            ("Multipliers of obedience", .words),
        ])
        for record in records.prefix(Self.mostRows) {
            let weights = game.providers.compactMap { provider in
                record.weights[provider.name].flatMap { $0 > 0 ? "\(provider.name) \($0.significant(6))" : nil }
            }
            let multipliers = record.multipliers.map {
                let owner = record.kind == .anonymous ? "\($0.user): " : ""
                return "\(owner)\($0.recommended) over \($0.instead) \($0.multiplier.significant(6))"
            }
            let stakes = game.users.first { $0.name == record.user }?.utility.stakes(game.prior) ?? 1
            table.append([
                record.user, record.kind.words, record.value.payoff(of: stakes), weights.brief, multipliers.brief,
            ])
        }
        return table
    }

    /// How many certificates the table leaves out; nil where none.
    var rest: String? {
        let count = records.count
        return count > Self.mostRows ? "\(count - Self.mostRows) more stand in the JSON." : nil
    }
}

extension CertificateRecord.Kind {
    fileprivate var words: String {
        switch self {
        case .oneSided: "one-sided weights"
        case .obedient: "weights and obedience"
        case .anonymous: "the same policy for all"
        }
    }
}

extension [String] {
    /// The first of them, and how many more there are.
    fileprivate var brief: String {
        if isEmpty { return "none" }
        return prefix(4).joined(separator: ", ") + (count > 4 ? " and \(count - 4) more" : "")
    }
}
