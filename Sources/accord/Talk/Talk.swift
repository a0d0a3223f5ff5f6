import ContractDesign
import Foundation
import PlainText
import ProviderCompetition
import Reporting
import Sweeps

/// What is said beside the result, on standard error: notes, and progress where a person watches.
///
/// All text that comes from elsewhere leaves through here with its invisible characters escaped.
struct Talk {
    var isQuiet: Bool
    private let watched = isatty(FileHandle.standardError.fileDescriptor) == 1

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    func note(_ text: String) {
        if !isQuiet { Self.write(text.visibleLines + "\n") }
    }

    /// Says by how much a concave majorant promises more than was measured.
    func noteMajorant(_ accuracy: any AccuracyFunction) {
        guard let table = accuracy as? TableAccuracy, table.majorantExcess > 0 else { return }
        let excess = String(format: "%.6f", table.majorantExcess)
        note(
            """
            Warning: \(table.file): the least concave curve above the points promises up to \(excess) more performance \
            than was measured.
            """)
    }

    /// Shows the bounds closing in once a solve has taken longer than a second, on a terminal; where lines are asked for,
    /// one a second, wherever they go.
    func observer(inLines: Bool = false) -> SolveObserver {
        guard inLines || (watched && !isQuiet) else { return SolveObserver() }
        let start = ContinuousClock.now
        var next = start + .seconds(1)
        func show(_ text: String) {
            let now = ContinuousClock.now
            guard now > next else { return }
            next = now + (inLines ? .seconds(1) : .milliseconds(100))
            let line = "\(Int((now - start) / .seconds(1))) s: \(text)"
            Self.write(inLines ? line + "\n" : "\u{1B}[2K\r" + line)
        }
        return SolveObserver(onStep: { show($0.progress) }, onNode: { show($0.progress) })
    }

    /// Shows how far many solves have come once they have taken longer than a second, on a terminal. Where lines are
    /// asked for, one after 1, 2, 4, ... seconds and then each minute, wherever they go.
    func counter(inLines: Bool = false) -> (SweepProgress) -> Void {
        guard inLines || (watched && !isQuiet) else { return { _ in } }
        let start = ContinuousClock.now
        var next = start + .seconds(1)
        return { progress in
            let now = ContinuousClock.now
            guard now > next else { return }
            next = now + (inLines ? min(now - start, .seconds(60)) : .milliseconds(200))
            let line = SweepText.progress(progress, after: (now - start) / .seconds(1))
            Self.write(inLines ? line + "\n" : "\u{1B}[2K\r" + line)
        }
    }

    /// Shows what an analysis of competing providers is about, on a terminal only.
    func stages() -> (CompetitionStage) -> Void {
        guard watched, !isQuiet else { return { _ in } }
        return { stage in
            let text =
                switch stage {
                case .user(let number, let count): "user \(number) of \(count)"
                case .anonymousPolicies: "policies that are the same for all"
                case .profile: "the profile that was given"
                }
            Self.write("\u{1B}[2K\r" + text)
        }
    }

    /// Takes the progress line away again.
    func endProgress() {
        if watched, !isQuiet { Self.write("\u{1B}[2K\r") }
    }

    /// Says what went wrong.
    static func complain(_ text: String) { write(text.visibleLines + "\n") }

    /// Standard error may be closed or full; there is nobody left to tell then.
    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
