import ArgumentParser
import Files
import Reporting
import Stopping

/// A command that finds its answer before anything is written.
protocol AnsweringCommand: ParsableCommand {
    /// The answer: reads the tables, says on the way what there is to say, and writes nothing.
    func answered(_ talk: Talk) throws -> CommandAnswer
}

/// What a command answers, not yet written.
struct CommandAnswer {
    var presentation: any DocumentedPresentation
    /// What else was asked for, by path.
    var files: [(path: String, bytes: [UInt8])] = []
    /// The tables that the answer rests on, the main one first; read where a page names them.
    var inputs: () throws -> [ReportSource.Input] = { [] }
    var stoppedBy: StopReason?
    /// What is said once all is written; a failure where something beside the answer could not be made.
    var afterword: Result<String, any Error>?
    /// How the command ends, where the answer is no success.
    var status: ExitStatus?

    /// Writes it all, or nothing, and ends the command as it has to.
    func write(to output: OutputOptions, _ pictures: PictureOptions? = nil, at places: OutputPlaces) throws {
        let talk = Talk(isQuiet: output.quiet)
        var files = files
        if let pictures, let reported = presentation as? any ReportedPresentation {
            files += try pictures.files(of: reported, from: inputs(), talk)
        }
        try output.write(presentation, besides: files, at: places)
        if let afterword { talk.note(try afterword.get()) }
        try Interruption.leave(after: stoppedBy)
        if let status { throw ExitCode(status.rawValue) }
    }
}
