import Stopping

/// The equilibrium at one common share, as far as bargaining needs it; also what a chart draws.
public struct SharePoint: Hashable, Sendable {
    /// The generalist's, of every domain's revenue; in [0, 1].
    public var share: Double
    /// a0.
    public var generalistPerformance: Double
    /// The sum of the performances that are sold.
    public var totalPerformance: Double
    /// Money, the generalist's first, then the specialists' in the game's order.
    public var utilities: [Double]
    /// What tells one branch of the equilibrium from another: the regimes, and whose entry the generalist's level is.
    var branch: UInt64

    init(_ equilibrium: Equilibrium, share: Double) {
        self.share = share
        generalistPerformance = equilibrium.generalistPerformance
        totalPerformance = equilibrium.totalPerformance
        utilities = equilibrium.utilities
        var branch = UInt64(bitPattern: Int64(equilibrium.boughtIn ?? -1))
        for outcome in equilibrium.outcomes { branch = (branch ^ outcome.regime.code) &* 0x9E37_79B9_7F4A_7C15 }
        if let floor = equilibrium.floor { branch = (branch ^ floor.code) &* 0x9E37_79B9_7F4A_7C15 }
        self.branch = branch ^ (branch >> 32)
    }

    /// The sum of the utilities, money.
    public var welfare: Double { utilities.reduce(0, +) }
}

/// The equilibrium over all common shares from 0 to 1, in pieces on which it changes smoothly.
///
/// Between two pieces a regime changes, or the generalist changes from buying a specialist in to another plan. Where it
/// is indifferent between two plans the utilities of the specialists jump; both plans are then equilibria of that
/// share, and both one-sided limits count as outcomes of it. The ends of pieces are found by bisection to 1e-13.
public struct ShareCurve: Sendable {
    /// Points of one piece, in ascending order, its two ends included.
    public struct Piece: Sendable, Equatable {
        /// At least one; at the ends of a piece they are one-sided limits.
        public var points: [SharePoint]
        /// The share at which it begins.
        public var low: Double { points[0].share }
        /// The share at which it ends.
        public var high: Double { points[points.count - 1].share }
    }

    /// The game whose equilibria these are.
    public let game: FineTuningGame
    /// Cells of the grid.
    public let resolution: Int
    /// In ascending order; they cover [0, 1] but for gaps of at most 1e-13 between neighbours.
    public internal(set) var pieces: [Piece] = []
    /// The most that any share gives each player, money; of more than 64 players the most at any point of the
    /// curve.
    public internal(set) var largestUtilities: [Double] = []
    /// What everybody has without a deal; 0 but for a curve of acceptable shares.
    public internal(set) var terms: BargainingTerms

    private let watch: (@Sendable (Double) -> Void)?

    /// Evaluates the game on a grid of `resolution` cells and wherever a piece ends.
    ///
    /// - Complexity: an equilibrium for each point of the grid and two for each share from which a specialist
    ///   free-rides whatever the generalist does; about 35 for each other end of a piece.
    ///
    /// Two changes within one cell that undo each other are not seen: the curve is numerical, on a grid.
    /// - Throws: `GameError.outOfScale`, or `nobodyAccepts` where nobody gains at any share.
    public init(_ game: FineTuningGame, resolution: Int = 1024) throws(GameError) {
        try self.init(game, resolution: resolution, watch: nil)
    }

    /// - Parameter watch: is told of each share at which an equilibrium is found, now and in later questions.
    init(_ game: FineTuningGame, resolution: Int, watch: (@Sendable (Double) -> Void)?) throws(GameError) {
        self.game = game
        self.resolution = max(1, resolution)
        self.watch = watch
        terms = BargainingTerms(players: game.playerCount)
        let hasLinearRevenues = game.specialists.allSatisfy { $0.revenue.family == .linear }
        let samples = try samples()
        var points: [SharePoint] = []
        var last = samples[0]
        for next in samples.dropFirst() {
            if points.last?.share != last.share { points.append(last) }
            if last.branch == next.branch, !hasLinearRevenues { try splitAtJump(last, next, &points) }
            var budget = Self.evaluationsPerCell
            try split(last, next, &points, &budget)
            last = next
        }
        if points.last?.share != last.share { points.append(last) }
        pieces.append(Piece(points: points))
        absorbSinglePoints()
        if 8 * pieces.count <= self.resolution { try refineEnds(cell: 1 / Double(self.resolution)) }
        findLargestAtPoints()
        if largestUtilities.allSatisfy({ $0 == 0 }) { throw .nobodyAccepts }
        guard largestUtilities.allSatisfy({ $0 == 0 || (1e-200...1e200).contains($0) }) else { throw .outOfScale }
        try refineLargest()
    }

    /// The equilibrium at a share, on its side of a jump.
    func point(_ share: Double) throws(GameError) -> SharePoint {
        try Self.requirePatience()
        watch?(share)
        return SharePoint(try game.equilibrium(at: share), share: share)
    }

    /// - Throws: `GameError.stopped` where whoever waits wants no more.
    static func requirePatience() throws(GameError) {
        if let reason = Interruptible.reason { throw .stopped(reason) }
    }

