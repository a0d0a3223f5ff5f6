import ArgumentParser
import FineTuningGames
import Reporting
import Sweeps

/// Many games instead of one.
struct BargainGridOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            Settle a game for each value of an axis, and for each combination where it is repeated: cost.NAME, \
            fixed_cost.NAME, linear_cost.NAME, exponent.NAME or revenue.NAME of a specialist, generalist-cost, \
            generalist-exponent, floor or floor-base, with values START:END:STEP, START:END/COUNT or a list. Such as \
            cost.hospital=0.1,1,10.
            """, valueName: "name=values"))
    var grid: [String] = []

    @Flag(help: "With --grid: say after 1, 2, 4, ... seconds, then each minute, how far it is, a line each.")
    var progress = false

    func validate() throws {
        if progress, grid.isEmpty { throw ValidationError("--progress goes with --grid.") }
        _ = try axes()
    }

    private func axes() throws -> [BargainAxis] {
        do throws(GridError) {
            return try grid.map { text throws(GridError) in try BargainAxis(text) }
        } catch {
            throw ValidationError(error.complaint)
        }
    }

    /// The games; nil where one is asked for.
    func games(around game: FineTuningGame) throws -> BargainGrid? {
        grid.isEmpty ? nil : try BargainGrid(game, axes: axes())
    }
}
