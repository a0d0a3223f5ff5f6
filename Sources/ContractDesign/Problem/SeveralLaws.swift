extension Population {
    /// Whether no single law of those that may hold is the worst for performance and all caps of every menu.
    ///
    /// Within ranges and distances one is, with caps by a party's own view.
    func hasSeveralLaws(_ conditioning: Conditioning) -> Bool {
        switch uncertainty?.bounds {
        case nil: false
        case .scenarios: true
        case .ranges, .distance: conditioning != .own
        }
    }

    /// Whether probabilities are known within bounds only, of which the worst rest on contributions that rise as costs fall.
    var isWithinBounds: Bool {
        switch uncertainty?.bounds {
        case nil, .scenarios: false
        case .ranges, .distance: true
        }
    }
}

extension ContractProblem {
    /// Whether a menu has to hold under several laws of who comes.
    public var hasSeveralLaws: Bool { population.hasSeveralLaws(conditioning) }

    /// Refuses what can only be said under one law of who comes.
    /// - Throws: `ContractError.uncertainProbabilities` where several count.
    public func requireOneLaw() throws(ContractError) {
        if hasSeveralLaws { throw .uncertainProbabilities }
    }

    /// The same problem where a law of who comes is known to hold, which was checked with the problem.
    func under(_ scenario: Scenario) -> ContractProblem {
        posed(for: { population throws(PopulationError) in try population.under(scenario) })
    }

    /// The same problem where one of several laws may hold, which were checked likewise.
    func under(_ scenarios: [Scenario]) -> ContractProblem {
        posed(for: { population throws(PopulationError) in try Population(population.types, under: scenarios) })
    }

    /// The same problem where the stated probabilities hold; nil where there are none.
    var asStated: ContractProblem? {
        population.asStated.map { stated in posed(for: { _ throws(PopulationError) in stated }) }
    }

    /// The same problem for a population made of the same types.
    private func posed(for change: (Population) throws(PopulationError) -> Population) -> ContractProblem {
        do {
            return try ContractProblem(
                population: change(population), participation: participation, setting: setting)
        } catch {
            preconditionFailure("The types and all laws were checked: \(error)")
        }
    }
}
