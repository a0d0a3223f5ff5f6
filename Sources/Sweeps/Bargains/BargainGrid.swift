import FineTuningGames
import Stopping

/// Many games at once: all combinations of the axes' values over one game, the last axis fastest.
public struct BargainGrid: Sendable {
    /// What the axes vary.
    public let game: FineTuningGame
    /// At least one.
    public let axes: [BargainAxis]
    /// Cases.
    public let count: Int

    /// By axis: the specialist's index.
    private let places: [Int?]

    /// A grid around a game, whose other numbers hold in each case.
    /// - Throws: `GridError` for an axis that the game has nothing for, that varies what another varies, and for more
    ///   than 1e7 cases.
    public init(_ game: FineTuningGame, axes: [BargainAxis]) throws(GridError) {
        let size = axes.reduce(1.0) { $0 * Double($1.values.count) }
        guard size <= Double(GridAxis.mostValues) else { throw GridError(nil, .tooManyCases) }
        self.game = game
        self.axes = axes
        count = Int(size)
        var places: [Int?] = []
        for (k, axis) in axes.enumerated() {
            if axes[..<k].contains(where: { $0.name == axis.name }) { throw GridError(axis.text, .repeated) }
            let place = axis.specialist.map { name in game.specialists.firstIndex { $0.name == name } }
            if case .some(nil) = place, let name = axis.specialist {
                throw GridError(axis.text, .unknownSpecialist(name, known: game.specialists.map(\.name)))
            }
            places.append(place ?? nil)
        }
        self.places = places
    }

    /// The axes' values in the case of that number, 1...count. O(axes).
    public func point(_ number: Int) -> [Double] {
        var rest = number - 1
        return axes.reversed().map { axis in
            defer { rest /= axis.values.count }
            return axis.values[rest % axis.values.count]
        }.reversed()
    }

    /// The game of that case.
    /// - Throws: `GameError` where a floor does not go with it.
    public func game(_ number: Int) throws(GameError) -> FineTuningGame {
        var (generalist, specialists, floor) = (game.generalist, game.specialists, game.floor)
        for (k, value) in point(number).enumerated() {
            let index = places[k] ?? 0
            switch axes[k].quantity {
            case .cost: specialists[index].cost.coefficient = value
            case .exponent: specialists[index].cost.exponent = value
            case .linearCost: specialists[index].cost.linear = value
            case .fixedCost: specialists[index].cost.fixed = value
            case .revenue: specialists[index].revenue.scale = value
            case .generalistCost: generalist.coefficient = value
            case .generalistExponent: generalist.exponent = value
            case .floor: floor = PerformanceFloor(sold: value, base: floor?.base ?? 0)
            case .baseFloor: floor = PerformanceFloor(sold: floor?.sold ?? 0, base: value)
            }
        }
        return try FineTuningGame(generalist: generalist, specialists: specialists, floor: floor)
    }

    /// Settles case after case, in their order.
    /// - Parameters:
    ///   - resolution: cells of each case's grid of shares.
    ///   - terms: what everybody has without a deal, and weighs; nil for 0 and equal weights.
    ///   - stop: asked at each equilibrium whether to go on; the cases settled until then are the answer.
    ///   - progress: told after each case.
    /// - Returns: what was settled; refused games are cases too.
    /// - Throws: `GameError` where a floor does not go with a case.
    /// - Complexity: some 1,500 equilibria a case.
    public func settle(
        resolution: Int = 1024, terms: BargainingTerms? = nil, stop: StopQuestion? = nil,
        progress: (SweepProgress) -> Void = { _ in }
    ) throws(GameError) -> BargainSweep {
        var cases: [BargainCase] = []
        func sweep(_ cases: [BargainCase], _ reason: StopReason?) -> BargainSweep {
            BargainSweep(grid: self, terms: terms, cases: cases, stoppedBy: reason)
        }
        for number in stride(from: 1, through: count, by: 1) {
            if let reason = stop?() { return sweep(cases, reason) }
            let game = try game(number)
            do {
                let bargain = try Bargain(game, resolution: resolution, terms: terms, stop: stop)
                if let reason = bargain.stoppedBy { return sweep(cases, reason) }
                cases.append(BargainCase(number, point(number), bargain, try bargain.verdict()))
            } catch .nobodyAccepts {
                cases.append(BargainCase(number, point(number), .nobodyAccepts, SharingVerdict(refused: game)))
            } catch .noDeal {
                cases.append(BargainCase(number, point(number), .noDeal, SharingVerdict(refused: game)))
            } catch .outOfScale {
                cases.append(BargainCase(number, point(number), .outOfScale, nil))
            } catch .stopped(let reason) {
                return sweep(cases, reason)
            }
            progress(SweepProgress(solved: number, of: count))
        }
        return sweep(cases, nil)
    }
}
