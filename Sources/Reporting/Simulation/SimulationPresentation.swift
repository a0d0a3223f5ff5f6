import ContractDesign
import LearningCurves
import PlainText
import Simulation
import Stopping
import Tabular

/// A contract played through as it is shown: the reward promised against what was delivered.
public struct SimulationPresentation: DocumentedPresentation {
    private let simulation: Simulation
    private let expectedPerformance: Double
    /// The same compositions with everybody honest; nil where everybody is.
    private let honest: Simulation?
    private let trial: CurveTrial?
    private let isNormalized: Bool
    private let searchStop: StopReason?

    /// Shows a run, and beside it, where some were not honest, what honesty would have given.
    /// - Parameters:
    ///   - simulation: the run that was asked for.
    ///   - expectedPerformance: E[a(S)] of the menu if everybody takes its own offer.
    ///   - honest: the same draws with everybody honest, where `simulation` is not.
    ///   - trial: the menu under other curves that its pilot might come from.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    ///   - searchStop: what ended the search for the menu before it was through; nil where nothing did.
    public init(
        _ simulation: Simulation, expectedPerformance: Double, honest: Simulation? = nil, trial: CurveTrial? = nil,
        isNormalized: Bool = false, searchStop: StopReason? = nil
    ) {
        self.trial = trial
        self.searchStop = searchStop
        self.simulation = simulation
        self.expectedPerformance = expectedPerformance
        self.honest = honest
        self.isNormalized = isNormalized
    }

    public func text(in room: TextRoom) -> String {
        let title = """
            \(simulation.draws) groups drawn with seed \(simulation.seed), policy \(simulation.policy.rawValue), \
            intervals of \(Int(100 * Estimate.confidence))% confidence
            Per composition, per party: the mean of what was delivered, with one vote each
            """
        return [title, table.text(in: room), aside].joined(separator: "\n\n") + "\n"
    }

    private var table: TableText {
        let own = simulation.menu.types.haveOwnValues ? "own value" : "value"
        var table = TableText([
            ("Type", .words), ("Does", .words), ("Fraction of type", .numbers), ("Effective [eff. units]", .numbers),
            ("Reward [value]", .numbers), ("Per composition [value]", .numbers), ("+-", .numbers),
            ("Per party [value]", .numbers), ("+-", .numbers), ("Utility [\(own)]", .numbers),
            ("Gain over honesty [\(own)]", .numbers),
        ])
        for group in simulation.groups {
            table.append([
                group.type.name, doing(group), "\((100 * group.fraction).significant(4))%",
                group.effectiveContribution.decimals(3), group.reward.decimals(4),
                group.perComposition?.mean.decimals(4) ?? "-", group.perComposition?.reach ?? "-",
                group.perParty?.mean.decimals(4) ?? "-", group.perParty?.reach ?? "-",
                group.utility?.decimals(4) ?? "-",
                gain(of: group)?.decimals(4) ?? "-",
            ])
        }
        return table
    }

    private func doing(_ group: Simulation.Group) -> String {
        guard let offer = group.offer else { return "stays away" }
        return group.isHonest ? "is honest" : "poses as \(offer.name)"
    }

    private func gain(of group: Simulation.Group) -> Double? {
        honest.flatMap { simulation.gain(of: group, over: $0) }
    }

    /// The performance, and whether the promises were kept, a line each.
    public var aside: String { facts.lines }

    private var facts: [Fact] {
        let performance = simulation.performance
        let reached = """
            \(performance.mean.decimals(9)) +- \(performance.reach), expected \(expectedPerformance.decimals(9)) if \
            everybody is honest
            """
        var facts = [Fact("Performance", reached)]
        if let honest {
            let change = performance.mean - honest.performance.mean
            facts.append(
                Fact("Deviations", "move the performance by \(change.significant(4)) on the same groups"))
        }
        if let reason = searchStop {
            facts.append(Fact("The menu", "is not proved to be the best: the search for it \(reason.words)"))
        }
        if let reason = simulation.stoppedBy {
            let words = "the play \(reason.words); all that is said rests on the \(simulation.draws) groups drawn"
            facts.append(Fact("Ended early", words))
        }
        return facts + [Fact("Promises", promises)] + curves
    }

    private var curves: [Fact] {
        guard let trial else { return [] }
        func share(_ count: Int) -> String { "\((100 * Double(count) / Double(trial.curves)).decimals(1))%" }
        let byType = zip(simulation.menu.offers, trial.kept).map { "\($0.type.name.visible) \(share($1))" }
        return [
            Fact(
                "Curves",
                """
                of \(trial.curves) that the pilot might come from, all promises can be kept under \(share(trial.keptAll)) \
                (\(byType.joined(separator: ", "))), and under \(share(trial.accepted)) no type would have had more alone
                """)
        ]
    }

    private var promises: String {
        let missed = simulation.missedPromises
        if missed.isEmpty {
            return """
                kept, as far as these draws can tell: no honest type got less than promised beyond what chance explains
                """
        }
        let names = missed.map { $0.type.name.visible }.joined(separator: ", ")
        return "missed for \(names): less than promised, beyond what chance explains"
    }

    /// One row a type and choice.
    public var csv: CSVText {
        let header = [
            "type", "takes", "fraction", "effectiveContribution", "reward", "perComposition", "perCompositionError",
            "compositions", "perParty", "perPartyError", "utility", "gain",
        ]
        return CSVText(
            header: header,
            rows: simulation.groups.map { group in
                let counted = group.perComposition
                return [
                    group.type.name, group.offer?.name ?? "", group.fraction.exact, group.effectiveContribution.exact,
                    group.reward.exact, counted?.mean.exact ?? "", counted?.error ?? "",
                    String(counted?.compositions ?? 0), group.perParty?.mean.exact ?? "", group.perParty?.error ?? "",
                    group.utility?.exact ?? "", gain(of: group)?.exact ?? "",
                ]
            })
    }

    /// Schema `accord.simulation/2`.
    public var document: some JSONDocument {
        SimulationDocument(
            simulation, expectedPerformance: expectedPerformance, honest: honest, trial: trial,
            normalized: isNormalized, stop: searchStop)
    }
}

extension Estimate {
    /// Half the width of the interval; unknown from one composition.
    fileprivate var reach: String { compositions > 1 ? (interval.upperBound - mean).significant(2) : "?" }
    fileprivate var error: String { compositions > 1 ? standardError.exact : "" }
}
