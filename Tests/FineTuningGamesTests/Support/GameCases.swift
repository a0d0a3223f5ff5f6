import FineTuningGames

/// A game with one specialist and polynomial costs.
func polynomialGame(
    _ c0: Double, _ c1: Double, _ k0: Double = 2, _ k1: Double = 2, revenue: Revenue = Revenue(), fixed: Double = 0,
    family: SpecialistCost.Family = .power
) throws -> FineTuningGame {
    try FineTuningGame(
        generalist: GeneralistCost(coefficient: c0, exponent: k0),
        specialists: [
            Specialist(
                name: "d", cost: SpecialistCost(family, coefficient: c1, exponent: k1, fixed: fixed), revenue: revenue)
        ])
}

/// The closed form of the same game, power costs and linear revenue.
func polynomialOracle(
    _ c0: Double, _ c1: Double, _ k0: Double = 2, _ k1: Double = 2, revenue: Double = 1
) -> PolynomialGame {
    PolynomialGame(
        generalist: GeneralistCost(coefficient: c0, exponent: k0),
        specialist: GeneralistCost(coefficient: c1, exponent: k1), revenue: revenue)
}

/// A specialist with linear-quadratic costs, for `quadraticGame`.
typealias LinearQuadratic = (rho: Double, b: Double, c: Double, f: Double)

/// A game with quadratic costs of the generalist and linear-quadratic ones of each specialist.
func quadraticGame(_ c0: Double, _ specialists: [LinearQuadratic]) throws -> FineTuningGame {
    try FineTuningGame(
        generalist: GeneralistCost(coefficient: c0),
        specialists: specialists.enumerated().map { index, numbers in
            Specialist(
                name: "\(index + 1)",
                cost: SpecialistCost(coefficient: numbers.c, linear: numbers.b, fixed: numbers.f),
                revenue: Revenue(scale: numbers.rho))
        })
}

/// Identical specialists with cost x^2 and revenue a.
func identicalSpecialists(_ count: Int) throws -> FineTuningGame {
    try quadraticGame(1, Array(repeating: (1, 0, 1, 0), count: count))
}

/// The three specialists of case E4; the last one's fixed cost is the question.
func threeRegimes(fixed: Double) throws -> FineTuningGame {
    try quadraticGame(1, [(1, 0.1, 0.5, 0), (1, 0.8, 1, 0.05), (1, 0, 2, fixed)])
}

/// Whether a number is the one written down, to all the digits written down: half a unit of the last one, and 1e-12.
func matches(_ value: Double, _ written: String) -> Bool {
    let digits = written.split(separator: ".", omittingEmptySubsequences: false).last?.count ?? 0
    var unit = 1.0
    for _ in 0..<digits { unit /= 10 }
    guard let number = Double(written) else { return false }
    return abs(value - number) <= 0.5000001 * unit + 1e-12
}

extension Equilibrium {
    /// The regimes as the research literature abbreviates them, one letter a specialist.
    var letters: String {
        outcomes.map { $0.regime == .contributor ? "C" : $0.regime == .freeRider ? "F" : "A" }.joined()
    }
}
