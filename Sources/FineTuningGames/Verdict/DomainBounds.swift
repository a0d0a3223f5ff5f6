import RealModule

extension DomainBargain {
    /// What no vector of shares exceeds, by rule and in the unit of its value; nothing for the maximum performance, of
    /// which this says nothing. Derived here: nobody has less than 0, and all together no more than the first best W. So
    /// no sum of utilities exceeds W; of m players the worst off has at most W / m; their product is at most (W / m)^m;
    /// and who gets the part theta of U_j* each get theta sum U_j* <= W together.
    ///
    /// Where all costs are plain squares and revenues linear, the largest sum of all utilities is known itself:
    /// `QuadraticDomains.verticalMonopoly`.
    public var bounds: [BargainingRule: Double] {
        let all = firstBest.welfare
        let players = Stakes(ideal: largestUtilities, terms: BargainingTerms(players: game.playerCount)).players
        let count = Double(max(1, players.count))
        var bounds: [BargainingRule: Double] = [
            .powerfulGeneralist: all, .powerfulSpecialist: all, .verticalMonopoly: all, .egalitarian: all / count,
            .nash: count * .log(all / count),
        ]
        let ideal = players.reduce(0) { $0 + largestUtilities[$1] }
        if ideal > 0 { bounds[.kalaiSmorodinsky] = all / ideal }
        if let domains = QuadraticDomains(game) {
            bounds[.verticalMonopoly] = domains.utilities(at: domains.verticalMonopoly).reduce(0, +)
        }
        return bounds
    }
}

extension QuadraticDomains {
    /// The game in closed form; nil where it is another.
    fileprivate init?(_ game: FineTuningGame) {
        let isPlain = game.specialists.allSatisfy {
            $0.cost.family == .power && $0.cost.exponent == 2 && $0.cost.linear == 0 && $0.cost.fixed == 0
                && $0.revenue.family == .linear
        }
        guard isPlain, game.generalist.exponent == 2, game.floor == nil else { return nil }
        self.init(
            generalistCost: game.generalist.coefficient, specialistCosts: game.specialists.map(\.cost.coefficient),
            revenues: game.specialists.map(\.revenue.scale))
    }
}
