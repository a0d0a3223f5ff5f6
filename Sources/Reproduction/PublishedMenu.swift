import Tabular

/// What was published for one type of one experiment, and the optimum as found by root finding elsewhere.
package struct PublishedOffer: Hashable, Sendable {
    package var type: String
    package var cost: Double
    /// Units, from the authors' solver.
    package var contribution: Double
    /// Value units, from the authors' solver.
    package var reward: Double
    /// Units, from root finding on the active set, confirmed by a second solver; so the next two.
    package var optimumContribution: Double
    /// Value units.
    package var optimumLeastReward: Double
    /// E[a(S)] of the whole menu.
    package var optimumPerformance: Double
}

/// The published menus by experiment, from a CSV.
package struct PublishedMenus: Sendable {
    private let offers: [String: [PublishedOffer]]

    /// - Throws: `TableError` at the cell that is wrong.
    package init(readFrom path: String) throws(TableError) {
        let table = try Table.read(path: path)
        try table.requireColumns([
            "experiment", "type", "cost", "published_contribution", "published_reward", "optimum_contribution",
            "optimum_least_reward", "optimum_performance",
        ])
        var offers: [String: [PublishedOffer]] = [:]
        for row in table.rows {
            offers[try row.cell("experiment").nonEmptyText(), default: []].append(
                PublishedOffer(
                    type: try row.cell("type").nonEmptyText(),
                    cost: try row.cell("cost").number(.positive),
                    contribution: try row.cell("published_contribution").number(),
                    reward: try row.cell("published_reward").number(),
                    optimumContribution: try row.cell("optimum_contribution").number(),
                    optimumLeastReward: try row.cell("optimum_least_reward").number(),
                    optimumPerformance: try row.cell("optimum_performance").number()))
        }
        self.offers = offers
    }

    /// The offers of one experiment by type; empty where nothing was published.
    package subscript(experiment: String) -> [PublishedOffer] { offers[experiment] ?? [] }
}
