import ArgumentParser
import ContractDesign
import Stopping

/// How long a search may take, and what is said meanwhile.
struct LimitOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            End the search for the best menu after so many seconds, with the best one found and its true bounds; 0 is \
            no limit. Ctrl-C does the same at once, a second one without an answer. (default: 60)
            """, valueName: "seconds"),
        transform: { text in try NumberArgument.number(text, suchAs: "60") })
    var timeLimit = 60.0

    @Flag(help: "Say once a second how far the search is, a line each, also where nobody watches.")
    var progress = false

    func validate() throws {
        guard timeLimit >= 0, timeLimit.isFinite else {
            throw ValidationError("--time-limit \(timeLimit): give seconds of 0 or more, such as 60; 0 is no limit.")
        }
    }

    /// Runs a search that begins now under these limits, with what watches it.
    func search<Answer>(_ talk: Talk, _ body: (SolveObserver) throws -> Answer) rethrows -> Answer {
        Interruption.catchFirst()
        defer {
            Interruption.catchNoMore()
            talk.endProgress()
        }
        return try body(observer(talk))
    }

    private func observer(_ talk: Talk) -> SolveObserver {
        let start = ContinuousClock.now
        let limit = timeLimit
        var observer = talk.observer(inLines: progress)
        observer.stop = {
            if Interruption.hasCome { return .interrupt }
            return limit > 0 && ContinuousClock.now - start > .seconds(limit) ? .timeLimit : nil
        }
        return observer
    }
}
