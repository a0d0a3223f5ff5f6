import ArgumentParser
import Files
import Foundation

extension OutputOptions {
    /// The command's files, once it is certain that its answer can be written: to be asked for before anything is
    /// solved.
    /// - Parameters:
    ///   - tables: the files that are read; `-` is standard input.
    ///   - files: the files that are written beside the answer.
    ///   - folders: those that further files are written into.
    /// - Throws: `ValidationError` where a name says another format than will be written, `PlaceClash` where an output
    ///   is an input or another output, `OutputError` where one cannot be written.
    ///   - working: the files that the command keeps beside its answer while it works.
    ///   - isDatabase: that the answer goes into SQLite's tables, whose names were checked.
    func places(
        reading tables: [String], besides files: [OutputPlaces.Role] = [], into folders: [String] = [],
        working: [OutputPlaces.Role] = [], isDatabase: Bool = false
    ) throws -> OutputPlaces {
        if !isDatabase { try requireFittingExtension() }
        if let role = files.first(where: { $0.path == "-" }) {
            throw ValidationError("\(role.name) -: only the result can go to standard output. Name a file.")
        }
        let outputs = files + [output.map { OutputPlaces.Role("--output", $0) }].compactMap(\.self)
        var places = try OutputPlaces(
            reading: tables.filter { $0 != "-" }.map { OutputPlaces.Role("the table", $0) }, writing: outputs + working)
        if tables.contains("-") {
            try places.addInput(OutputPlaces.Role("the table", "on standard input"), descriptor: STDIN_FILENO)
        }
        if output == nil {
            try places.addOutput(OutputPlaces.Role("the file", "on standard output"), descriptor: STDOUT_FILENO)
        }
        for role in outputs { try OutputFile.requireRoom(for: role.path) }
        for folder in folders { try OutputFolder.requireRoom(for: folder) }
        return places
    }
}
