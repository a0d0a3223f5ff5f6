import ContractDesign
import LearningCurves
import Simulation
import Stopping

/// A contract played through, as JSON, schema `accord.simulation/2`.
struct SimulationDocument: JSONDocument {
    static let schema = "accord.simulation/2"

    private struct Mean: Encodable {
        var mean: Double
        /// Null where there is but one composition.
        var standardError: OrNull<Double>
        var compositions: Int

        init(_ estimate: Estimate) {
            mean = estimate.mean
            standardError = OrNull(estimate.compositions > 1 ? estimate.standardError : nil)
            compositions = estimate.compositions
        }
    }

    private struct Group: Encodable {
        var type: String
        /// The type whose offer is taken; null for staying away.
        var takes: OrNull<String>
        var fraction, effectiveContribution, reward: Double
        var perComposition, perParty: OrNull<Mean>
        var utility: OrNull<Double>

        init(_ group: Simulation.Group) {
            type = group.type.name
            takes = OrNull(group.offer?.name)
            fraction = group.fraction
            effectiveContribution = group.effectiveContribution
            reward = group.reward
            perComposition = OrNull(group.perComposition.map(Mean.init))
            perParty = OrNull(group.perParty.map(Mean.init))
            utility = OrNull(group.utility)
        }
    }

    private struct Run: Encodable {
        var performance: Mean
        var groups: [Group]

        init(_ simulation: Simulation) {
            performance = Mean(simulation.performance)
            groups = simulation.groups.map(Group.init)
        }
    }

    private let schema = Self.schema
    private let problem: ProblemRecord
    private let policy: RewardPolicy
    /// Fewer than were asked for where `stoppedBy` says why.
    private let draws: Int
    private let stoppedBy: OrNull<StopReason>
    private let seed: UInt64
    private let confidence = Estimate.confidence
    private let expectedPerformance: Double
    private let outcome: Run
    /// Null where everybody is honest in `outcome`.
    private let honest: OrNull<Run>
    /// Written only where curves were drawn.
    private let curves: Curves?

    private struct Curves: Encodable {
        var drawn, keptAll, accepted: Int
        /// By type, in the order of the menu.
        var kept: [Int]

        init(_ trial: CurveTrial) {
            drawn = trial.curves
            keptAll = trial.keptAll
            accepted = trial.accepted
            kept = trial.kept
        }
    }

    /// - Parameters:
    ///   - trial: the menu under other curves that its pilot might come from.
    ///   - normalized: whether the probabilities were divided by their sum.
    ///   - stop: what ended the search for the menu, if anything did.
    init(
        _ simulation: Simulation, expectedPerformance: Double, honest: Simulation?, trial: CurveTrial?,
        normalized: Bool, stop: StopReason?
    ) {
        curves = trial.map(Curves.init)
        problem = ProblemRecord(simulation.problem, normalized: normalized)
        policy = simulation.policy
        draws = simulation.draws
        stoppedBy = OrNull(stop ?? simulation.stoppedBy)
        seed = simulation.seed
        self.expectedPerformance = expectedPerformance
        outcome = Run(simulation)
        self.honest = OrNull(honest.map(Run.init))
    }
}
