import Foundation
import TestSupport
import Testing

/// What `accord cluster` writes, and refuses to write.
@Suite struct ClusterCommandTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    private func cluster(_ engine: String, _ options: String...) async throws -> AccordRun {
        try await accord(
            ["cluster", engine, "--types", "t.csv"] + SweepFiles.grid + ["--output", "job"] + options, in: folder.path)
    }

    /// By hand, without an engine: each part, a part once more, and the merge before and after the last of them.
    @Test(arguments: ["slurm", "kubernetes", "parallel", "dask"]) func partsAndTheirMerge(_ engine: String) async throws
    {
        #expect(
            try await cluster(
                engine, "--parts", "3", "--result", "all.csv", "--tolerance", "1e-7", "--program",
                BuiltExecutable.accord
            ).status == 0)
        let run = try await shell(
            #"""
            "$accord" sweep --types t.csv \#(SweepFiles.grid.joined(separator: " ")) --tolerance 1e-7 --output one.csv --quiet
            job/missing | xargs echo missing; job/part 2 && job/part 1; job/missing | xargs echo missing; job/merge; echo $?
            job/part 3; job/part 3; touch -d 2001-01-01 job/parts/*; job/part 2; find job/parts -type f -newermt 2002-01-01
            job/merge; echo $?; job/part x; echo $?
            """#, in: folder.path)
        #expect(run.lines == ["missing 1 2 3", "missing 3", "75", "0", "64"], "\(run.talk)")
        #expect(run.talk.contains("merge: 1 of 3 parts are not finished, the first is 3. Start "), "\(run.talk)")
        #expect(try files.linesWithoutTime("job/all.csv") == files.linesWithoutTime("one.csv"))
    }

    /// What is wrong with the sweep is not tried again, and a part that another process holds is.
    @Test func aPartThatCannotBeSolved() async throws {
        #expect(try await cluster("slurm", "--parts", "3").status == 0)
        let held = try await shell(
            #"""
            job/part 1 && rm job/parts/1.done
            flock job/parts/.accord-1.sqlite.lock sleep 0.7 & sleep 0.2; job/part 1; echo $?
            """#, in: folder.path)
        #expect(held.lines == ["0"] && held.talk.contains("part 1: attempt 1 ended with 73"), "\(held.talk)")
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.6\n")
        let run = try await shell("job/part 2; echo $?", in: folder.path)
        #expect(run.lines == ["65"] && !run.talk.contains("attempt"), "\(run.talk)")
    }

    /// Words reach the sweep as they were given.
    @Test func wordsThatAShellWouldChange() async throws {
        try folder.write("it's $HOME.csv", "type,cost,probability\na b,0.1,0.5\n\"*\",0.05,0.5\n")
        let run = try await accord(
            "cluster", "parallel", "--types", "it's $HOME.csv", "--grid", "participants=2,3", "--grid",
            "cost.*=0.1,0.2",
            "--grid", "cost.a b=0.1,0.2", "--parts", "2", "--result", "a 'b'.csv", "--output", "the job",
            in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        let merged = try await shell("'the job/part' 1 && 'the job/part' 2 && 'the job/merge'", in: folder.path)
        #expect(merged.status == 0, "\(merged.talk)")
        #expect(try folder.text("the job/a 'b'.csv").split(separator: "\n").count == 17)
    }

    /// So many parts that each takes as long as was asked for: 24 cases of 5 s on two threads are 60 s.
    @Test func howManyPartsThereAre() async throws {
        // Threads share a case's time, there is at least one part, and none without a case.
        for (seconds, minutes, parts) in [("1", "60", "1 part"), ("50", "0.25", "24 parts"), ("5", "0.25", "4 parts")] {
            let stated = try await cluster(
                "slurm", "--seconds-per-case", seconds, "--jobs", "2", "--part-minutes", minutes)
            #expect(stated.talk == "24 cases in \(parts). Submit it with job/submit.\n")
        }
        #expect(try folder.text("job/array.sbatch").contains("#SBATCH --cpus-per-task=2\n"))
        let measured = try await cluster("slurm")
        #expect(measured.talk.hasPrefix("A case takes ") && measured.talk.contains("24 cases in 1 part."))
    }

    @Test func partsOfAnotherJobAreKept() async throws {
        #expect(try await cluster("slurm", "--parts", "3").status == 0)
        #expect(try await shell("job/part 1", in: folder.path).status == 0)
        #expect(try await cluster("slurm", "--parts", "3").status == 0)
        try await cluster("slurm", "--parts", "4").expectRefusal(73, "job", "parts of another job")
        #expect(try await shell("job/part 2", in: folder.path).status == 0)
    }

    @Test func wrongUsage() async throws {
        try await cluster("slurm", "--parts", "25").expectRefusal(64, "only 24 cases")
        try await cluster("slurm", "--parts", "0").expectRefusal(64, "from 1 to 1,000,000")
        try await cluster("pbs").expectRefusal(64, "slurm")
        try await cluster("slurm", "--result", "a.xlsx").expectRefusal(64, "--result a.xlsx")
        try await cluster("slurm", "--result", "b/a.csv").expectRefusal(64, "--result b/a.csv")
        try await cluster("slurm", "--name", "A_B").expectRefusal(64, "--name A_B")
        try await cluster("slurm", "--part-minutes", "0").expectRefusal(64, "--part-minutes")
        try await accord("cluster", "slurm", "--output", "job", in: folder.path).expectRefusal(64, "SWEEP.csv")
        try await accord("cluster", "slurm", "-", "--output", "job", in: folder.path).expectRefusal(
            64, "standard input")
        try await accord(
            "cluster", "kubernetes", folder("s.csv"), "--parts", "2", "--output", "job", in: folder.path
        ).expectRefusal(64, "a container sees what stands in this folder only")
        #expect(try folder.names() == ["t.csv"])
    }

    /// By the schemas of the oldest version that it is for, and of the newest that is known.
    @Test(
        .slow,
        .enabled(if: ClusterSweep.python != nil, "ACCORD_PYTHON names no Python interpreter with kubernetes-validate"))
    func theManifestFitsItsSchema() async throws {
        #expect(
            try await cluster(
                "kubernetes", "--parts", "7", "--name", "my-sweep", "--image", "registry/accord:1", "--claim", "data",
                "--jobs", "4"
            ).status == 0)
        let check = RepositoryFiles.peer("check_manifest.py", of: "AccordCommandTests")
        let run = try await run(try #require(ClusterSweep.python), [check, folder("job/sweep.yaml")])
        #expect(run.status == 0 && run.text == "my-sweep my-sweep-merge\n", "\(run.talk)")
        let broken = try folder.text("job/sweep.yaml").replacing("completions: 7", with: "completion: 7")
        let refused = try await shell(
            "\(ClusterSweep.python!) \(check) \(folder.write("broken.yaml", broken))", in: folder.path)
        #expect(refused.status != 0 && refused.talk.contains("completion"), "\(refused.talk)")
    }

    /// The commands of the manifest's containers, where a container would run them.
    @Test(.enabled(if: ClusterSweep.python != nil, "ACCORD_PYTHON names no Python interpreter with yaml"))
    func theContainersCommandsSolveAndMerge() async throws {
        #expect(
            try await cluster(
                "kubernetes", "--parts", "2", "--result", "all.csv", "--program", BuiltExecutable.accord
            ).status == 0)
        try folder.write(
            "contain.py",
            """
            import os, subprocess, yaml
            job, merge = yaml.safe_load_all(open("job/sweep.yaml"))
            def command(job): return job["spec"]["template"]["spec"]["containers"][0]["command"]
            for index in range(job["spec"]["completions"]):
                subprocess.run(command(job), check=True, env=dict(os.environ, JOB_COMPLETION_INDEX=str(index)))
            subprocess.run(command(merge), check=True)
            """)
        let run = try await run(try #require(ClusterSweep.python), ["contain.py"], in: folder.path)
        #expect(run.status == 0, "\(run.talk)")
        #expect(try folder.text("job/all.csv").split(separator: "\n").count == 49)
    }
}
