/// What the proof of a contract comes to.
public enum ContractVerdict: Hashable, Sendable {
    /// No menu is better by more than the tolerance.
    case certified
    /// The menu holds; whether a better one exists was not looked into, as asked.
    case relaxed
    /// The menu holds, and a better one may exist up to the upper bound.
    case bounded
}

extension Contract {
    /// What the bounds prove, with what was asked taken into account.
    public var verdict: ContractVerdict {
        switch status {
        case .certified: .certified
        case .bounded: problem.isRelaxed ? .relaxed : .bounded
        }
    }

    /// Whether no contract improves on everyone staying out: no menu exceeds a(0), the performance without data, by
    /// more than the tolerance.
    public var isInVain: Bool { performance.upper <= problem.tolerance + problem.accuracy.performanceWithoutData }

    /// The prices that say something: those above `ShadowPrice.rounding`.
    public var tellingPrices: [ShadowPrice] { (prices ?? []).filter { $0.price > ShadowPrice.rounding } }

    /// The types whose parties, knowing themselves to be in, expect less than the promise by more than a millionth of
    /// what the group's model is worth (of one value unit, where that is less).
    public var disappointed: [OwnView] { ownView.filter { $0.shortfall > 1e-6 * max(1, modelValue) } }

    /// What the best menu found reaches that counts on everybody, where leaving types out was compared with that and
    /// raises the performance by more than the tolerance.
    public var performanceWithoutExclusion: Double? {
        exclusion?.performanceWithEverybody.flatMap { performance.lower - $0 > problem.tolerance ? $0 : nil }
    }
}

extension MenuAudit {
    /// How a menu that holds compares with the best one.
    public enum Optimality: Hashable, Sendable {
        /// The best menu known reaches more by this, which is above the tolerance of the problem.
        case givesAway(Double)
        /// No menu is better by more than this, which is within the tolerance of the problem.
        case best(within: Double)
        /// No better menu is known, and one may be better by up to this.
        case open(upTo: Double)
    }

    /// Nil for a menu that does not hold, and where no best menu is known.
    public var optimality: Optimality? {
        guard holds, let optimum, let forgone else { return nil }
        if forgone > problem.tolerance { return .givesAway(forgone) }
        let difference = max(0, optimum.upper - performance)
        return difference > 2 * problem.tolerance ? .open(upTo: difference) : .best(within: difference)
    }

    /// Whether the caps are known less well than constraints are checked.
    public var capsAreUncertain: Bool { capUncertainty > rounding }
}
