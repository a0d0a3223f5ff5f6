/// What an integrated firm would do that owned the generalist and all domains: the benchmark of efficiency.
public struct FirstBest: Hashable, Sendable {
    /// Revenues minus all costs, money.
    public var welfare: Double
    /// a0 of the integrated firm.
    public var generalistPerformance: Double
    /// By specialist; nil for a domain that is not served.
    public var performances: [Double?]

    /// The welfare of an equilibrium as a part of this, in [0, 1].
    public func efficiency(of equilibrium: Equilibrium) -> Double { equilibrium.welfare / welfare }
}

extension FineTuningGame {
    /// max over a0 and served domains of sum r_i(a_i) - phi_i(a_i; a0), less phi_0(a0): each specialist replies as if
    /// all of its revenue were its own, and the generalist maximises what that leaves to everybody. Derived from the
    /// model; the table of bargaining solutions uses the sum of equilibrium utilities instead, which is less.
    ///
    /// Found by comparing every entry and all stationary points that a scan between them finds.
    /// - Throws: `GameError.outOfScale`.
    public func firstBest() throws(GameError) -> FirstBest {
        if let floor { return firstBest(above: floor) }
        let responses = specialists.map { Response(of: $0, share: 0) }
        let choice = Investment(cost: generalist, responses: responses)
            .amongCurves(.lesser) { response, start in
                let end = response.performance(from: start)
                let worth = response.worth(from: start, to: end)
                let slope: Double =
                    start >= response.rest
                    ? response.revenue.slope(at: start)
                    : response.cost.family == .power
                        ? response.revenue.slope(at: end)
                        : response.cost.linear + response.cost.marginalPower(start)
                return (worth, slope)
            } ceiling: { response, start in
                response.revenue.value(at: response.performance(from: start))
            }
        let start = choice.level
        let performances = responses.map { response -> Double? in
            response.regime(at: start) == .abstainer ? nil : response.performance(from: start)
        }
        let welfare = zip(responses, performances).reduce(-generalist.value(at: start)) { sum, pair in
            sum + (pair.1.map { pair.0.worth(from: start, to: $0) } ?? 0)
        }
        guard welfare.isFinite, start.isFinite else { throw .outOfScale }
        return FirstBest(welfare: welfare, generalistPerformance: start, performances: performances)
    }
}
