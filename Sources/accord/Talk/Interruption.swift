import ArgumentParser
import Foundation
import Stopping

/// Ctrl-C: the first ends a search with the best answer so far, the second ends the process.
enum Interruption {
    /// Only the signal's handler writes it, and a word that is read torn is still not 0.
    nonisolated(unsafe) private static var count: sig_atomic_t = 0

    static var hasCome: Bool { count > 0 }

    /// From now on the first one is noted only, also in a process that was started with the signal held back.
    static func catchFirst() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT) { _ in
            Interruption.count += 1
            signal(SIGINT, SIG_DFL)
        }
    }

    /// From now on the next one ends the process.
    static func catchNoMore() { signal(SIGINT, SIG_DFL) }

    /// Ends the process as the shell expects of one that was interrupted, if the answer that was just written is cut
    /// short by that.
    static func leave(after reason: StopReason?) throws {
        if reason == .interrupt { throw ExitCode(128 + SIGINT) }
    }
}
