import Foundation

/// A program that draws charts beforehand, so that a page needs none of its own: ACCORD_VEGA_SVG is the shell's command for
/// it. It reads a JSON list of Vega-Lite specifications and writes a JSON list of SVG texts.
public struct ChartPainter: Sendable {
    /// The variable that holds the command.
    package static let variable = "ACCORD_VEGA_SVG"
    private let command: String

    /// What the variable names; nil where it names nothing.
    public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let command = environment[Self.variable], !command.isEmpty else { return nil }
        self.command = command
    }

    /// How wide a page is on a desk and on paper, and in a hand, pixels.
    private static let (broad, slim) = (1000.0, 370.0)
    private static let mostSeconds = 120.0

    /// The page with its charts drawn.
    /// - Throws: ``ChartPainterError`` where the program fails, or writes what is no drawing.
    public func drawn(_ page: ReportPage) throws(ChartPainterError) -> ReportPage {
        let places = page.sections.indices.filter { page.sections[$0].chart != nil }
        if places.isEmpty { return page }
        let charts = places.compactMap { page.sections[$0].chart?.chart }
        let texts = try painted(
            charts.map { $0.drawn(width: Self.broad, isSlim: false) }
                + charts.map { $0.drawn(width: Self.slim, isSlim: true) })
        var page = page
        for (k, place) in places.enumerated() {
            do {
                page.sections[place].chart?.drawings = [
                    ReportPage.Drawing(kind: "broad", markup: try CheckedDrawing(texts[k], prefix: "b\(k)-").markup),
                    ReportPage.Drawing(
                        kind: "slim", markup: try CheckedDrawing(texts[k + places.count], prefix: "s\(k)-").markup),
                ]
            } catch {
                throw ChartPainterError(command: command, problem: "wrote what is no drawing: \(error)")
            }
        }
        return page
    }

    /// The SVG of each specification, unchecked.
    private func painted(_ specifications: [JSONValue]) throws(ChartPainterError) -> [String] {
        let output: Data
        do {
            output = try run(on: Data(JSONText.line(of: specifications)))
        } catch let error as ChartPainterError {
            throw error
        } catch {
            throw ChartPainterError(command: command, problem: "could not be started")
        }
        guard let texts = try? JSONDecoder().decode([String].self, from: output), texts.count == specifications.count
        else {
            throw ChartPainterError(command: command, problem: "did not write a list of \(specifications.count) texts")
        }
        return texts
    }

    /// What the program writes where it is given these bytes; by way of a file, since one that reads nothing would break a
    /// pipe.
    private func run(on input: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "accord-charts-\(UUID().uuidString).json")
        try input.write(to: file, options: .withoutOverwriting)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(command)"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let late = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.mostSeconds, execute: late)
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        late.cancel()
        guard process.terminationStatus == 0 else {
            throw ChartPainterError(command: command, problem: "failed (\(process.terminationStatus))")
        }
        return bytes
    }
}

/// Why charts were not drawn beforehand.
public struct ChartPainterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// As the variable says it.
    public var command: String
    /// What it did, a clause without its subject.
    public var problem: String

    /// What failed, and what follows.
    public var description: String {
        """
        The charts are not drawn beforehand, since the command of \(ChartPainter.variable), \(command), \(problem). \
        The page draws them itself where it can.
        """
    }
}
