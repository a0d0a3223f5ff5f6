/// Whether a menu exists at all, where types have more without a contract than they would train alone.
extension Certification {
    /// The gap to which a shortfall is computed, as a fraction of the value scale.
    private static var shortfallGap: Double { 1e-10 }

    /// Looks for a menu that everybody accepts, so that the search has one to begin with.
    /// - Throws: `ContractError.noMenu` where it is proved that there is none.
    mutating func seekAcceptedMenu() throws(ContractError) {
        let most = try largestSlack(screening.outsideOptions, engine.expectation(.envelope), .gap(Self.shortfallGap))
        if most.upper < 0 {
            upper = -.infinity
            throw .noMenu(known.isExplained ? try explanation(of: most) : missing())
        }
        if let z = most.coordinates { begin(with: z) }
        if hasMenu { return }
        // The envelope promises more than the true curve where groups stay below its hinge; the minorant does not.
        let safe = try largestSlack(screening.outsideOptions, engine.expectation(.minorant), .gap(Self.shortfallGap))
        if let z = safe.coordinates, safe.lower >= 0 { begin(with: z) }
    }

    /// What is known where the search ended without a menu.
    func missing() -> MissingMenu {
        MissingMenu(
            status: upper == -.infinity ? .infeasible : .undecided, shortfall: nil, conflict: [],
            stoppedBy: upper == -.infinity ? nil : observer.stop?())
    }

    /// The largest slack with certain outside options, by class.
    private mutating func largestSlack(
        _ outsideOptions: [Double], _ expectation: Source.Expectation, _ aim: SlackAim
    ) throws(ContractError) -> LargestSlack {
        let problem = screening.demanding(outsideOptions)
        let (slack, work) = try SupportingHyperplanes.largestSlack(
            problem, expectation, from: StartingMenus(problem, participants: participation.mean), to: aim, observer)
        record.add(work)
        guard let z = slack.coordinates else { return slack }
        // In the problem's own unit.
        var rescaled = slack
        rescaled.coordinates = z.map { $0 * (problem.valueScale / screening.valueScale) }
        return rescaled
    }

    /// A minimal set of classes whose outside options cannot be met together: those with a dual in the proof, and of
    /// these one after the other left out for good where the rest still cannot be met.
    private mutating func explanation(of slack: LargestSlack) throws(ContractError) -> MissingMenu {
        var kept = slack.demanding.filter { screening.outsideOptions[$0] > 0 }
        if try !isProvedImpossible(kept) {
            kept = screening.costs.indices.filter { screening.outsideOptions[$0] > 0 }
        }
        for k in kept.sorted(by: >) where kept.count > 1 {
            let rest = kept.filter { $0 != k }
            if try isProvedImpossible(rest) { kept = rest }
        }
        return MissingMenu(
            status: .infeasible, shortfall: -slack.upper, conflict: kept.sorted().map(name), stoppedBy: nil)
    }

    private mutating func isProvedImpossible(_ classes: [Int]) throws(ContractError) -> Bool {
        if classes.isEmpty { return false }
        var options = [Double](repeating: 0, count: screening.costs.count)
        for k in classes { options[k] = screening.outsideOptions[k] }
        return try largestSlack(options, engine.expectation(.envelope), .sign).upper < 0
    }
}
