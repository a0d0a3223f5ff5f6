import LinearProgramming
import Stopping

/// The laws of who comes that a menu was made for, where the law is not known.
struct CountedLaws {
    var laws: [Scenario]
    var rounds = 1
    /// Whether no law was found any more under which a cap is lower.
    var isSettled = true
    /// By how much one of those that were found last lowers a cap, value units.
    var excess = 0.0

    /// Adds a law; names that were there already are numbered by the round.
    mutating func add(_ law: Scenario) {
        var law = law
        if laws.contains(where: { $0.name == law.name }) { law.name += " (\(rounds))" }
        laws.append(law)
    }
}

extension ContractProblem {
    /// A law counts where it lowers a cap by more than this, as a fraction of the value scale.
    private static let leastDifference = 1e-11
    private static let mostRounds = 12

    /// What is found for all laws of who comes that may hold, and which of them counted; nil where the law is known.
    ///
    /// Within ranges and distances the law that is least in first-order dominance is the worst for the performance of
    /// every menu, and with caps by a party's own view for its caps as well. With other caps the laws under which they are
    /// least at the menu found are added, and the menu is made again, until there are none any more. Every bound on the
    /// way is one on what holds under all laws, since fewer laws only forbid less.
    func preparedFinding(
        _ observer: SolveObserver, _ patience: Patience, _ export: ProgramFormat?
    ) throws(ContractError) -> (Finding, CountedLaws?) {
        guard let uncertainty = population.uncertainty else {
            return (try finding(observer, patience, export), nil)
        }
        if case .scenarios(let scenarios) = uncertainty.bounds {
            return (try finding(observer, patience, export), CountedLaws(laws: scenarios))
        }
        if !hasSeveralLaws { return (try finding(observer, patience, export), CountedLaws(laws: [leastLaw])) }
        var counted = CountedLaws(laws: [leastLaw])
        var record = SolverRecord()
        while true {
            var finding = try under(counted.laws).finding(observer, patience, export)
            finding.record.include(record)
            record = finding.record
            let contributions = contributions(finding)
            let found = try lowerCaps(at: contributions, than: counted.laws, patience)
            counted.isSettled = !patience.isOver && found.isEmpty
            counted.excess = found.reduce(0) { max($0, $1.difference) }
            if found.isEmpty || patience.isOver || counted.rounds == Self.mostRounds { return (finding, counted) }
            counted.rounds += 1
            for (law, _) in found { counted.add(law) }
        }
    }

    /// Laws under which caps are lower than under those that count, and by how much, value units.
    private func lowerCaps(
        at contributions: [Double], than laws: [Scenario], _ patience: Patience
    ) throws(ContractError) -> [(law: Scenario, difference: Double)] {
        let search = WorstLaws(self, contributions: contributions)
        var caps = try expectations(contributions, under: laws[0]).caps
        for law in laws.dropFirst() { caps = zip(caps, try expectations(contributions, under: law).caps).map(min) }
        var found: [(law: Scenario, difference: Double)] = []
        for alike in search.classes {
            guard let law = try search.worst(for: alike, patience) else { break }
            let scenario = lowestCap(of: alike, law)
            let cap = try expectations(contributions, under: scenario).caps[alike[0]]
            let difference = caps[alike[0]] - cap
            if difference > Self.leastDifference * valuation.value(of: accuracy.limit) {
                found.append((scenario, difference))
            }
        }
        return found
    }

    /// A menu's contributions, raw units by type, under each law that counted, and beside the best menu for the stated one.
    func robustness(
        of contributions: [Double], under counted: CountedLaws, _ observer: SolveObserver
    ) throws(ContractError) -> Robustness {
        var views: [Robustness.View] = []
        for law in counted.laws { views.append(try view(of: contributions, under: law)) }
        // Laws that differ by rounding alone are the first of them.
        let scale = valuation.value(of: accuracy.limit)
        func least(_ values: [Double], _ scale: Double) -> Int {
            let lowest = values.min() ?? 0
            return values.firstIndex { $0 <= lowest + 1e-12 * scale } ?? 0
        }
        let kind: Robustness.Kind =
            switch population.uncertainty?.bounds {
            case .ranges: .ranges
            case .distance: .distance
            case .scenarios, nil: .scenarios
            }
        return Robustness(
            kind: kind, views: views,
            leastPerformance: least(views.map(\.performance), accuracy.limit),
            leastCaps: contributions.indices.map { i in least(views.map { $0.caps[i] }, scale) },
            capsAreMeasured: kind != .scenarios && hasSeveralLaws, rounds: counted.rounds,
            isSettled: counted.isSettled, excess: counted.excess,
            comparison: try comparison(of: contributions, observer))
    }

    private func view(of contributions: [Double], under law: Scenario) throws(ContractError) -> Robustness.View {
        let group = try expectations(contributions, under: law)
        return Robustness.View(scenario: law, performance: group.performance, caps: group.caps)
    }

    /// Nil where no probabilities were stated, or their best menu was not found.
    private func comparison(
        of contributions: [Double], _ observer: SolveObserver
    ) throws(ContractError) -> Robustness.Comparison? {
        guard let asStated, observer.stop?() == nil else { return nil }
        let law = Scenario(name: "stated", probabilities: asStated.population.types.map(\.probability))
        do {
            let contract = try asStated.design(observer: SolveObserver(stop: observer.stop))
            return Robustness.Comparison(
                view: try view(of: contributions, under: law), best: contract.performance)
        } catch .noMenu {
            return nil
        }
    }
}
