import Foundation
import TestSupport
import Testing

/// The check of the house's order, before a small house: `Upper` stands on `Lower`.
@Suite(.slow) struct LayoutCheckTests {
    private let house: ScratchFolder

    init() throws {
        house = try ScratchFolder()
        for folder in ["Sources/Upper", "Sources/Lower", "scripts", ".build/debug/index/store", "objects"] {
            try house.makeFolder(folder)
        }
        try house.write("scripts/layout.txt", "# From the top.\nUpper\n\nLower   # the ground\n")
        try house.write("Sources/Lower/Curve.swift", "struct Curve {\n    var height = 1.0\n}\n")
        try house.write(
            "Sources/Upper/Menu.swift",
            """
            struct Menu {
                var curve = Curve()

                func reward() -> Double { curve.height }
            }

            """)
    }

    /// Compiles the house as `swift build` does a module, and checks it.
    private func check(_ options: String = "") async throws -> AccordRun {
        try await shell(
            """
            house=$(pwd -P); cd objects
            swiftc -c -parse-as-library -module-name House -index-store-path ../.build/debug/index/store \
            $(find "$house/Sources" -name '*.swift') || exit 70
            '\(RepositoryFiles.script("check-layout"))' --package "$house" \(options)
            """, in: house.path)
    }

    /// - Parameter verdicts: what is against the order, in the order of its files.
    private func expect(_ verdicts: String..., counting summary: String) async throws {
        let run = try await check()
        #expect(run.status == (verdicts.isEmpty ? 0 : 1), "\(run.talk)")
        #expect(run.talk == verdicts.map { "check-layout: \($0)\n" }.joined())
        #expect(run.text == summary + "\n")
    }

    @Test func anOrderedHousePasses() async throws {
        try await expect(counting: "2 files in 2 folders, 1 arrows, 0 against the order")
        let run = try await check("--arrows")
        // The type, and where it is used: its initialiser and its height.
        #expect(run.text.hasPrefix("Upper -> Lower: "), "\(run.text)")
    }

    @Test func aReferenceUpwardsFails() async throws {
        try house.write(
            "Sources/Lower/Planted.swift", "struct Planted {\n    var height = 2.0\n    var menu: Menu?\n}\n")
        try await expect(
            "Lower/Planted.swift:3: Menu stands in Upper, which is not below Lower",
            counting: "3 files in 2 folders, 2 arrows, 1 against the order")
    }

    @Test func aLongFileFails() async throws {
        let lines = String(repeating: "// A line.\n", count: 250)
        try house.write("Sources/Lower/Long.swift", lines)
        try await expect(counting: "3 files in 2 folders, 1 arrows, 0 against the order")
        try house.write("Sources/Lower/Long.swift", lines + "// One more.\n")
        try await expect(
            "Lower/Long.swift: 251 lines, and 250 fit into a file",
            counting: "3 files in 2 folders, 1 arrows, 1 against the order")
    }

    @Test func aLongFunctionFails() async throws {
        func file(_ length: Int) -> String {
            let body = String(repeating: "        total += 1\n", count: length - 4)
            return """
                struct Long {
                    func count() -> Int {
                        var total = 0
                \(body)        return total
                    }
                }

                """
        }
        try house.write("Sources/Lower/Long.swift", file(60))
        try await expect(counting: "3 files in 2 folders, 1 arrows, 0 against the order")
        try house.write("Sources/Lower/Long.swift", file(61))
        try await expect(
            "Lower/Long.swift:2: 61 lines, and 60 fit into a function",
            counting: "3 files in 2 folders, 1 arrows, 1 against the order")
    }

    @Test func aFullFolderFails() async throws {
        for k in 2...15 { try house.write("Sources/Lower/Curve\(k).swift", "struct Curve\(k) {}\n") }
        try await expect(counting: "16 files in 2 folders, 1 arrows, 0 against the order")
        try house.write("Sources/Lower/Curve16.swift", "struct Curve16 {}\n")
        try await expect(
            "Lower: 16 files, and 15 fit into a folder",
            counting: "17 files in 2 folders, 1 arrows, 1 against the order")
    }

    @Test func aFolderWithoutAPlaceFails() async throws {
        try house.makeFolder("Sources/Attic")
        try house.write("Sources/Attic/Box.swift", "struct Box {}\n")
        try await expect(
            "Attic: it has no place in scripts/layout.txt",
            counting: "3 files in 3 folders, 1 arrows, 1 against the order")
    }

    /// What the compiler has not seen cannot be judged.
    @Test func aFileThatWasNotBuiltFails() async throws {
        _ = try await check()
        try house.write("Sources/Lower/Late.swift", "struct Late {}\n")
        let run = try await shell("'\(RepositoryFiles.script("check-layout"))' --package .", in: house.path)
        run.expectRefusal(1, "the index does not know Lower/Late.swift. Run `swift build` first.")
    }
}
