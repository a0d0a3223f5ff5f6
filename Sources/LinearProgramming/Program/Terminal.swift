import CGLPK
import Logging

/// What GLPK would print on the terminal, led into a logger instead.
///
/// GLPK's terminal state belongs to the thread, so each call that may print is wrapped, and the state put back.
final class Terminal {
    private let logger: Logger
    private var pending = ""
    private(set) var lines: [String] = []

    private init(_ logger: Logger) {
        self.logger = logger
    }

    /// Runs `body` with nothing printed: each line goes to `logger` at level debug.
    /// Where the logger does not listen at that level, GLPK is kept from formatting the lines at all.
    static func quieted<R>(_ logger: Logger, _ body: () -> R) -> R {
        captured(logger, formatting: logger.logLevel <= .debug, body).result
    }

    /// Runs `body` with nothing printed, and returns the lines beside its result, to name the cause of an error.
    ///
    /// The hook is set even where nothing is to be formatted, since GLPK switches its output on to report a failed
    /// assertion.
    static func captured<R>(
        _ logger: Logger, formatting: Bool = true, _ body: () -> R
    ) -> (result: R, lines: [String]) {
        let terminal = Terminal(logger)
        let before = glp_term_out(formatting ? GLP_ON : GLP_OFF)
        glp_term_hook(
            { info, text in
                guard let info, let text else { return 1 }
                Unmanaged<Terminal>.fromOpaque(info).takeUnretainedValue().receive(String(cString: text))
                return 1
            }, Unmanaged.passUnretained(terminal).toOpaque())
        defer {
            glp_term_hook(nil, nil)
            _ = glp_term_out(before)
        }
        let result = withExtendedLifetime(terminal, body)
        terminal.flush()
        return (result, terminal.lines)
    }

    private func receive(_ text: String) {
        pending += text
        while let end = pending.firstIndex(of: "\n") {
            emit(String(pending[..<end]))
            pending.removeSubrange(...end)
        }
    }

    private func flush() {
        if !pending.isEmpty { emit(pending) }
        pending = ""
    }

    private func emit(_ line: String) {
        lines.append(line)
        logger.debug("\(line)", metadata: ["source": "glpk"])
    }
}
