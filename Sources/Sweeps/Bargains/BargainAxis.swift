import FineTuningGames
import PlainText

/// One axis of a grid of games: a number of the generalist's, of a specialist's, or of the floor, and the values that it
/// takes.
public struct BargainAxis: Hashable, Sendable {
    /// Which number varies.
    public let quantity: GameError.Quantity
    /// Whose it is; nil for the generalist's and the floor's.
    public let specialist: String?
    /// At least one, in the order given.
    public let values: [Double]
    /// As it was written.
    public let text: String

    /// What stands before the values, such as `fixed_cost.hospital`.
    public var name: String { String(text[..<(text.lastIndex(of: "=") ?? text.endIndex)]) }

    private static let whole: [(name: String, quantity: GameError.Quantity)] = [
        ("generalist-cost", .generalistCost), ("generalist-exponent", .generalistExponent), ("floor", .floor),
        ("floor-base", .baseFloor),
    ]
    private static let parts: [GameError.Quantity] = [.cost, .fixedCost, .linearCost, .exponent, .revenue]

    /// Reads `NAME=VALUES`: `cost.SPECIALIST`, `fixed_cost.SPECIALIST`, `linear_cost.SPECIALIST`, `exponent.SPECIALIST`,
    /// `revenue.SPECIALIST`, `generalist-cost`, `generalist-exponent`, `floor` or `floor-base`, and values as for
    /// ``GridAxis``.
    /// - Throws: `GridError` that shows what to write.
    public init(_ text: String) throws(GridError) {
        guard let equals = text.lastIndex(of: "=") else {
            throw GridError(text, .noEqualsSign(suchAs: "cost.NAME=1:9:2"))
        }
        self.text = text
        let name = String(text[..<equals])
        if let known = Self.whole.first(where: { $0.name == name }) {
            (quantity, specialist) = (known.quantity, nil)
        } else {
            let words = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard words.count == 2, !words[1].isEmpty, let part = Self.parts.first(where: { $0.rawValue == words[0] })
            else {
                let known = Self.parts.map { $0.rawValue + ".NAME" } + Self.whole.map(\.name)
                let meant = NearestName.of(words[0], among: Self.parts.map(\.rawValue) + Self.whole.map(\.name))
                throw GridError(text, .unknownQuantity(name, nearest: meant, known: known))
            }
            (quantity, specialist) = (part, words[1])
        }
        values = try GridRange(text[text.index(after: equals)...], in: text).values()
        if let value = values.first(where: { !quantity.holds($0) }) {
            throw GridError(text, .values("\(value) is no \(quantity.rawValue): it must be \(quantity.requirement)"))
        }
    }
}
