import ArgumentParser
import Files
import Foundation
import Reporting
import Service

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "A page in the browser that answers while types, costs and numbers of parties are changed.",
        discussion: """
            Example: accord serve --open

            The page is served to this machine alone; nothing that is asked leaves it, and nothing is kept. Its questions go to \
            /api/design, /api/verify, /api/fit, /api/bargain, /api/compete and /api/align as JSON, and may come from other \
            programs of this machine as well. Ctrl-C ends it.
            """)

    @Option(
        help: ArgumentHelp(
            """
            An address of this machine, in numbers. 0.0.0.0 serves whoever reaches the machine: there are no passwords.
            """, valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("A port that is free; 0 takes any. (default: 8420)", valueName: "number"),
        transform: { text in
            try UInt16(NumberArgument.whole(text, in: 0...65_535, asking: "Give a port from 0 to 65535, such as 8420."))
        })
    var port: UInt16 = 8420

    @Flag(help: "Open the page in the browser.")
    var open = false

    @Flag(help: "Print what can be asked over HTTP, as OpenAPI 3.1, and serve nothing.")
    var openapi = false

    func run() throws {
        if openapi { return try OutputFile.writeToStandardOutput(Self.description()) }
        let server = try Server(site(), host: host, port: port)
        let address = server.address
        if !server.isLocal {
            Talk(isQuiet: false).note("Whoever reaches this machine at \(host) can ask: there are no passwords.")
        }
        try server.run {
            try? FileHandle.standardOutput.write(contentsOf: Data("\(address)\n".utf8))
            if open { Self.openBrowser(at: address) }
        }
    }

    private static func description() throws -> [UInt8] { try JSONText.bytes(of: ServiceDescription().document) }

    private func site() throws -> Site {
        let runtime = ChartRuntime()
        let limits =
            "{\"charts\": \(runtime.text != nil), \"version\": \"accord \(Version.text)\", \"mostTypes\": \(QuestionWords.mostRows), "
            + "\"mostBytes\": \(Site.standardBytes), \"timeLimit\": \(Int(QuestionWords.timeLimit))}\n"
        var pages = LivePage.files(charts: runtime.text)
        pages["/api/limits"] = Reply(type: "application/json", body: Array(limits.utf8))
        pages["/api/openapi.json"] = Reply(type: "application/json", body: try Self.description())
        return Site(pages: pages, answers: QuestionDesk(runtime: runtime).answers, policy: LivePage.policy)
    }

    private static func openBrowser(at address: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        #if os(macOS)
            process.arguments = ["open", address]
        #else
            process.arguments = ["xdg-open", address]
        #endif
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
