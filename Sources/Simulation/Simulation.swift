import ContractDesign
import Dispatch

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
        /// The reward promised to the takers of that offer, value units; what they have outside, where they stayed away.
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

        /// What such a party keeps on average, value units: reward minus what its contribution costs it.
        public var utility: Double? {
            perParty.map { $0.mean - (offer == nil ? 0 : type.effectiveCost * effectiveContribution) }
        }
    }

    /// The problem that the menu answers.
    public var problem: ContractProblem
    /// The menu that was played.
    public var menu: Menu
    /// How promises were kept in each composition.
    public var policy: RewardPolicy
    /// Compositions drawn.
    public var draws: Int
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
        let stage = SimulationStage(problem, menu, plan, behaviour)
        let blocks = (draws + SimulationStage.blockSize - 1) / SimulationStage.blockSize
        var total = stage.nothing
        // In waves, so that memory does not grow with the draws.
        for first in stride(from: 0, to: blocks, by: SimulationStage.waveSize) {
            let wave = min(SimulationStage.waveSize, blocks - first)
            let sums = [SimulationSums](unsafeUninitializedCapacity: wave) { buffer, count in
                nonisolated(unsafe) let places = buffer
                DispatchQueue.concurrentPerform(iterations: wave) { place in
                    let block = first + place
                    let size = min(SimulationStage.blockSize, draws - block * SimulationStage.blockSize)
                    (places.baseAddress! + place).initialize(to: stage.play(size, seed: seed, block: block))
                }
                count = wave
            }
            for part in sums { total.add(part) }
        }

        self.problem = problem
        self.menu = menu
        policy = plan.policy
        self.draws = draws
        self.seed = seed
        performance = total.performance.estimate ?? Estimate(mean: 0, standardError: 0, compositions: 0)
        groups = zip(stage.groups, zip(total.perComposition, total.perParty)).map { place, sums in
            let type = menu.offers[place.type].type
            return Group(
                type: type, offer: place.offer.map { menu.offers[$0].type }, fraction: place.fraction,
                reward: place.offer.map { menu.offers[$0].reward } ?? menu.offers[place.type].outsideOption,
                effectiveContribution: place.offer.map { menu.offers[$0].effectiveContribution } ?? 0,
                perComposition: sums.0.estimate, perParty: sums.1.estimate)
        }
    }
}
