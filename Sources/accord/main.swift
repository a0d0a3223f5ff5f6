import ArgumentParser
import Files
import Foundation

// A file that would grow over the limit is an error like any other, and no reason to die.
signal(SIGXFSZ, SIG_IGN)
// The language's runtime would print where the program is, and go on.
signal(SIGQUIT, SIG_DFL)

do {
    let words = Array(CommandLine.arguments.dropFirst())
    var command: any ParsableCommand =
        VerifyProofCommand.isAsked(by: words)
        ? try VerifyProofCommand.parseAsRoot(Array(words.dropFirst())) : try Accord.parseAsRoot()
    try command.run()
} catch let verdict as ExitCode {
    Accord.exit(withError: verdict)
} catch {
    Accord.leave(withError: error)
}

extension Accord {
    /// Says what an error says and ends the process with its code. Help and the version count as errors to the parser,
    /// and are results to the user: where they cannot be shown, that is an error.
    fileprivate static func leave(withError error: any Error) -> Never {
        let words = Array(CommandLine.arguments.dropFirst())
        if error is any ExitReason || exitCode(for: error) == .failure {
            Talk.complain("accord: \(Advice.complaint(error, words: words))")
            exit(withError: ExitCode(ExitStatus(error).rawValue))
        }
        guard exitCode(for: error) == .success else {
            Talk.complain(Advice.usage(error, of: Self.self, words: words))
            exit(withError: exitCode(for: error))
        }
        do {
            if Advice.asksForHelp(words), let usage = try Advice.mistyping(in: words, of: Self.self) {
                Talk.complain(usage)
                exit(withError: ExitCode(ExitStatus.usage.rawValue))
            }
            try OutputFile.writeToStandardOutput((fullMessage(for: error) + "\n").utf8)
        } catch {
            leave(withError: error)
        }
        exit(withError: ExitCode.success)
    }
}
