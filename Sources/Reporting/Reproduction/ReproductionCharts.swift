import ContractDesign
import PlainText
import Reproduction

extension Reproduction {
    /// The figures of the experiment: contributions, with what the published solver made of types that share an offer;
    /// rewards under the proportional policy, as published; and the menu.
    var charts: [Chart] {
        [
            .contributions(of: contract, title: "\(name): what each type brings", remarks: bunchingRemarks),
            .rewards(of: contract.rewardPlan(.proportional), title: "\(name): what is handed out, over all groups"),
            .menuPlane(of: contract, title: "\(name): the menu"),
        ]
    }

    private var bunchingRemarks: [String] {
        bunchedHereOnly.map { types in
            let published = rows.filter { types.contains($0.offer.type.name) }.compactMap { $0.published?.contribution }
            let spread = (published.max() ?? 0) - (published.min() ?? 0)
            return """
                Types \(types.map(\.visible).joined(separator: ", ")) get one offer; published \
                \(spread.significant(2)) units apart, a stopping error
                """
        }
    }
}
