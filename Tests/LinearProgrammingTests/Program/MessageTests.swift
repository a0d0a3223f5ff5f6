import Foundation
import InMemoryLogging
import LinearProgramming
import Logging
import Testing

/// What GLPK has to say goes to the logger, and to no file descriptor.
@Suite struct MessageTests {
    private static func logger(_ level: Logger.Level) -> (Logger, InMemoryLogHandler) {
        let handler = InMemoryLogHandler()
        var logger = Logger(label: "test") { _ in handler }
        logger.logLevel = level
        return (logger, handler)
    }

    private static func solve(_ logger: Logger) throws {
        try LinearProgram.scoped(.maximize, logger: logger) { lp in
            let x = try lp.addColumn(.between(0, 4), cost: 3)
            try lp.addRow(.atMost(3), [Term(2, x)])
            _ = try lp.solve()
            _ = try lp.costRange(of: x)
        }
    }

    @Test(arguments: [Logger.Level.trace, .debug])
    func arriveLineByLineAtLevelDebug(_ level: Logger.Level) throws {
        let (logger, handler) = Self.logger(level)
        try Self.solve(logger)
        #expect(handler.entries.contains { $0.message == "OPTIMAL LP SOLUTION FOUND" })
        for entry in handler.entries {
            #expect(entry.level == .debug)
            #expect(entry.metadata["source"] == "glpk")
            #expect(!entry.message.description.contains("\n"))
        }
    }

    @Test(arguments: [Logger.Level.info, .error])
    func stayAwayFromALoggerThatDoesNotListen(_ level: Logger.Level) throws {
        let (logger, handler) = Self.logger(level)
        try Self.solve(logger)
        #expect(handler.entries.isEmpty)
    }

    @Test func ofReadingArriveToo() throws {
        let (logger, handler) = Self.logger(.debug)
        try withFile("Minimize\n x\nSubject To\n x >= 1\nEnd\n") { path in
            try LinearProgram.scoped(reading: path, as: .cplexLP, logger: logger) { _ in }
            #expect(handler.entries.contains { $0.message == "Reading problem data from '\(path)'..." })
        }
    }

    @Test func ofTwoProgramsDoNotMix() throws {
        let (outer, heard) = Self.logger(.debug)
        let (inner, silent) = Self.logger(.info)
        try LinearProgram.scoped(logger: outer) { lp in
            try lp.addRow(.atLeast(1), [Term(1, try lp.addColumn(.nonnegative, cost: 1))])
            try Self.solve(inner)
            #expect(heard.entries.isEmpty)
            _ = try lp.solve()
        }
        #expect(!heard.entries.isEmpty && silent.entries.isEmpty)
    }

    /// In a process of its own, whose standard output and error are collected.
    @Test(arguments: [true, false])
    func neverReachStandardOutputOrError(_ listening: Bool) async throws {
        let result = try await #require(
            processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
        ) { [listening] in
            let logger = MessageTests.logger(listening ? .debug : .info).0
            try MessageTests.solve(logger)
            let texts = [
                "Minimize\n x\nSubject To\n x >= 1\nEnd\n", "Minimize\n", "Maximize\n x\nSubject To\n x >= 1\nEnd\n",
            ]
            for text in texts {
                try withFile(text) { path in
                    for format in formats + formats {
                        try? LinearProgram.scoped(reading: path, as: format, logger: logger) { lp in
                            _ = try lp.solve(SimplexOptions(method: .dual))
                            _ = try lp.infeasibilityCertificate()
                            _ = try lp.unboundedRay()
                            _ = try lp.text(as: format)
                            _ = try lp.irreducibleConflict()
                        }
                    }
                }
            }
            try LinearProgram.scoped(logger: logger) { lp in
                let x = try lp.addColumn(.nonnegative, cost: 1e50)
                try lp.addRow(.atLeast(1e-300), [Term(1e50, x)])
                try lp.setBasis(Basis(rows: [.basic], columns: [.basic]))
                _ = try? lp.solve(SimplexOptions(pivotTolerance: 0.999))
            }
        }
        #expect(String(decoding: result.standardOutputContent, as: UTF8.self) == "")
        #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
    }
}
