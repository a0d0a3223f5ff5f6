import NumericalMethods

/// E[V] and E[v^-1(V)] of a crowd by Gauss rules of its two totals, X and Y, from their joint moments.
///
/// V is constant on lines of the plane of X and Y, so nearly a function of Z = u X - Y alone, u its value at the mean:
/// few nodes do. Where rules do not agree, or a rare kind would be overlooked, one kind is counted out: its numbers are
/// summed over, and the rest is a smaller crowd. Few compositions are enumerated.
struct MomentCubature {
    var model: CommonModel
    private let valuation: any Valuation
    private let isProportional: Bool
    private let limits: InformedMeans
    /// Sums over the parts that are done, above the start, with what rounding has lost of them.
    private var sums = InformedMeans()
    private var lost = InformedMeans()
    /// The differences of rules, weighted.
    private(set) var differences = InformedMeans()
    /// The chance of what was left out.
    private(set) var dropped = 0.0
    /// Whether any rule was used.
    private(set) var hasRules = false
    /// Whether the budget was used up, so that the sums are of no use.
    private(set) var isExhausted = false
    private let mostSolves: Int

    /// What rules are to agree to, relative to the limits.
    static let tolerance = 1e-11
    /// Chances below this are not looked at.
    static let negligible = 0.01 * tolerance
    /// The most roots that are looked for.
    static let budget = 20_000

    init(_ model: CommonModel, _ valuation: any Valuation, accuracyLimit: Double, budget: Int = Self.budget) {
        self.model = model
        self.valuation = valuation
        isProportional = valuation.constantSlope != nil
        mostSolves = model.solves + budget
        limits = InformedMeans(
            value: model.limit, performance: accuracyLimit - Self.performance(valuation, model.start, isPositive: true))
    }

    private static func performance(_ valuation: any Valuation, _ value: Double, isPositive: Bool) -> Double {
        isPositive && value > 0 ? valuation.performance(worth: value) : 0
    }

    /// The performance worth a value above the start, less that of the start. Proportional ones need no function.
    func performance(worth value: Double) -> Double {
        if isProportional || value <= 0 { return 0 }
        return valuation.performance(worth: value + model.start) - (model.start > 0 ? startPerformance : 0)
    }

    private var startPerformance: Double { Self.performance(valuation, model.start, isPositive: true) }

    /// What was added, above the start.
    var means: InformedMeans {
        InformedMeans(value: sums.value + lost.value, performance: sums.performance + lost.performance)
    }

    /// Terms are not negative but for those of a rule, which are few: what a sum loses is then the rest of the term.
    mutating func add(_ part: InformedMeans, weight: Double) {
        let term = weight * part
        let next = InformedMeans(value: sums.value + term.value, performance: sums.performance + term.performance)
        lost.value += sums.value - next.value + term.value
        lost.performance += sums.performance - next.performance + term.performance
        sums = next
    }

    mutating func drop(_ chance: Double) { dropped += chance }

    mutating func giveUp() { isExhausted = true }

    /// What a difference is as a share of the limits.
    func share(_ difference: InformedMeans) -> Double {
        max(abs(difference.value) / limits.value, isProportional ? 0 : abs(difference.performance) / limits.performance)
    }

    mutating func accept(_ part: InformedMeans, difference: InformedMeans, weight: Double) {
        add(part, weight: weight)
        differences.value += weight * abs(difference.value)
        differences.performance += weight * abs(difference.performance)
        hasRules = true
    }

    /// Adds the part of a crowd that joins settled parties, which happens with chance `weight`.
    mutating func add(_ crowd: InformedCrowd, _ settled: SettledParties, weight: Double, isPart: Bool = true) {
        if isExhausted || model.solves > mostSolves {
            isExhausted = true
            return
        }
        let few = isPart ? Self.fewCompositions : Self.someCompositions
        if !crowd.isPoisson, crowd.count <= 1 || crowd.compositions(upTo: few) <= few {
            enumerate(crowd, settled, weight: weight)
            return
        }
        let negligible = Self.negligible / weight
        let hinge = TrainingHinge(crowd, settled, leastCapacity: model.leastCapacity)
        let idleness = hinge.chanceOfEnough(negligible: negligible)
        if idleness < negligible {
            drop(weight * idleness)
            return
        }
        let alone = settled.parties > 1 ? 0 : crowd.chance(ofAtMost: settled.parties == 0 ? 1 : 0)
        let isSmooth = alone < negligible && hinge.chanceOfTooFew(negligible: negligible) < negligible
        var rare: Int?
        if isSmooth {
            switch addByRules(crowd, settled, weight: weight) {
            case .done: return
            case .refused(let kind): rare = kind
            }
        }
        if !isSmooth, crowd.isPoisson {
            splitByNumber(crowd, settled, weight: weight)
        } else if !isSmooth, let absent = crowd.kinds.firstIndex(where: \.isAbsent) {
            split(crowd, settled, at: absent, weight: weight)
        } else {
            split(crowd, settled, at: rare ?? dominantKind(crowd, settled), weight: weight)
        }
    }

