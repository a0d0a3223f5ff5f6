import ArgumentParser
import ContractDesign

/// How long the search for a menu may take, and what is said meanwhile.
struct SearchOptions: ParsableArguments {
    @OptionGroup var limits: LimitOptions

    @Flag(help: "Say once a second how far the search is, a line each, also where nobody watches.")
    var progress = false

    /// Runs a search that begins now under these limits, with what watches it.
    func search<Answer>(_ talk: Talk, _ body: (SolveObserver) throws -> Answer) rethrows -> Answer {
        var observer = talk.observer(inLines: progress)
        return try limits.search(talk) { stop in
            observer.stop = stop
            return try body(observer)
        }
    }
}
