/// Where the answers about sharing turn: in closed form for one specialist with power costs and linear revenue, and for
/// any game the shares at which a specialist changes what it does.
public struct SharingThresholds: Hashable, Sendable {
    /// t = c1 / c0; nil for several specialists.
    public private(set) var costRatio: Double?
    /// The generalist gives away share by itself at ratios of cost below it, infinite for all; nil where no closed form
    /// tells. `PolynomialGame.generalistGivesBelow`.
    public private(set) var generalistGivesBelow: Double?
    /// The specialist gives away share by itself at ratios of cost above it; nil where no closed form tells.
    public private(set) var specialistGivesAbove: Double?
    /// Both gain at some Pareto-optimal share at fixed costs of the specialist below it, money; nil but for quadratic
    /// costs. `QuadraticEntry.bothGainBelow`.
    public private(set) var gainBelowFixedCost: Double?
    /// Some share is served at fixed costs of the specialist up to it, money; nil but for quadratic costs.
    public private(set) var servedUpToFixedCost: Double?
    /// The share that is served at that fixed cost.
    public private(set) var lastShareServed: Double?
    /// In ascending order of the share.
    public let changes: [RegimeChange]

    /// - Parameter isUsual: whether everybody has 0 without a deal, as the closed forms have it.
    init(of game: FineTuningGame, isUsual: Bool, changes: [RegimeChange]) {
        self.changes = changes
        guard game.specialists.count == 1 else { return }
        let (cost, revenue) = (game.specialists[0].cost, game.specialists[0].revenue)
        costRatio = cost.coefficient / game.generalist.coefficient
        guard isUsual, game.floor == nil, cost.family == .power, cost.linear == 0, revenue.family == .linear else {
            return
        }
        if cost.fixed == 0 {
            let polynomial = PolynomialGame(
                generalist: game.generalist,
                specialist: GeneralistCost(coefficient: cost.coefficient, exponent: cost.exponent),
                revenue: revenue.scale)
            generalistGivesBelow = polynomial.generalistGivesBelow
            specialistGivesAbove = polynomial.specialistGivesAbove
        }
        if cost.exponent == 2, game.generalist.exponent == 2 {
            let entry = QuadraticEntry(
                QuadraticGame(
                    generalistCost: game.generalist.coefficient, specialistCost: cost.coefficient,
                    revenue: revenue.scale))
            gainBelowFixedCost = entry.bothGainBelow
            servedUpToFixedCost = entry.served.upTo
            lastShareServed = entry.served.share
        }
    }

    var generalistGives: Bool? {
        guard let costRatio, let generalistGivesBelow else { return nil }
        return costRatio < generalistGivesBelow
    }

    var specialistGives: Bool? {
        guard let costRatio, let specialistGivesAbove else { return nil }
        return costRatio > specialistGivesAbove
    }
}

/// A share at which a specialist begins to do something else.
public struct RegimeChange: Hashable, Sendable {
    /// The common share, to 1e-13.
    public var share: Double
    /// In the game's order.
    public var specialist: Int
    /// What it does below that share.
    public var before: Regime
    /// What it does above it.
    public var after: Regime
}
