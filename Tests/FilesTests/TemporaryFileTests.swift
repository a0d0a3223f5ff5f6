import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct TemporaryFileTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// What stands in the folder while a file is written: nothing, or one hidden name that differs each time.
    @Test func namesCannotBeGuessed() throws {
        var seen: Set<String> = []
        for _ in 0..<20 {
            try OutputFile.write(to: folder("r")) { append in
                try append([1])
                seen.formUnion(try folder.names().filter { $0 != "r" })
            }
            #expect(try folder.names() == ["r"])
        }
        #expect(seen.isEmpty || seen.count == 20)
        #expect(seen.allSatisfy { $0.hasPrefix(".accord-") && $0.hasSuffix(".tmp") })
    }

    /// As another user might plant it in a shared folder, under the name that an output's file once had.
    @Test func aPlantedLinkIsNotFollowed() throws {
        try folder.write("victim", "precious")
        for name in ["r", "r.csv"] { try folder.link(".accord-\(name).tmp", to: "victim") }
        for name in ["r", "r.csv"] { try OutputFile.write("new".utf8, to: folder(name)) }
        #expect(try folder.text("victim") == "precious")
    }

    @Test func aFailureLeavesNothing() throws {
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try OutputFile.write(to: folder("r")) { append in
                try append([1, 2, 3])
                throw Failure()
            }
        }
        #expect(try folder.names().isEmpty)
    }

    /// The user's mask decides, as for any new file.
    @Test func aNewFileHasTheUsualMode() throws {
        try OutputFile.write("new".utf8, to: folder("r"))
        try folder.write("plain", "text")
        #expect(try folder.mode("r") == folder.mode("plain"))
    }
}
