import ArgumentParser
import Stopping

/// How long an answer may take.
struct LimitOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            End each search after so many seconds, with the best answer so far and what is true of it; 0 is no limit. \
            Ctrl-C does the same at once, a second one without an answer. (default: 60)
            """, valueName: "seconds"),
        transform: { text in try NumberArgument.number(text, suchAs: "60") })
    var timeLimit = 60.0

    @OptionGroup var memory: MemoryOption

    func validate() throws {
        guard timeLimit >= 0, timeLimit.isFinite else {
            throw ValidationError("--time-limit \(timeLimit): give seconds of 0 or more, such as 60; 0 is no limit.")
        }
    }

    /// Runs a search that begins now and asks whether to go on: itself, and whoever asks about all of it, who then sees to
    /// Ctrl-C.
    func search<Answer>(_ talk: Talk, asking body: (@escaping StopQuestion) throws -> Answer) rethrows -> Answer {
        let outer = Interruptible.asked
        if outer == nil { Interruption.catchFirst() }
        defer {
            if outer == nil { Interruption.catchNoMore() }
            talk.endProgress()
        }
        let start = ContinuousClock.now
        let limit = timeLimit
        let memory = MemoryWatch(most: memory.most)
        return try body {
            if Interruption.hasCome { return .interrupt }
            if let reason = outer?() { return reason }
            let now = ContinuousClock.now
            if limit > 0, now - start > .seconds(limit) { return .timeLimit }
            return memory.hasEnded(at: now) ? .memoryLimit : nil
        }
    }
}