    /// All points, in ascending order of the share.
    public var points: [SharePoint] { pieces.flatMap(\.points) }
}

extension ShareCurve {
    /// Where one piece ends and the next begins: two shares at most 1e-13 apart.
    private static let width = 1e-13

    /// The grid, and both sides of each share at which it is known in advance that a specialist begins to free-ride, if
    /// it takes part there.
    private func samples() throws(GameError) -> [SharePoint] {
        var samples: [SharePoint] = []
        let changes = Set(game.specialists.compactMap(\.restingShare)).sorted()
        var next = changes.startIndex
        for step in 0...resolution {
            let share = Double(step) / Double(resolution)
            while next < changes.endIndex, changes[next] <= share {
                let sides = (try point(changes[next] - 0.4 * Self.width), try point(changes[next] + 0.4 * Self.width))
                if sides.0.branch != sides.1.branch { samples += [sides.0, sides.1] }
                next += 1
            }
            samples.append(try point(share))
        }
        samples.sort { $0.share < $1.share }
        return samples
    }

    /// Some dozens of changes; a branch that flickers by rounding alone would go on without end.
    private static let evaluationsPerCell = 2000

    /// Ends a piece for each change of branch between two points, the last of `points` and `high`.
    private mutating func split(
        _ low: SharePoint, _ high: SharePoint, _ points: inout [SharePoint], _ budget: inout Int
    ) throws(GameError) {
        if low.branch == high.branch || budget == 0 { return }
        budget -= 1
        if high.share - low.share <= Self.width {
            if points[points.count - 1].share < low.share { points.append(low) }
            pieces.append(Piece(points: points))
            points = [high]
            return
        }
        let middle = try point(0.5 * (low.share + high.share))
        try split(low, middle, &points, &budget)
        try split(middle, high, &points, &budget)
    }

    /// Ends a piece where the generalist leaps from one level to another without a change of branch, as it can with
    /// curved revenues: the half of the cell with the larger change is halved for as long as nearly all the change is
    /// in it.
    private mutating func splitAtJump(
        _ low: SharePoint, _ high: SharePoint, _ points: inout [SharePoint]
    ) throws(GameError) {
        var (low, high) = (low, high)
        func rise(_ a: SharePoint, _ b: SharePoint) -> Double { abs(b.generalistPerformance - a.generalistPerformance) }
        let whole = rise(low, high)
        guard whole > 1e-9 * high.generalistPerformance else { return }
        while high.share - low.share > Self.width {
            let middle = try point(0.5 * (low.share + high.share))
            if middle.branch != low.branch { return }
            if rise(low, middle) > rise(middle, high) { high = middle } else { low = middle }
            if rise(low, high) < 0.7 * whole { return }
        }
        if points[points.count - 1].share < low.share { points.append(low) }
        pieces.append(Piece(points: points))
        points = [high]
    }

    /// Lets a branch that holds at one share only, such as free-riding at share 1, end the piece beside it, where the
    /// utilities go over into each other.
    private mutating func absorbSinglePoints() {
        for k in pieces.indices.reversed() where pieces[k].points.count == 1 && pieces.count > 1 {
            let single = pieces[k].points[0]
            if k > 0, isContinuous(pieces[k - 1].points[pieces[k - 1].points.count - 1], single) {
                let last = pieces[k - 1].points.count - 1
                if last > 0 { pieces[k - 1].points[last] = single } else { pieces[k - 1].points.append(single) }
                pieces.remove(at: k)
            } else if k + 1 < pieces.count, isContinuous(pieces[k + 1].points[0], single) {
                if pieces[k + 1].points.count > 1 { pieces[k + 1].points[0] = single }
                pieces.remove(at: k)
            }
        }
    }

    /// Whether two points at neighbouring ends of pieces are one outcome but for rounding, rather than the sides of a
    /// jump.
    func isContinuous(_ a: SharePoint, _ b: SharePoint) -> Bool {
        let slack = 1e-11 * a.welfare
        return zip(a.utilities, b.utilities).allSatisfy { abs($0 - $1) <= 1e-9 * max(abs($0), abs($1)) + slack }
    }

    /// Adds points towards the ends of each piece, where peaks may hide between an end and the first grid point.
    private mutating func refineEnds(cell: Double) throws(GameError) {
        for k in pieces.indices {
            let piece = pieces[k]
            let width = piece.high - piece.low
            guard width > 1e-9 else { continue }
            var shares = Set(piece.points.map(\.share))
            var added: [SharePoint] = []
            for depth in 1...6 {
                let step = min(cell, width) * (1 / Double(1 << (3 * depth)))
                for share in [piece.low + step, piece.high - step] where shares.insert(share).inserted {
                    let point = try point(share)
                    if point.branch == piece.points[piece.points.count / 2].branch { added.append(point) }
                }
            }
            if piece.points.count < 6 {
                for step in 1..<8 {
                    let share = piece.low + width * Double(step) / 8
                    if shares.insert(share).inserted { added.append(try point(share)) }
                }
            }
            pieces[k].points = (piece.points + added).sorted { $0.share < $1.share }
        }
    }
}
