import ArgumentParser
import FineTuningGames

/// A performance that is required by a rule from outside the bargain.
struct FloorOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Performance of at least X must be sold, and of at least Y (0 without it) released by the generalist; whoever \
            cannot abstains. For one specialist with quadratic costs and linear revenue; derived here, not the papers'. \
            Such as 0.6,0.27.
            """, valueName: "x[,y]"),
        transform: FloorOption.read)
    var floor: PerformanceFloor?

    private static func read(_ text: String) throws -> PerformanceFloor {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard words.count <= 2 else {
            throw ValidationError("Write X, or X,Y: what must be sold, and what must be released, such as 0.6,0.27.")
        }
        let numbers = try words.map { try NumberArgument.number($0, suchAs: "0.6") }
        for number in numbers where !GameError.Quantity.floor.holds(number) {
            throw ValidationError("Give a performance \(GameError.Quantity.floor.requirement), such as 0.6.")
        }
        return PerformanceFloor(sold: numbers[0], base: numbers.count > 1 ? numbers[1] : 0)
    }
}
