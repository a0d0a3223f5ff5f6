import Foundation
import TestSupport
import Testing

/// The scripts that a user starts, with stand-ins for what they call.
@Suite struct ScriptTests {
    private let folder: ScratchFolder
    private static let scripts = RepositoryFiles.script("")

    init() throws { folder = try ScratchFolder() }

    /// Makes an executable file from lines of shell.
    private func writeCommand(_ name: String, _ lines: String) throws {
        try folder.write(name, "#!/bin/bash\n\(lines)\n")
        try folder.setMode(name, 0o755)
    }

    /// A folder laid out as the repository is, with a built executable that says how it was called.
    private func makeCheckout() throws {
        for sub in [
            "checkout/scripts", "checkout/Sources", "checkout/.build/release", "bin", "elsewhere",
        ] {
            try folder.makeFolder(sub)
        }
        for name in ["accord", "prepare"] {
            try FileManager.default.copyItem(atPath: Self.scripts + name, toPath: folder("checkout/scripts/\(name)"))
        }
        try folder.write("checkout/Package.swift", "")
        try writeCommand("checkout/.build/release/accord", #"echo "$PWD: $*, $ACCORD_DATA""#)
    }

    /// PATH has what Debian's smallest installation has, and no Swift.
    private static let plainPath = "PATH=/usr/bin:/bin; if command -v swift >/dev/null; then exit 99; fi; "

    @Test func accordRunsThroughLinksFromAnywhereWithoutSwift() async throws {
        try makeCheckout()
        try folder.link("bin/direct", to: folder("checkout/scripts/accord"))
        try folder.link("bin/relative", to: "../checkout/scripts/accord")
        try folder.link("bin/chain", to: "relative")
        try folder.link("around", to: "checkout")
        for command in [
            "../bin/direct", "../bin/relative", "../bin/chain", "../around/scripts/accord",
            folder("checkout/scripts/accord"),
        ] {
            let run = try await shell("\(Self.plainPath) cd elsewhere; '\(command)' design 't 1.csv'", in: folder.path)
            #expect(run.status == 0, "\(command): \(run.talk)")
            #expect(
                run.text.hasSuffix("/elsewhere: design t 1.csv, \(try realPath(of: "checkout"))/Data\n"), "\(run.text)")
            #expect(run.talk.isEmpty)
        }
    }

    @Test func aBinaryThatIsNotCurrentNeedsSwift() async throws {
        try makeCheckout()
        let later = Date(timeIntervalSinceNow: 60)
        try folder.write("checkout/Sources/new.swift", "")
        try FileManager.default.setAttributes(
            [.modificationDate: later], ofItemAtPath: folder("checkout/Sources/new.swift"))
        let run = try await shell("\(Self.plainPath) checkout/scripts/accord design t.csv", in: folder.path)
        run.expectRefusal(69, "accord: Swift 6.1 or later is needed")
    }

    @Test func aFailingUpdateOfPackagesIsSaid() async throws {
        try folder.makeFolder("bin")
        try writeCommand(
            "bin/apt-get", #"case $1 in update) echo "E: no network" >&2; exit 100 ;; *) echo "$*" >&3 ;; esac"#)
        try writeCommand("bin/id", "echo 0")
        let run = try await shell(
            #"root=.; source '\#(Self.scripts)prepare'; PATH="$PWD/bin:$PATH"; apt_install libglpk-dev 3>calls"#,
            in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.talk.contains("E: no network"))
        #expect(run.talk.contains("apt-get update failed (above); going on with the lists of packages that are here."))
        #expect(try folder.text("calls").hasSuffix("libglpk-dev\n"))
    }

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["ACCORD_PYTHON"] != nil, "ACCORD_PYTHON names no Python interpreter"
        ))
    func onlyThePinnedRuntimeOfChartsIsWritten() async throws {
        let expected = try String(contentsOfFile: Self.scripts + "chart-runtime.sha256", encoding: .utf8).prefix {
            $0 != "\n"
        }
        let script = "\"$ACCORD_PYTHON\" '\(Self.scripts)chart-runtime' vega.js"
        let wrong = try await shell("\(script) \(String(repeating: "0", count: 64))", in: folder.path)
        #expect(wrong.status == 1 && wrong.talk.contains("is expected"), "\(wrong.talk)")
        #expect(try folder.names().isEmpty)
        let right = try await shell("\(script) \(expected) && sha256sum vega.js", in: folder.path)
        #expect(right.text == "\(expected)\n\(expected)  vega.js\n")
        #expect(try folder.names() == ["vega.js"])
    }

    private func realPath(of name: String) throws -> String {
        let resolved = try #require(realpath(folder(name), nil))
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
