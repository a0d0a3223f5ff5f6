import ContractDesign

/// How promises are kept, for people: the rule for each type and the spread of what it gets.
struct RewardPlanText {
    private let plan: RewardPlan

    init(_ plan: RewardPlan) { self.plan = plan }

    func text(in room: TextRoom) -> String { sentence + ":\n\n" + table.text(in: room) }

    /// The rule, and where the distributions come from, without a full stop.
    var sentence: String {
        let view = plan.conditioning == .own ? "from a party's own view" : "over the compositions with the type in them"
        let rule =
            switch plan.policy {
            case .proportional:
                "proportional: in every composition a type gets its part of what the collective model is worth" + beyond
            case .threshold: "threshold: a type gets the collective model, up to its threshold"
            }
        let source = plan.promises.first?.delivered.draws.map { draws in
            let worst = plan.promises.compactMap(\.delivered.standardError).max() ?? 0
            return "; from \(draws) drawn compositions, means to \(worst.significant(2)) value units (standard error)"
        }
        let law = plan.laws.isEmpty ? "" : ", for each type in the scenario in which it gets least"
        return "Reward policy \(rule) (\(view)\(law)\(source ?? ""))"
    }

    /// What the parts are taken of, where a model without data is worth something.
    var beyond: String {
        guard let untrained = plan.promises.first?.rule.untrained, untrained > 0 else { return "" }
        return " beyond the \(untrained.decimals(4)) of a model without data"
    }

    var table: TableText {
        var headings: [(String, TableText.Side)] = [("Type", .words)]
        headings.append(plan.policy == .proportional ? ("Part", .numbers) : ("Threshold [value]", .numbers))
        headings += [("Reward [value]", .numbers), ("Mean [value]", .numbers), ("Std dev [value]", .numbers)]
        headings += RewardPlan.quantiles.map { ("\($0)% [value]", .numbers) }
        var table = TableText(headings)
        for promise in plan.promises {
            let delivered = promise.delivered
            let parameter =
                plan.policy == .proportional
                ? "\((100 * promise.rule.parameter).decimals(3))%"
                : promise.isWhole ? "never cut" : promise.rule.parameter.decimals(4)
            table.append(
                [promise.type.name, parameter]
                    + [promise.reward, delivered.mean, delivered.standardDeviation].map { $0.decimals(4) }
                    + RewardPlan.quantiles.map { delivered.quantile(Double($0) / 100).decimals(3) })
        }
        return table
    }
}
