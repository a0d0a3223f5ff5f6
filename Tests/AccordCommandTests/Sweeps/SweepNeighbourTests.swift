import Foundation
import TestSupport
import Testing

/// What stands beside results without being a part of them is neither removed nor written through.
@Suite struct SweepNeighbourTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    @Test(arguments: ["-wal", "-shm", "-journal"]) func ofResultsThatAreNotThere(_ suffix: String) async throws {
        for (output, store) in [("r.sqlite", "r.sqlite"), ("r.csv", "r.csv.unfinished")] {
            try folder.write(store + suffix, "a neighbour's")
            try await files.sweep("--output", folder(output)).expectRefusal(
                73, "\(store)\(suffix): this is in the way", "move it away")
            #expect(try folder.text(store + suffix) == "a neighbour's")
        }
        _ = try await files.sweep("--output", folder("part.csv"))
        try await accord("sweep", "--merge", folder("part.csv"), "--output", folder("r.sqlite")).expectRefusal(
            73, "in the way")
        #expect(try folder.names() == ["part.csv", "r.csv.unfinished\(suffix)", "r.sqlite\(suffix)", "t.csv"])
    }

    /// Also with `--restart`, which throws away a store with what is its own.
    @Test(arguments: ["-wal", "-journal"]) func ofResultsThatAreThere(_ suffix: String) async throws {
        #expect(try await files.sweep("--output", folder("r.sqlite")).status == 0)
        let before = try folder.bytes("r.sqlite")
        try folder.write("r.sqlite" + suffix, "a neighbour's")
        for options in [[], ["--restart"]] {
            try await accord(
                ["sweep", "--types", folder("t.csv")] + SweepFiles.grid + ["--output", folder("r.sqlite")] + options
            )
            .expectRefusal(73, "r.sqlite\(suffix): this is in the way")
        }
        try await accord("sweep", "--merge", folder("r.sqlite")).expectRefusal(
            73, "r.sqlite\(suffix): this is in the way")
        #expect(try folder.text("r.sqlite" + suffix) == "a neighbour's" && folder.bytes("r.sqlite") == before)
    }

    @Test(arguments: ["-wal", "-shm", "-journal"]) func aPlantedLinkIsNotFollowed(_ suffix: String) async throws {
        try folder.write("victim", "")
        try folder.link("r.sqlite" + suffix, to: "victim")
        try await files.sweep("--output", folder("r.sqlite")).expectRefusal(73, "in the way")
        #expect(try await files.sweep("--output", folder("s.sqlite")).status == 0)
        try folder.link("s.sqlite" + suffix, to: "victim")
        try await files.sweep("--output", folder("s.sqlite")).expectRefusal(73, "in the way")
        try folder.link("u.csv.unfinished", to: "s.sqlite")
        try await files.sweep("--output", folder("u.csv")).expectRefusal(73, "something else than results of a sweep")
        #expect(try folder.text("victim") == "")
    }

    /// What a killed process left of a draft goes; what only has such a name stays.
    @Test func leftoversOfDrafts() async throws {
        #expect(try await files.sweep("--output", folder("r.sqlite")).status == 0)
        try FileManager.default.copyItem(
            atPath: folder("r.sqlite"), toPath: folder(".accord-r.sqlite.0123456789abcdef.tmp"))
        try folder.write(".accord-r.sqlite.00000000000000ff.tmp", "")
        try folder.write(".accord-r.sqlite.fedcba9876543210.tmp", "notes")
        try folder.write(".accord-r.sqlite.tmp", "notes")
        try folder.link(".accord-r.sqlite.aaaaaaaaaaaaaaaa.tmp", to: "r.sqlite")
        #expect(try await files.sweep("--output", folder("r.sqlite")).status == 0)
        #expect(
            try folder.names() == [
                ".accord-r.sqlite.aaaaaaaaaaaaaaaa.tmp", ".accord-r.sqlite.fedcba9876543210.tmp",
                ".accord-r.sqlite.tmp", "r.sqlite", "t.csv",
            ])
    }

    /// A new store has the permissions that any new file has; one in the place of another has that one's.
    @Test func permissions() async throws {
        let run = try await shell(
            #"""
            umask 027; "$accord" sweep --types t.csv --grid participants=2,3 --output r.sqlite --quiet; stat -c %a r.sqlite
            chmod 600 r.sqlite; "$accord" sweep --types t.csv --grid participants=2 --output r.sqlite --restart --quiet
            stat -c %a r.sqlite
            """#, in: folder.path)
        #expect(run.lines == ["640", "600"], "\(run.talk)")
    }
}
