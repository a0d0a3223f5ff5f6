import Stopping

extension ContractProblem {
    /// Expectations at any contributions, also where no contract would ask for them: where several laws of who comes may
    /// hold, the least under any of them.
    ///
    /// Types of equal effective cost and capacity count as one, whatever they contribute: a cap given n_i >= 1 is one given that a
    /// party of that cost is in. A party's own view is that of what it contributes.
    /// - Parameter contributions: raw units per type, in the population's order, each finite and at least 0.
    /// - Throws: `ContractError.tooManyOutcomes` where enumeration was asked for and is too much; `noExponentialSum`
    ///   where `laplace` was asked for and there is none.
    /// - Complexity: one evaluation a law: O(I) a term of the exponential sum, O(I C(N + I - 1, I - 1)) by enumeration, or
    ///   O(I) for each of at most 5,000 counts by Gauss rules. Ranges of probabilities under `Conditioning.atLeastOne` take
    ///   some 240 a type.
    public func expectations(atContributions contributions: [Double]) throws(ContractError) -> GroupExpectations {
        try expectations(atContributions: contributions, Patience())
    }

    /// The same, where patience ends as far as laws were searched.
    func expectations(
        atContributions contributions: [Double], _ patience: Patience
    ) throws(ContractError) -> GroupExpectations {
        precondition(contributions.count == population.types.count, "One contribution per type is needed.")
        let laws = try laws(at: contributions, patience)
        var least = try expectations(contributions, under: laws[0])
        for law in laws.dropFirst() { least.lower(to: try expectations(contributions, under: law)) }
        return least
    }

    /// What given contributions would be worth to the coordinator: E[a(S)].
    /// - Throws: as those.
    /// - SeeAlso: ``expectations(atContributions:)``
    public func expectedPerformance(ofContributions contributions: [Double]) throws(ContractError) -> Double {
        try expectations(atContributions: contributions).performance
    }

    /// The laws that may hold, and by type that in which its cap is least; nil where one law counts.
    /// - Throws: as ``expectations(atContributions:)``.
    /// - Complexity: likewise.
    public func tightestLaws(of menu: Menu) throws(ContractError) -> TightestLaws? {
        if !hasSeveralLaws { return nil }
        let contributions = menu.offers.map(\.contribution)
        let laws = try laws(at: contributions)
        var caps: [[Double]] = []
        for law in laws { caps.append(try expectations(contributions, under: law).caps) }
        return TightestLaws(
            all: laws, byType: menu.offers.indices.map { i in laws.indices.min { caps[$0][i] < caps[$1][i] } ?? 0 })
    }

    /// The laws of who comes among which performance and every cap are least at given contributions, raw units by type.
    func laws(at contributions: [Double], _ patience: Patience = Patience()) throws(ContractError) -> [Scenario] {
        switch population.uncertainty?.bounds {
        case .scenarios(let scenarios): return scenarios
        case .ranges, .distance:
            var laws = [leastLaw]
            if hasSeveralLaws {
                let search = WorstLaws(self, contributions: contributions)
                for alike in search.classes {
                    guard let law = try search.worst(for: alike, patience) else { break }
                    laws.append(lowestCap(of: alike, law))
                }
            }
            return laws
        case nil: return [leastLaw]
        }
    }

    /// The law of the population as it is: with ranges or a distance the least in first-order dominance.
    var leastLaw: Scenario {
        Scenario(name: "least", probabilities: population.types.map(\.probability))
    }

    /// A law found for the cap of types of one cost, with its name.
    func lowestCap(of alike: [Int], _ law: [Double]) -> Scenario {
        let names = alike.sorted().map { population.types[$0].name }.joined(separator: ", ")
        return Scenario(name: "cap of \(names)", probabilities: law)
    }

    /// Expectations under a law that is known to hold.
    func expectations(_ contributions: [Double], under law: Scenario) throws(ContractError) -> GroupExpectations {
        let known = population.uncertainty == nil ? self : under(law)
        let amounts = zip(known.population.types, contributions).map { $0.quality * $1 }
        return try known.expectations(of: known.offerClasses(effectiveContributions: amounts))
    }
}

extension GroupExpectations {
    /// Takes what is less of another law.
    mutating func lower(to other: GroupExpectations) {
        performance = min(performance, other.performance)
        modelValue = min(modelValue, other.modelValue)
        caps = zip(caps, other.caps).map(min)
        ownCaps = zip(ownCaps, other.ownCaps).map(min)
        capUncertainty = max(capUncertainty, other.capUncertainty)
    }
}

extension ContractProblem {
    /// The laws of who comes of which one holds; nil where there are no several.
    package var scenarios: [Scenario]? {
        if case .scenarios(let scenarios)? = population.uncertainty?.bounds { scenarios } else { nil }
    }

    /// All scenarios, chances by class; nil where there are none.
    func scenarioLaws(_ order: CostOrder) -> [[Double]]? {
        scenarios?.map { order.law($0.probabilities) }
    }

    /// The scenarios that count, chances by class: where caps are a party's own view, none under which another that is
    /// less in first-order dominance does not count already, since that lowers performance and every cap of every menu.
    /// Empty where there are no scenarios.
    func countedLaws(_ order: CostOrder) -> [[Double]] {
        guard let laws = scenarioLaws(order) else { return [] }
        // Capacities can forbid that contributions rise as costs fall.
        guard conditioning == .own, order.capacities.allSatisfy({ $0 == .infinity }) else { return laws }
        // The chances that a party is of one of the k costliest classes.
        let costly = laws.map { law in law.indices.map { k in law[...k].reduce(0, +) } }
        return laws.indices.filter { k in
            !laws.indices.contains { other in
                other != k && zip(costly[other], costly[k]).allSatisfy { $0 >= $1 }
                    && (costly[other] != costly[k] || other < k)
            }
        }.map { laws[$0] }
    }
}
