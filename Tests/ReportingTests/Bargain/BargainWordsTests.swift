import FineTuningGames
import Inputs
import Reporting
import Tabular
import TestSupport
import Testing

/// A bargain's answer as text is readable where numbers are not.
@Suite struct BargainWordsTests {
    /// Two specialists of whom no share serves both: every product is 0, and draws among shares are not.
    @Test func noLogarithmOfNothingAndNoRoundingIsShown() throws {
        let game = try FineTuningGame(
            Table.read(path: RepositoryFiles.data("either-or.csv")),
            generalist: GeneralistCost(coefficient: 1, exponent: 2))
        let text = BargainPresentation(try Bargain(game, seekingLotteries: true)).text(in: .unlimited)
        #expect(text.contains("where every single share leaves somebody nothing"))
        #expect(!text.contains("inf") && !text.contains("e-1"))
    }
}
