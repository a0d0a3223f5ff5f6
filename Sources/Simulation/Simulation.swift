import ContractDesign
import Dispatch
import Stopping

/// A contract played through: parties are drawn, choose, bring their data, the model is trained and handed out.
public struct Simulation: Sendable {
    /// How the parties of one type that made one choice fared.
    public struct Group: Sendable {
        /// The type, with its cost and quality.
        public var type: ParticipantType
        /// The type whose offer they took; nil where they stayed away.
        public var offer: ParticipantType?
        /// Which part of the type's parties they are.
        public var fraction: Double
        /// The reward promised to the takers of that offer, the valuation's units; what they have outside, where they
        /// stayed away.
        public var reward: Double
        /// What each brings, in effective units.
        public var effectiveContribution: Double
        /// The mean reward with one vote a composition in which they occur, or honest parties of a type that counts as
        /// one with theirs, value units: what a promise given n_i >= 1 refers to. Nil where none ever occurred.
        public var perComposition: Estimate?
        /// The mean reward with one vote a party, value units: what a party that is in expects.
        public var perParty: Estimate?

        /// Whether they took the offer made for their type.
        public var isHonest: Bool { offer?.name == type.name }

        /// What such a party keeps on average, its own value units: what the reward is worth to it minus what its
        /// contribution costs it.
        public var utility: Double? {
            perParty.map { type.value * ($0.mean - (offer == nil ? 0 : type.effectiveCost * effectiveContribution)) }
        }
    }

    /// The problem that the menu answers.
    public var problem: ContractProblem
    /// The menu that was played.
    public var menu: Menu
    /// How promises were kept in each composition.
    public var policy: RewardPolicy
    /// Compositions drawn: fewer than asked for where the play was ended.
    public var draws: Int
    /// Why it was ended before all were drawn; nil where it was not.
    public var stoppedBy: StopReason?
    /// Of the random numbers: equal seeds draw equal compositions.
    public var seed: UInt64
    /// a(S), mean over compositions.
    public var performance: Estimate
    /// One per type and choice, in the population's order.
    public var groups: [Group]

    /// Whose mean the promise is about: `perComposition`, or `perParty` where caps are a party's own view.
    public func delivered(_ group: Group) -> Estimate? {
        problem.conditioning == .own ? group.perParty : group.perComposition
    }

    /// What such a party keeps beyond what one of its type kept in another run, value units; nil where either never
    /// occurred.
    /// - Parameters:
    ///   - group: of this run.
    ///   - honest: the same draws with everybody honest.
    public func gain(of group: Group, over honest: Simulation) -> Double? {
        guard let utility = group.utility,
            let before = honest.groups.first(where: { $0.type.name == group.type.name })?.utility
        else { return nil }
        return utility - before
    }

    /// The honest groups that got less than promised, beyond what chance and rounding explain.
    ///
    /// A promise counts as missed where the truth lies below it minus `Menu.bindingTolerance` of what a perfect model
    /// is worth (``Estimate/isBelow(_:range:claims:)``). Each such simulation names a kept promise in one case of 100 at
    /// most.
    public var missedPromises: [Group] {
        let perfect = problem.valuation.value(of: problem.accuracy.limit)
        let honest = groups.filter(\.isHonest)
        return honest.filter { group in
            delivered(group)?.isBelow(
                group.reward - Menu.bindingTolerance * perfect, range: perfect, claims: honest.count) ?? false
        }
    }
}

extension Simulation {
    /// Plays the menu through.
    ///
    /// The result depends on the seed alone, not on the number of threads; equal seeds draw equal compositions,
    /// whatever the parties then do.
    /// - Parameters:
    ///   - problem: whose parties come, and what their data is worth.
    ///   - menu: one offer per type, in the population's order.
    ///   - plan: how the offers of `menu` are kept.
    ///   - behaviour: what the parties do.
    ///   - draws: how many compositions; 0 leaves no estimate.
    ///   - seed: of the random numbers.
    /// - Complexity: O(I) a draw, on all cores.
    public init(
        _ problem: ContractProblem, menu: Menu, plan: RewardPlan, behaviour: Behaviour, draws: Int, seed: UInt64
    ) {
        self =
            Self.play(
                problem, menu: menu, plan: plan, behaviours: [behaviour], draws: draws, seed: seed)[0]
    }

    /// Plays the menu through once for each behaviour, in the same compositions.
    ///
    /// Where it is ended early, the estimates rest on the compositions that were drawn until then, the same for all
    /// behaviours. They remain a random sample: when the play ends does not depend on what was drawn.
    /// - Parameters:
    ///   - problem: whose parties come, and what their data is worth.
    ///   - menu: one offer per type, in the population's order.
    ///   - plan: how the offers of `menu` are kept.
    ///   - behaviours: what the parties do.
    ///   - draws: how many compositions; 0 leaves no estimate.
    ///   - seed: of the random numbers.
    ///   - stop: asked now and then, from several threads, whether to end; some compositions are drawn in any case.
    /// - Complexity: O(I) a draw and behaviour, on all cores.
    public static func play(
        _ problem: ContractProblem, menu: Menu, plan: RewardPlan, behaviours: [Behaviour], draws: Int, seed: UInt64,
        stop: StopQuestion? = nil
    ) -> [Simulation] {
        let stages = behaviours.map { SimulationStage(problem, menu, plan, $0) }
        var totals = stages.map(\.nothing)
        var drawn = 0
        let blocks = (draws + SimulationStage.blockSize - 1) / SimulationStage.blockSize
        // In waves, so that memory does not grow with the draws.
        for first in stride(from: 0, to: blocks, by: SimulationStage.waveSize) {
            if first > 0, stop?() != nil { break }
            let wave = min(SimulationStage.waveSize, blocks - first)
            let parts = [SimulationBlock](unsafeUninitializedCapacity: wave) { buffer, count in
                nonisolated(unsafe) let places = buffer
                DispatchQueue.concurrentPerform(iterations: wave) { place in
                    let block = first + place
                    let size = min(SimulationStage.blockSize, draws - block * SimulationStage.blockSize)
                    (places.baseAddress! + place).initialize(
                        to: SimulationBlock(stages, size, seed: seed, number: block, stop))
                }
                count = wave
            }
            for part in parts {
                drawn += part.draws
                for k in totals.indices { totals[k].add(part.sums[k]) }
            }
        }
        let reason = drawn < draws ? stop?() : nil
        return zip(stages, totals).map {
            Simulation(problem, menu, plan.policy, $0, $1, draws: drawn, seed: seed, stoppedBy: reason)
        }
    }

    private init(
        _ problem: ContractProblem, _ menu: Menu, _ policy: RewardPolicy, _ stage: SimulationStage,
        _ total: SimulationSums, draws: Int, seed: UInt64, stoppedBy: StopReason?
    ) {
        self.problem = problem
        self.menu = menu
        self.policy = policy
        self.draws = draws
        self.seed = seed
        self.stoppedBy = stoppedBy
        performance = total.performance.estimate ?? Estimate(mean: 0, standardError: 0, compositions: 0)
        groups = zip(stage.groups, zip(total.perComposition, total.perParty)).map { place, sums in
            let type = menu.offers[place.type].type
            return Group(
                type: type, offer: place.offer.map { menu.offers[$0].type }, fraction: place.fraction,
                reward: place.offer.map { menu.offers[$0].reward } ?? menu.offers[place.type].relativeOutsideOption,
                effectiveContribution: place.offer.map { menu.offers[$0].effectiveContribution } ?? 0,
                perComposition: sums.0.estimate, perParty: sums.1.estimate)
        }
    }
}
