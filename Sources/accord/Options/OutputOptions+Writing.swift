import Files
import Reporting
import Tabular

extension OutputOptions {
    /// Writes a result in the chosen format to the chosen place, with further files, all or none; what CSV leaves out
    /// goes to standard error.
    func write(
        text: @autoclosure () -> String, csv: @autoclosure () -> CSVText, aside: @autoclosure () -> String,
        document: @autoclosure () -> some JSONDocument, besides files: [(path: String, bytes: [UInt8])] = [],
        at places: OutputPlaces
    ) throws {
        let bytes: [UInt8]
        switch chosenFormat {
        case .table: bytes = Array(text().utf8)
        case .csv:
            let aside = aside()
            if !aside.isEmpty { Talk(isQuiet: quiet).note(aside) }
            bytes = csv().bytes
        case .json: bytes = try document().json()
        }
        if let output {
            try OutputFile.write(files + [(output, bytes)], at: places)
        } else {
            try OutputFile.write(files, standardOutput: bytes, at: places)
        }
    }
}
