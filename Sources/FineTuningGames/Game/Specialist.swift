/// A firm that fine-tunes the generalist's technology for one domain: what that costs it and what the result earns.
public struct Specialist: Hashable, Sendable {
    /// Its own in the game; the domain has no other name.
    public var name: String
    /// phi_i, what fine-tuning costs it.
    public var cost: SpecialistCost
    /// r_i, what the domain pays, before it is shared.
    public var revenue: Revenue

    /// A specialist in a domain that pays 1 per unit of performance, unless said otherwise.
    public init(name: String, cost: SpecialistCost, revenue: Revenue = Revenue()) {
        self.name = name
        self.cost = cost
        self.revenue = revenue
    }
}

extension Specialist {
    /// The share from which it free-rides, whatever the generalist does: w rho = b, so 1 - b / rho, with linear revenue
    /// and power costs; nil where the generalist's level matters, or where no share between 0 and 1 is of that kind.
    var restingShare: Double? {
        guard revenue.family == .linear, cost.family == .power else { return nil }
        let share = 1 - cost.linear / revenue.scale
        return share > 1e-12 && share < 1 - 1e-12 ? share : nil
    }
}
