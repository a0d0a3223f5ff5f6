import ArgumentParser
import PlainText
import Service
import Tabular

extension Problem {
    /// An error as the command line would say it, with the place in the question.
    /// - Parameters:
    ///   - files: the question's tables.
    ///   - command: that was asked.
    init(_ error: any Error, in files: [String: [UInt8]], of command: any ParsableCommand.Type) {
        switch error {
        case let error as QuestionError:
            self.init(
                error.isTooLarge ? .contentTooLarge : .badRequest,
                detail: "\(error.problem.capitalizedFirst). \(error.remedy)")
            option = error.key
        case let error as TableError where error.kind == .missing:
            self.init(.badRequest, detail: "\(error.file.excerpt) \(error.problem). Give it in the question.")
        case let error as TableError:
            // What the command line adds is an option that would do.
            let advice = error.complaint.dropFirst(error.description.count)
            self.init(
                error.kind == .misused ? .badRequest : .unprocessableContent,
                title: error.kind == .misused ? nil : "Bad data",
                detail: "\(error.problem.capitalizedFirst). \(error.remedy)\(advice)")
            table = QuestionWords.key(of: error.file)
            (line, column) = (error.line, error.column)
            cell = files[error.file].flatMap { Cell(of: error, in: $0) }
        case let error as any ExitReason:
            let (status, title) = Self.status(of: error.exitStatus)
            self.init(status, title: title, detail: Advice.complaint(error, words: []))
        default:
            if command.exitCode(for: error) == .success {
                // The parser's own requests, for help, versions and scripts of shells, are none of a question's.
                self.init(.badRequest, detail: "The question holds a key that is no option of the command.")
                return
            }
            let message = command.message(for: error)
            self.init(.badRequest, detail: message.isEmpty ? "\(error)" : message)
            option = Self.option(in: message)
        }
    }

    private static func status(of status: ExitStatus) -> (Status, title: String?) {
        switch status {
        case .usage: (.badRequest, nil)
        case .noSolution: (.unprocessableContent, "No solution")
        case .badData, .noInput, .checkFailed: (.unprocessableContent, "Bad data")
        case .tooSoon, .interrupted: (.timeout, nil)
        case .internalError, .cannotWrite, .unavailable: (.internalError, nil)
        }
    }

    /// The key of the option that a message of the parser's is about, or else names first.
    private static func option(in message: String) -> String? {
        guard
            let match = message.firstMatch(of: #/for '--([a-z][a-z0-9-]*)/#)
                ?? message.firstMatch(of: #/--([a-z][a-z0-9-]*)/#)
        else { return nil }
        return QuestionWords.key(ofOption: String(match.output.1))
    }
}

extension Problem.Cell {
    /// The cell of a table at which an error stands; nil where it is in the heading, or the table cannot be read.
    fileprivate init?(of error: TableError, in bytes: [UInt8]) {
        guard let line = error.line, let column = error.column,
            let table = try? Table(bytes: bytes, file: error.file),
            let row = table.rows.lastIndex(where: { $0.line <= line }),
            let cell = table.rows[row].cells.last(where: { $0.line < line || $0.line == line && $0.column <= column })
        else { return nil }
        self.init(row: row, column: cell.header)
    }
}

extension String {
    /// With a capital at the beginning.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
