/// A firm that fine-tunes the generalist's technology for one domain: what that costs it and what the result earns.
public struct Specialist: Hashable, Sendable {
    public var name: String
    public var cost: SpecialistCost
    public var revenue: Revenue

    public init(name: String, cost: SpecialistCost, revenue: Revenue = Revenue()) {
        self.name = name
        self.cost = cost
        self.revenue = revenue
    }
}
