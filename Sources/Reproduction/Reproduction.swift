import ContractDesign

/// One published experiment solved anew, beside what was published.
package struct Reproduction: Sendable {
    /// One type's offer, ours and theirs.
    package struct Row: Sendable {
        package var offer: Offer
        /// Nil where nothing was published for the type.
        package var published: PublishedOffer?
    }

    package var name: String
    package var contract: Contract
    /// One per type, in the population's order.
    package var rows: [Row]
    /// What the published contributions are worth, E[a(S)] recomputed; nil where none were published.
    package var publishedPerformance: Double?
    /// The optimum as found elsewhere, nil where none is listed.
    package var referencePerformance: Double?

    /// Solves `experiment` and sets what was published beside it, matched by the type's name.
    /// - Parameter observer: watches the search, and may end it.
    package init(
        _ experiment: Experiment, published: [PublishedOffer], observer: SolveObserver = SolveObserver()
    ) throws(ContractError) {
        name = experiment.name
        contract = try experiment.problem.design(observer: observer)
        let byType = Dictionary(published.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
        rows = contract.menu.offers.map { Row(offer: $0, published: byType[$0.type.name]) }
        referencePerformance = published.first?.optimumPerformance
        let contributions = rows.compactMap { $0.published?.contribution }
        if contributions.count == rows.count {
            publishedPerformance = try experiment.problem.expectedPerformance(ofContributions: contributions)
        }
    }

    /// How what was published stands to the optimum.
    package enum PublishedStanding: Hashable, Sendable {
        /// The published contributions reach the optimum, up to 1e-9 in performance.
        case optimal(performance: Double)
        /// Their solver stopped short of it, by so much in performance.
        case stopped(performance: Double, shortfall: Double)
    }

    /// Nil where no contributions were published.
    package var publishedStanding: PublishedStanding? {
        publishedPerformance.map { published in
            let shortfall = contract.performance.lower - published
            return shortfall > 1e-9
                ? .stopped(performance: published, shortfall: shortfall) : .optimal(performance: published)
        }
    }

    /// Groups of types that get one and the same offer here and had different contributions in the publication.
    package var bunchedHereOnly: [[String]] {
        Dictionary(grouping: rows, by: \.offer.pool).sorted { $0.key < $1.key }.compactMap { _, pool in
            Set(pool.compactMap { $0.published?.contribution }).count > 1 ? pool.map(\.offer.type.name) : nil
        }
    }
}
