import LinearProgramming

/// Boxes of two users' values, in centred units, and what equilibria of menus can give in them.
struct MenuBoxes {
    typealias Ask = (OutcomeQuestion) throws(CompetitionError) -> OutcomeAnswer?

    private let game: CentredGame
    private let none: [Double]
    private let full: [Double]
    /// The most that a provider makes of a set of users, by provider, set and values.
    private var replies: [Reply: Double] = [:]

    private struct Reply: Hashable {
        var provider: Int
        var users: [Bool]
        var values: [Double]
    }

    private struct Box {
        var low: [Double]
        var high: [Double]
        /// The target has no less in an equilibrium here.
        var bound: Double
        /// What the users have at that bound.
        var values: [Double]
    }

    /// Most boxes for one user.
    private static let boxLimit = 500
    private static let sets = [[true, false], [false, true], [true, true]]

    init(_ game: CentredGame) {
        self.game = game
        none = game.users.indices.map(game.game.noInformation)
        full = game.users.indices.map(game.game.fullInformation)
    }

    /// The least that a user has, between what is proved and what was found.
    mutating func worst(
        for target: Int, _ ask: Ask
    ) throws(CompetitionError) -> (atLeast: Double, found: Double, boxes: Int) {
        var (open, found, boxes): ([Box], Double, Int) = ([], full[target], 0)
        if try least(none, none, for: target, ask) != nil { return (none[target], none[target], 1) }
        if let box = try box(none, full, for: target, ask) { open.append(box) }
        let gap = AnonymousEquilibria.resolution * (full[target] - none[target])
        while let next = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
            let box = open.remove(at: next)
            boxes += 1
            if box.bound < found, try least(box.values, box.values, for: target, ask) != nil { found = box.bound }
            let widths = game.users.indices.map { j in
                full[j] > none[j] ? (box.high[j] - box.low[j]) / (full[j] - none[j]) : 0
            }
            let isNarrow = (widths.max() ?? 0) <= AnonymousEquilibria.resolution
            if box.bound >= found - gap || isNarrow || boxes >= Self.boxLimit {
                return (min(box.bound, found), found, boxes)
            }
            let j = widths[0] >= widths[1] ? 0 : 1
            let middle = box.low[j] + (box.high[j] - box.low[j]) / 2
            var (below, above) = (box.high, box.low)
            below[j] = middle
            above[j] = middle
            for part in [(box.low, below), (above, box.high)] {
                if let half = try self.box(part.0, part.1, for: target, ask) { open.append(half) }
            }
        }
        return (found, found, boxes)
    }

    private mutating func box(
        _ low: [Double], _ high: [Double], for target: Int, _ ask: Ask
    ) throws(CompetitionError) -> Box? {
        guard let answer = try least(low, high, for: target, ask) else { return nil }
        let values = game.users.indices.map { min(max(answer[.own($0)], low[$0]), high[$0]) }
        return Box(low: low, high: high, bound: values[target], values: values)
    }

    /// The least for a user over menus whose values lie in the box and from which no provider gains by any reply that
    /// it has all over the box; nil where there is none. For a box that is a point that is an equilibrium.
    private mutating func least(
        _ low: [Double], _ high: [Double], for target: Int, _ ask: Ask
    ) throws(CompetitionError) -> OutcomeAnswer? {
        var question = OutcomeQuestion(maximize: [.own(target): -1])
        for j in game.users.indices {
            question.requirements.append(Requirement(.own(j), .between(low[j], high[j])))
        }
        for i in game.providers.indices {
            for set in Self.sets {
                let corner = game.users.indices.map { set[$0] ? high[$0] : low[$0] }
                let most = try reply(Reply(provider: i, users: set, values: corner), ask)
                guard most > -.infinity else { continue }
                let slack = 1e-9 * game.totalRange(of: i)
                question.requirements.append(Requirement(total(of: i, set), .atLeast(most - slack)))
            }
        }
        return try ask(question)
    }

    private func total(of provider: Int, _ set: [Bool]) -> [Quantity: Double] {
        game.total(of: provider).filter { set[$0.key.user] }
    }

    /// D: the most that a provider makes of a set of users, whom it wins alone.
    private mutating func reply(_ reply: Reply, _ ask: Ask) throws(CompetitionError) -> Double {
        if let known = replies[reply] { return known }
        var question = OutcomeQuestion(maximize: total(of: reply.provider, reply.users))
        for (j, value) in reply.values.enumerated() {
            question.requirements.append(Requirement(.own(j), reply.users[j] ? .atLeast(value) : .atMost(value)))
        }
        let most = try ask(question)?.value ?? -.infinity
        replies[reply] = most
        return most
    }
}
