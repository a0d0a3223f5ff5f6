import Foundation
import TestSupport
import Testing

/// `accord serve`, asked by Python: answers against the command line's, and requests that mean no good.
@Suite(.serialized) struct ServeTests {
    private static let tests = RepositoryFiles.data("../Tests/ServiceTests")
    private static let browserPython = ProcessInfo.processInfo.environment["ACCORD_BROWSER_PYTHON"]

    private func python(_ python: String, _ folder: String, _ pattern: String = "test*.py") async throws {
        let tests = try await run(
            "/usr/bin/env",
            [python, "-B", "-m", "unittest", "discover", "-s", "\(Self.tests)/\(folder)", "-p", pattern],
            environment: [
                "ACCORD_BINARY": BuiltExecutable.accord, "ACCORD_SERVER": "\(BuiltExecutable.accord) serve --port 0",
            ])
        #expect(tests.status == 0, "\(tests.talk)")
        #expect(tests.talk.contains("OK"), "\(tests.talk)")
    }

    @Test func answersAreThoseOfTheCommandLine() async throws {
        try await python("python3", "Requests", "test_answers.py")
    }

    @Test(.slow) func requestsThatMeanNoGoodAreRefused() async throws {
        try await python("python3", "Requests", "test_hostile.py")
    }

    @Test(.slow, .enabled(if: browserPython != nil)) func thePageWorksInABrowser() async throws {
        try await python(Self.browserPython ?? "", "Browser")
    }

    /// What the description allows is answered, and what it does not is refused, a thousand times.
    @Test(.slow, .enabled(if: browserPython != nil)) func everyQuestionThatTheDescriptionAllowsIsAnswered() async throws
    {
        try await python(Self.browserPython ?? "", "Description")
    }

    @Test func theDescriptionIsThatOfTheRepository() async throws {
        let printed = try await accord("serve", "--openapi")
        let kept = try Data(contentsOf: URL(fileURLWithPath: RepositoryFiles.data("schema/accord.openapi.json")))
        #expect(Data(printed.output) == kept, "write it anew: accord serve --openapi > Data/schema/accord.openapi.json")
    }

    @Test func portsAndAddressesAreChecked() async throws {
        try await accord("serve", "--host", "example.org").expectRefusal(64, "no address in numbers")
        try await accord("serve", "--port", "70000").expectRefusal(64, "Give a port from 0 to 65535")
        try await accord("serve", "--host", "192.0.2.1", "--port", "0").expectRefusal(
            69, "Nothing can be served at 192.0.2.1")
        let taken = try await shell(
            "$accord serve --port 0 >url & server=$!; sleep 1; port=$(tr -dc 0-9/: <url | cut -d: -f3 | tr -d /); "
                + "$accord serve --port $port; status=$?; kill $server; exit $status", in: ScratchFolder().path)
        #expect(taken.status == 69 && taken.talk.contains("is taken by another program"), "\(taken.talk)")
    }
}
