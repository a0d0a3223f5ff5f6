import FineTuningGames

/// A draw of the share as JSON writes it, without what it gives whom.
struct DrawRecord: Encodable {
    private let tickets: [Ticket]
    /// null where some player gets nothing and the product has no logarithm.
    private let value, bound, singleValue: OrNull<Double>
    private let weights: [Double]
    private let points: Int

    private struct Ticket: Encodable {
        var share: Double
        var probability: Double
    }

    init(_ lottery: Lottery) {
        func finite(_ number: Double) -> OrNull<Double> { OrNull(number.isFinite ? number : nil) }
        tickets = lottery.tickets.map { Ticket(share: $0.share, probability: $0.probability) }
        (value, bound, singleValue) = (finite(lottery.value), finite(lottery.bound), finite(lottery.singleValue))
        weights = lottery.weights
        points = lottery.pointCount
    }
}

/// The same with what it gives the generalist and each specialist.
struct LotteryRecord: Encodable {
    private let lottery: Lottery

    init(_ lottery: Lottery) { self.lottery = lottery }

    private enum Keys: String, CodingKey {
        case generalistUtility, specialistUtility
    }

    func encode(to encoder: any Encoder) throws {
        try DrawRecord(lottery).encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(lottery.utilities[0], forKey: .generalistUtility)
        try container.encode(Array(lottery.utilities.dropFirst()), forKey: .specialistUtility)
    }
}

/// The same with what it gives each player of a table.
struct TableLotteryRecord: Encodable {
    private let lottery: Lottery

    init(_ lottery: Lottery) { self.lottery = lottery }

    private enum Keys: String, CodingKey {
        case utilities
    }

    func encode(to encoder: any Encoder) throws {
        try DrawRecord(lottery).encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(lottery.utilities, forKey: .utilities)
    }
}
