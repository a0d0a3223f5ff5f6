import FineTuningGames

extension Chart {
    /// The share of each domain's revenue that goes to the generalist, by rule.
    static func domainShares(of answer: BargainAnswer) -> Chart {
        let specialists = answer.game.specialists
        let order = JSONValue.list(specialists.map { .text($0.name) })
        let rows: [JSONValue] = answer.solutions.flatMap { solution in
            zip(specialists, solution.equilibrium.shares).map { specialist, share in
                ["domain": .text(specialist.name), "share": .number(share), "rule": .text(solution.rule.title)]
            }
        }
        let domain: JSONValue = [
            "field": "domain", "type": "nominal", "sort": order, "title": "Domain of", "axis": ["grid": true],
        ]
        let marks = answer.ruleMarks(rows, at: ["x": .share("share"), "y": domain])
        return Chart(
            name: "domain-shares", title: "Which share of each domain's revenue goes to the generalist",
            summary: "A row for each domain with a mark for each bargaining rule at the generalist's share.",
            view: marks.setting("height", to: .number(Double(specialists.count) * 34 + 20)))
    }
}
