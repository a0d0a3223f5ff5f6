import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// The page of a contract: complete, self-contained, and safe against names that are markup.
@Suite struct ReportTests {
    private let hostile = [
        "<script>alert(1)</script>", "\u{600}<script>alert(2)</script>", "\"'><img src=x onerror=alert(3)>",
        "plain & simple",
    ]

    private func contract() throws -> Contract {
        let types = zip(hostile, [0.2, 0.1, 0.05, 0.02]).map { ParticipantType(name: $0, cost: $1, probability: 0.25) }
        return try ContractProblem(
            population: Population(types), participation: .fixed(5), accuracy: BoundAccuracy.standard,
            valuation: LinearValuation.standard
        ).design()
    }

    private func html(
        _ contract: Contract, runtime: String? = "globalThis.vegaEmbed = 0; '</script>'", checksum: String? = nil,
        commands: ContractCommands? = nil
    ) throws -> String {
        let folder = try ScratchFolder()
        var environment = try runtime.map { [ChartRuntime.variable: try folder.write("vega.js", $0)] } ?? [:]
        environment[ChartRuntime.checksumVariable] = checksum
        let source = ReportSource(
            [ReportSource.Input(file: "types.csv", bytes: Array("abc".utf8))], version: "accord test",
            runtime: ChartRuntime(environment: environment))
        return String(
            decoding: try ContractPresentation(contract, keptBy: .threshold, commands: commands).page(from: source)
                .html(),
            as: UTF8.self)
    }

    /// The document with its own scripts and styles taken out.
    private func markup(_ html: String) -> String {
        html.replacing(/<script[^>]*>[\s\S]*?<\/script>/, with: "").replacing(/<style>[\s\S]*?<\/style>/, with: "")
    }

    @Test func namesThatAreMarkupShowAsText() throws {
        let html = try html(contract())
        #expect(!html.unicodeScalars.split(separator: "<").contains { $0.starts(with: "script>alert".unicodeScalars) })
        #expect(!markup(html).contains("<img"))
        #expect(markup(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(markup(html).contains("plain &amp; simple"))
        // The contract, its check, saving pictures, runtime, drawing, and one script of data for each chart: nothing
        // that a name brought in.
        let opened = html.matches(of: /<script/).count
        #expect(opened == html.matches(of: /<\/script>/).count)
        #expect(opened == 5 + html.matches(of: /data-chart="chart-/).count)
    }

    /// A quote with a mark over it is one character for readers, and two for the shell.
    @Test func namesCannotLeaveTheirShellWord() throws {
        let folder = try ScratchFolder()
        for name in [
            "it's", "it'\u{301}; touch pwned #", "'\u{200D}$(touch pwned)'\u{301}", "a b", "`touch pwned`", "x\u{301}",
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "printf %s \(name.asShellWord)"]
            process.currentDirectoryURL = URL(fileURLWithPath: folder(""))
            let output = Pipe()
            process.standardOutput = output
            try process.start()
            let bytes = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(Array(bytes) == Array(name.utf8), "\(name.debugDescription)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("pwned")))
    }

    @Test func nothingOutsideIsReferredTo() throws {
        let html = try html(contract())
        #expect(markup(html).matches(of: /<[^>]*\s(?:src|action|srcset)\s*=/).isEmpty)
        #expect(
            markup(html).matches(of: /href="/).count
                == markup(html).matches(of: /href="data:application\/octet-stream;/).count)
        #expect(html.matches(of: /https?:/).isEmpty)
        #expect(html.matches(of: /url\(|@import/).isEmpty)
        #expect(html.contains("default-src 'none'"))
    }

    /// What each chart is made of can be read back from the page.
    @Test func chartsTravelWithThePage() throws {
        let contract = try contract()
        let html = try html(contract)
        let sources = html.matches(
            of: /<script type="application\/json" data-chart="chart-([a-z]+)">([\s\S]*?)<\/script>/)
        #expect(sources.map { String($0.1) } == contract.charts(rewards: contract.rewardPlan(.threshold)).map(\.name))
        for source in sources {
            let value = try JSONDecoder().decode(JSONValue.self, from: Data(source.2.utf8))
            #expect(value["width"]?.text == "container")
            #expect(html.contains("id=\"chart-\(source.1)\""))
        }
    }

    @Test func withoutTheRuntimeTablesRemain() throws {
        let html = try html(contract(), runtime: nil)
        #expect(!html.contains("data-chart") && !html.contains("vegaEmbed(place"))
        #expect(html.contains("The charts are missing"))
        #expect(html.contains("ACCORD_VEGA"))
        #expect(html.matches(of: /<table/).count >= 2)
    }

    /// The checksum is that of "abc" in FIPS 180-2, appendix B.1.
    @Test func onlyTheExpectedRuntimeIsEmbedded() throws {
        let expected = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
        #expect(try html(contract(), runtime: "abc", checksum: expected).contains("<script type=\"module\">abc"))
        let altered = try html(contract(), runtime: "abd", checksum: expected)
        #expect(!altered.contains("<script type=\"module\">abd"))
        #expect(altered.contains("vega.js is not what it should be") && altered.contains(expected))
    }

    @Test func thePageSaysWhatAPartyNeedsToKnow() throws {
        let contract = try contractProblem(costs: [0.2, 0.05], probabilities: [0.5, 0.5], participants: 4).design()
        let commands = ContractCommands(
            design: ["accord", "design", "it's.csv"], deliver: ["accord", "deliver", "a b.csv"],
            verify: ["accord", "verify", "types.csv"])
        let html = markup(try html(contract, commands: commands))
        for heading in [
            "What is agreed", "Why it is worth everybody&#39;s while", "What happens on the day",
            "This page checks itself",
            "Signatures", "What the words mean", "The inputs", "What was asked", "The menu", "The certificate",
            "What holds the performance down",
            "How the promises are kept", "How a party can check this", "Where this comes from",
        ] {
            #expect(html.contains("<h2>\(heading)</h2>"), "\(heading)")
        }
        for command in [
            "scripts/accord design &#39;it&#39;\\&#39;&#39;s.csv&#39;", "scripts/accord deliver &#39;a b.csv&#39;",
            "scripts/accord verify types.csv",
        ] {
            #expect(html.contains("<pre>\(command)</pre>"), "\(command)")
        }
        #expect(html.contains("is only just not tempted by type 1&#39;s offer; this costs"))
        // FIPS 180-2, appendix B.1.
        #expect(html.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        for offer in contract.menu.offers {
            #expect(html.contains("\(offer.type.name),\(offer.contribution),\(offer.reward)"))
        }
    }

    /// A library has no commands to offer; the menu that a check takes stands there all the same.
    @Test func withoutACommandLineNoneIsNamed() throws {
        let contract = try contractProblem(costs: [0.2, 0.05], probabilities: [0.5, 0.5], participants: 4).design()
        let html = markup(try html(contract))
        #expect(!html.contains("--") && !html.contains("The check:"))
        #expect(html.contains("type,contribution,reward"))
    }

    @Test func fingerprints() {
        #expect(Fingerprint(of: []).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        // FIPS 180-2, appendix B.3: a million times "a".
        #expect(
            Fingerprint(of: [UInt8](repeating: 97, count: 1_000_000)).description
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
