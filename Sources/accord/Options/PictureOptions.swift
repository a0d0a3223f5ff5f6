import ArgumentParser
import Files
import Foundation
import Reporting
import Tabular

/// A page for people, and its charts.
struct PictureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write a page for people: what was asked, the answer and its proof, charts, how to use and check it.",
            valueName: "file.html"),
        completion: .file(extensions: ["html"]))
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Write the charts into this folder, as Vega-Lite specifications (NAME.vl.json).", valueName: "dir"),
        completion: .directory)
    var charts: String?

    func validate() throws {
        if let report {
            try FileExtension(of: report).require(
                ["html", "htm"], at: "--report \(report)", advice: "A report is a page: name it .html.")
        }
        if let charts {
            try FileExtension(of: charts).require(
                [], at: "--charts \(charts)", advice: "Name a folder; each chart becomes a file NAME.vl.json in it.")
        }
    }

    /// The page, where one was asked for.
    var files: [OutputPlaces.Role] { [report.map { OutputPlaces.Role("--report", $0) }].compactMap(\.self) }

    /// The folder of the charts, where one was asked for.
    var folders: [String] { [charts].compactMap(\.self) }

    /// Whether neither was asked for.
    var isEmpty: Bool { report == nil && charts == nil }

    /// The files that were asked for, not yet written.
    /// - Parameter inputs: the files that the answer is about.
    func files(
        of answer: some ReportedPresentation, from inputs: @autoclosure () throws -> [ReportSource.Input],
        _ talk: Talk
    ) throws -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        if let charts {
            files += try answer.charts().files(in: charts)
            try OutputFolder.make(charts)
        }
        if let report {
            var page = try answer.page(
                from: ReportSource(
                    try inputs(), version: "accord \(Version.text)",
                    command: ["accord"] + CommandLine.arguments.dropFirst(), runtime: ChartRuntime(),
                    day: ReportDay.today()))
            if let painter = ChartPainter() {
                do { page = try painter.drawn(page) } catch { talk.note("\(error)") }
            }
            files.append((report, try page.html()))
            if let hint = page.hint { talk.note(hint) }
        }
        return files
    }
}

extension ReportSource.Input {
    /// Tables by path, read once more.
    static func read(_ paths: [String]) throws -> [ReportSource.Input] {
        try paths.map { try ReportSource.Input(file: $0, bytes: Table.bytes(path: $0)) }
    }
}
