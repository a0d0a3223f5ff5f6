/// What it is worth, per unit, to let a user disobey: the multiplier of the row that keeps her from taking `instead`
/// where `recommended` is recommended,
///
///     sum_y x[y, recommended] (u[y, recommended] - u[y, instead]) >= 0.
public struct ObediencePrice: Hashable, Sendable {
    /// Her index.
    public var user: Int
    /// The action that she is told to take, by index.
    public var recommended: Int
    /// What she might do instead, by index.
    public var instead: Int
    /// lambda[recommended, instead] >= 0, in units of the objective per unit of her payoff.
    public var price: Double

    /// Nothing is checked here.
    public init(user: Int, recommended: Int, instead: Int, price: Double) {
        self.user = user
        self.recommended = recommended
        self.instead = instead
        self.price = price
    }

    func times(_ factor: Double) -> ObediencePrice {
        ObediencePrice(user: user, recommended: recommended, instead: instead, price: factor * price)
    }
}

/// The multipliers behind the bound of an answer, in the game's units: what a maximum would gain per unit by which a
/// condition were relaxed.
struct OutcomePrices {
    /// Of requirements `>=` positive, of `<=` negative; in their order.
    var requirements: [Double] = []
    /// Those that are not 0.
    var obedience: [ObediencePrice] = []
}
