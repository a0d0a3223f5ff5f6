import Files
import Reporting

extension OutputOptions {
    /// Writes an answer in the chosen format to the chosen place, with further files, all or none; what that format
    /// leaves out goes to standard error.
    func write(
        _ answer: some DocumentedPresentation,
        besides files: @autoclosure () throws -> [(path: String, bytes: [UInt8])] = [], at places: OutputPlaces
    ) throws {
        let talk = Talk(isQuiet: quiet)
        let format = chosenFormat
        if format != .table { answer.notes.forEach(talk.note) }
        let files = try files()
        let bytes: [UInt8]
        switch format {
        case .table: bytes = Array(answer.text(in: room).utf8)
        case .csv:
            if !answer.aside.isEmpty { talk.note(answer.aside) }
            bytes = answer.csv.bytes
        case .json: bytes = try answer.document.json()
        }
        if let output {
            try OutputFile.write(files + [(output, bytes)], at: places)
        } else {
            try OutputFile.write(files, standardOutput: bytes, at: places)
        }
    }
}

extension OutputOptions {
    /// The room of a table: a file has all.
    var room: TextRoom {
        output == nil ? .standardOutput(elsewhere: "--format json has all") : .unlimited
    }
}
