import ContractDesign
import PlainText

/// What was asked of a contract, in words.
struct ProblemText {
    private let problem: ContractProblem

    init(_ problem: ContractProblem) { self.problem = problem }

    /// In a line, without a full stop.
    var line: String {
        let rewards =
            problem.preference == .parties
            ? "greatest rewards (--prefer parties)" : "least rewards (--prefer coordinator)"
        let conditioning = problem.conditioning == .own ? ", caps by a party's own view (--conditioning own)" : ""
        let relaxed = problem.isRelaxed ? ", concave relaxation only (--relaxed)" : ""
        return """
            Participation \(problem.participation.specification), accuracy \(problem.accuracy.specification), \
            valuation \(problem.valuation.specification), \(band)\(rewards)\(conditioning)\(relaxed)\(multiples)
            """
    }

    private var multiples: String {
        steps.map { ", contributions in \($0)" } ?? ""
    }

    /// Of what contributions, and perhaps rewards, are multiples; nil where they may be any numbers.
    private var steps: String? {
        guard let multiples = problem.setting.multiples else { return nil }
        let rewards = multiples.reward.map { ", rewards in those of \($0.significant(6))" } ?? ""
        return "whole multiples of \(multiples.contribution.significant(6)) units\(rewards)"
    }

    private var band: String {
        problem.setting.accuracyHigh.map { "outside options by accuracy \($0.specification), " } ?? ""
    }

    /// What the answer rests on beyond that, a sentence each.
    var reservations: [String] {
        var lines: [String] = []
        if case .atLeast(let count) = problem.participation {
            lines.append(
                "Computed with \(count) parties: with more, the performance and all caps are higher, and the menu holds."
            )
        }
        if let worst = problem.population.worstProbabilities {
            let list = zip(problem.population.types, worst).map { "\($0.name.visible) \($1.significant(6))" }
            let caps =
                problem.hasSeveralLaws
                ? "Promises are means under those that make each type's cap the least."
                : "Promises are means under them."
            lines.append(
                """
                Probabilities are the worst of those that may be: \(list.joined(separator: ", ")). \(caps) \
                \(Self.payment)
                """)
        } else if case .scenarios(let scenarios)? = problem.population.uncertainty?.bounds, scenarios.count > 1 {
            let names = scenarios.map(\.name.visible).joined(separator: ", ")
            let caps = "Each promise is a mean under the scenario in which the type's cap is least. "
            lines.append("One of these scenarios holds: \(names). \(caps)\(Self.payment)")
        }
        return lines
    }

    /// Why payments should not depend on probabilities that are not known.
    private static let payment = """
        Under others, paying a fixed part of the model's worth pays more than was promised, to some types more than to \
        others, so that posing may gain; what does not depend on the probabilities, the promised worth itself wherever the \
        group's model allows, does not have that flaw.
        """

    /// - Parameter source: where the types come from.
    func facts(typesFrom source: String) -> [Fact] {
        let caps =
            problem.conditioning == .own
            ? "what a party expects that knows itself to be in"
            : "what the group's model is worth over the compositions with the type in them"
        return [
            Fact("Types", "\(problem.population.types.count), from \(source)"),
            Fact("Parties", participation),
            Fact("Performance by data", problem.accuracy.specification),
            Fact("Worth of a model", problem.valuation.specification),
            Fact("Rewards are capped by", caps),
            Fact(
                "Of several best menus", problem.preference == .parties ? "the greatest rewards" : "the least rewards"),
            Fact("Tolerance", "\(problem.tolerance.significant(3)) in performance"),
        ] + (steps.map { [Fact("Contributions", $0)] } ?? [])
    }

    private var participation: String {
        switch problem.participation {
        case .fixed(let count): "exactly \(count)"
        case .atLeast(let count): "at least \(count); computed with \(count)"
        case .poisson(let mean): "Poisson, \(mean.significant(6)) on average"
        case .binomial(let invited, let rate):
            "\(invited) invited, each of whom joins with chance \(rate.significant(6))"
        }
    }

    /// For whom the contract is: `4 parties`.
    var parties: String {
        switch problem.participation {
        case .fixed(let count): count == 1 ? "one party" : "\(count) parties"
        case .atLeast(let count): "\(count) parties or more"
        case .poisson(let mean): "about \(mean.significant(6)) parties"
        case .binomial(let invited, _): "up to \(invited) parties"
        }
    }
}
