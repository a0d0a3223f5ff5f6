import ContractDesign
import NumericalMethods

/// One type's parties that make one choice.
struct SimulationPlace {
    var type: Int
    var offer: Int?
    var fraction: Double
}

/// What a run of draws adds up to.
struct SimulationSums {
    var performance: EstimateSums
    /// By place.
    var perComposition: [EstimateSums]
    var perParty: [EstimateSums]

    mutating func add(_ other: SimulationSums) {
        performance.add(other.performance)
        for k in perComposition.indices {
            perComposition[k].add(other.perComposition[k])
            perParty[k].add(other.perParty[k])
        }
    }
}

/// The play of one contract, ready to be performed any number of times.
struct SimulationStage: Sendable {
    /// Draws that share one stream of random numbers.
    static let blockSize = 4096
    /// Blocks whose sums are held at once.
    static let waveSize = 256

    let groups: [SimulationPlace]
    private let draws: CompositionDraws
    private let typeCount: Int
    private let accuracy: any AccuracyFunction
    private let valuation: any Valuation
    /// By place: effective units, the rule, the value had outside, and where the reward is expected to lie.
    private let contributions: [Double]
    private let rules: [RewardRule?]
    private let outsideOptions: [Double]
    private let references: [Double]
    private let performanceReference: Double
    /// By place: the places with the same number share their votes, as honest parties do whose types count as one.
    private let ballots: [Int]

    init(_ problem: ContractProblem, _ menu: Menu, _ plan: RewardPlan, _ behaviour: Behaviour) {
        draws = CompositionDraws(problem.participation, probabilities: problem.population.types.map(\.probability))
        typeCount = menu.offers.count
        accuracy = problem.accuracy
        valuation = problem.valuation
        groups = behaviour.choices.enumerated().flatMap { type, choices in
            choices.map { SimulationPlace(type: type, offer: $0.offer, fraction: $0.fraction) }
        }
        contributions = groups.map { $0.offer.map { menu.offers[$0].effectiveContribution } ?? 0 }
        rules = groups.map { $0.offer.map { plan.promises[$0].rule } }
        outsideOptions = groups.map { menu.offers[$0.type].relativeOutsideOption }
        references = groups.map {
            $0.offer.map { menu.offers[$0].reward } ?? menu.offers[$0.type].relativeOutsideOption
        }
        let perParty = zip(groups, contributions).reduce(0) { sum, pair in
            sum + menu.offers[pair.0.type].type.probability * pair.0.fraction * pair.1
        }
        ballots = groups.enumerated().map { k, place in
            place.offer == place.type ? plan.classOfType[place.type] : menu.offers.count + k
        }
        performanceReference = accuracy.performance(at: problem.participation.mean * perParty)
    }

    /// The sums before any draw.
    var nothing: SimulationSums {
        SimulationSums(
            performance: EstimateSums(reference: performanceReference),
            perComposition: references.map(EstimateSums.init),
            perParty: references.map(EstimateSums.init))
    }

    /// Where the random numbers of one block stand, and the room for one draw.
    struct Play {
        fileprivate var compositions: SplitMix64
        fileprivate var partings: SplitMix64
        fileprivate var counts: [Double]
        fileprivate var members: [Double]
        fileprivate var occurs: [Bool]
    }

    /// Each block draws from a stream of its own; where a type's parties part ways, who goes where comes from another,
    /// so that the compositions themselves do not depend on what parties do.
    func begin(seed: UInt64, block: Int) -> Play {
        var seeds = SplitMix64(seed: seed ^ (UInt64(block) &* 0xA076_1D64_78BD_642F))
        return Play(
            compositions: SplitMix64(seed: seeds.next()), partings: SplitMix64(seed: seeds.next()),
            counts: [Double](repeating: 0, count: typeCount), members: [Double](repeating: 0, count: groups.count),
            occurs: [Bool](repeating: false, count: typeCount + groups.count))
    }

    /// Adds so many draws to the sums.
    func play(_ count: Int, _ play: inout Play, into sums: inout SimulationSums) {
        for _ in 0..<count {
            draws.draw(into: &play.counts, using: &play.compositions)
            part(play.counts, into: &play.members, using: &play.partings)
            var total = 0.0
            for k in groups.indices { total += play.members[k] * contributions[k] }
            let performance = accuracy.performance(at: total)
            let value = valuation.value(of: performance)
            sums.performance.add(performance)
            for k in groups.indices { play.occurs[ballots[k]] = false }
            for k in groups.indices where play.members[k] > 0 { play.occurs[ballots[k]] = true }
            for k in groups.indices where play.occurs[ballots[k]] {
                let reward = rules[k]?.reward(fromCollectiveValue: value) ?? outsideOptions[k]
                sums.perComposition[k].add(reward)
                if play.members[k] > 0 { sums.perParty[k].add(reward, weight: play.members[k]) }
            }
        }
    }

    /// How many parties stand in each place.
    private func part(_ counts: [Double], into members: inout [Double], using random: inout SplitMix64) {
        var left = 0.0
        var share = 1.0
        for k in groups.indices {
            let place = groups[k]
            if k == 0 || groups[k - 1].type != place.type {
                left = counts[place.type]
                share = 1
            }
            let isLast = k + 1 == groups.count || groups[k + 1].type != place.type
            members[k] = isLast ? left : random.binomial(trials: left, chance: min(1, place.fraction / share))
            left -= members[k]
            share -= place.fraction
        }
    }
}