    /// Whether it is next to impossible that a crowd of which nobody trains alone has about the least capacity.
    func isFarFromHinge(_ crowd: InformedCrowd) -> Bool {
        let negligible = Self.negligible
        let hinge = TrainingHinge(crowd, SettledParties(), leastCapacity: model.leastCapacity)
        return hinge.chanceOfTooFew(negligible: negligible) < negligible
            || hinge.chanceOfEnough(negligible: negligible) < negligible
    }

    /// Adds a whole crowd if it can be done without counting any kind out; says whether it was.
    /// - Parameter risk: the chance of what no rule sees, groups that just can or cannot train, that is taken, and
    ///   counted ten times in the error.
    mutating func addWhole(_ crowd: InformedCrowd, risk: Double) -> Bool {
        if crowd.compositions(upTo: Self.someCompositions) <= Self.someCompositions {
            enumerate(crowd, SettledParties(), weight: 1)
            return true
        }
        let hinge = TrainingHinge(crowd, SettledParties(), leastCapacity: model.leastCapacity)
        let unseen = crowd.chance(ofAtMost: 1) + hinge.chanceOfTooFew(negligible: 0.1 * risk)
        guard unseen <= risk, case .done = addByRules(crowd, SettledParties(), weight: 1) else { return false }
        drop(10 * unseen)
        return true
    }

    /// Compositions that are listed rather than looked at: of a whole crowd, and of a part.
    private static let someCompositions = 200.0
    private static let fewCompositions = 60.0

    /// The kind that contributes most to the variance of Z.
    private mutating func dominantKind(_ crowd: InformedCrowd, _ settled: SettledParties) -> Int {
        let x = crowd.kinds.reduce(0) { $0 + $1.probability * $1.x }
        let y = crowd.kinds.reduce(0) { $0 + $1.probability * $1.y }
        let root = model.root(settled.x + crowd.count * x, settled.y + crowd.count * y)
        let value = root?.value ?? model.limit
        let centre = crowd.isPoisson ? 0 : value * x - y
        func part(_ i: Int) -> Double {
            let kind = crowd.kinds[i]
            let z = value * kind.x - kind.y - centre
            return kind.probability * z * z
        }
        return crowd.kinds.indices.max { part($0) < part($1) } ?? 0
    }

    /// Sums over how many of a kind there are.
    private mutating func split(_ crowd: InformedCrowd, _ settled: SettledParties, at j: Int, weight: Double) {
        let kind = crowd.kinds[j]
        let most = 2 * Self.budget
        let others = crowd.kinds.enumerated().reduce(0) { $0 + ($1.offset == j ? 0 : $1.element.probability) }
        guard
            let window = crowd.isPoisson
                ? CountWindow(poisson: crowd.count * kind.probability, atMost: most)
                : CountWindow(trials: crowd.count, success: kind.probability, failure: others, atMost: most)
        else { return giveUp() }
        for (k, chance) in window.chances.enumerated() {
            let part = weight * chance
            if part <= 1e-4 * Self.tolerance {
                drop(part)
                continue
            }
            let number = window.first + Double(k)
            let joined = settled.joined(by: number, of: kind)
            if !crowd.isPoisson, number == crowd.count {
                addSettled(joined, weight: part)
            } else if crowd.kinds.count == 1 {
                addSettled(joined, weight: part)
            } else {
                add(crowd.without(j, drawn: number), joined, weight: part)
            }
        }
    }

    /// Sums over how many parties a Poisson number brings.
    private mutating func splitByNumber(_ crowd: InformedCrowd, _ settled: SettledParties, weight: Double) {
        guard let window = CountWindow(poisson: crowd.count, atMost: 2 * Self.budget) else { return giveUp() }
        for (k, chance) in window.chances.enumerated() {
            let part = weight * chance
            let number = window.first + Double(k)
            if part <= 1e-3 * Self.tolerance {
                drop(part)
            } else if number == 0 {
                addSettled(settled, weight: part)
            } else {
                add(InformedCrowd(kinds: crowd.kinds, count: number, isPoisson: false), settled, weight: part)
            }
        }
    }

    private mutating func addSettled(_ settled: SettledParties, weight: Double) {
        add(outcome(of: settled), weight: weight)
    }

    /// V of a group, and its performance, above the start.
    mutating func outcome(of settled: SettledParties) -> InformedMeans {
        var last: CommonModel.Root?
        return outcome(of: settled, near: &last)
    }

    /// - Parameter last: a root to begin with; overwritten by the one found.
    mutating func outcome(of settled: SettledParties, near last: inout CommonModel.Root?) -> InformedMeans {
        if settled.parties == 0 { return InformedMeans() }
        let value: Double
        if settled.parties == 1 {
            value = settled.reward
        } else if let root = model.root(settled.x, settled.y, near: last) {
            last = root
            value = max(0, root.value)
        } else {
            value = 0
        }
        return InformedMeans(value: value, performance: performance(worth: value))
    }
}
