import ArgumentParser
import Foundation
import Reporting
import Service
import Stopping
import Tabular

/// Answers questions that came over HTTP by the commands of the command line.
struct QuestionDesk: Sendable {
    let runtime: ChartRuntime
    private let commands = ParsedCommands()

    init(runtime: ChartRuntime) { self.runtime = runtime }

    /// What answers, by path.
    var answers: [String: @Sendable (PosedQuestion) -> Reply] {
        var answers: [String: @Sendable (PosedQuestion) -> Reply] = [:]
        for command in AskedCommand.all {
            for form in AnswerForm.all(of: command) {
                answers[form.path(of: command)] = { answer($0, by: command, as: form) }
            }
        }
        return answers
    }

    private func answer(_ question: PosedQuestion, by command: AskedCommand, as form: AnswerForm) -> Reply {
        var files: [String: [UInt8]] = [:]
        do {
            let words = try QuestionWords(question.body, to: command)
            files = words.files
            return try Interruptible.under(question.stop) {
                try GivenFiles.reading(files) {
                    let parsed = try commands.command(
                        command.type, words.words + form.words(asked: words.words, of: command))
                    let answer = try parsed.answered(Talk(isQuiet: true))
                    return try reply(answer, to: command, asked: words.words, as: form)
                }
            }
        } catch {
            return Problem(error, in: files, of: command.type).reply
        }
    }

    private func reply(
        _ answer: CommandAnswer, to command: AskedCommand, asked words: [String], as form: AnswerForm
    ) throws -> Reply {
        let presentation = answer.presentation
        switch form {
        case .document:
            return Reply(type: form.type, body: try presentation.document.json())
        case .menu:
            return Reply(type: form.type, body: presentation.csv.bytes)
        case .charts:
            return Reply(type: form.type, body: try Self.illustrated(presentation))
        case .report:
            guard let reported = presentation as? any ReportedPresentation else { throw MissingForm.report }
            let source = ReportSource(
                try answer.inputs(), version: "accord \(Version.text)", command: ["accord", command.name] + words,
                runtime: runtime, day: ReportDay.today())
            return Reply(type: form.type, body: try reported.page(from: source).html())
        case .proof, .lp:
            _ = try answer.afterword?.get()
            guard let file = answer.files.first else { throw MissingForm.file }
            return Reply(type: form.type, body: file.bytes)
        }
    }

    /// `{"answer": the document, "charts": {name: specification}}`.
    private static func illustrated(_ presentation: any DocumentedPresentation) throws -> [UInt8] {
        var bytes = Array("{\"answer\": ".utf8) + (try presentation.document.json()) + Array(",\n\"charts\": {".utf8)
        for (i, chart) in try presentation.charts().enumerated() {
            bytes += Array("\(i > 0 ? "," : "")\n\"\(chart.name)\": ".utf8) + (try chart.json())
        }
        return bytes + Array("}}\n".utf8)
    }
}

/// What an answer has not, though others of its kind have.
private enum MissingForm: ExitReason, CustomStringConvertible {
    case report, file

    var exitStatus: ExitStatus { .noSolution }

    var description: String {
        switch self {
        case .report: "There is no page of an answer that there is no menu."
        case .file: "There is no such file of an answer that there is no menu."
        }
    }
}
