import Foundation
import TestSupport
import Testing

/// `accord serve`, asked by Python: answers against the command line's. scripts/test --all also sends it requests that mean no
/// good, and opens its page in a browser.
@Suite(.serialized) struct ServeTests {
    private static let tests = RepositoryFiles.data("../Tests/ServiceTests")

    @Test func answersAreThoseOfTheCommandLine() async throws {
        let tests = try await run(
            "/usr/bin/env",
            ["python3", "-B", "-m", "unittest", "discover", "-s", "\(Self.tests)/Requests", "-p", "test_answers.py"],
            environment: ["ACCORD_BINARY": BuiltExecutable.accord])
        #expect(tests.status == 0, "\(tests.talk)")
        #expect(tests.talk.contains("OK"), "\(tests.talk)")
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
        let folder = try ScratchFolder()
        let taken = try await shell(
            "$accord serve --port 0 >url & server=$!; sleep 1; port=$(tr -dc 0-9/: <url | cut -d: -f3 | tr -d /); "
                + "$accord serve --port $port; status=$?; kill $server; exit $status", in: folder.path)
        #expect(taken.status == 69 && taken.talk.contains("is taken by another program"), "\(taken.talk)")
    }
}
