import Foundation
import TestSupport
import Testing

/// A sweep of 6,000 cases in parts on each engine as it is installed, of which processes are killed by kill -9: what is
/// merged is what a single run answers, times aside.
@Suite(.serialized, .demanding) struct ClusterEngineTests {
    /// One machine with two slots, no index above 5. A part's solver is killed, and another one's whole job, which Slurm
    /// gives up; the merge says so, and the next submission goes on.
    @Test(
        .enabled(if: geteuid() == 0, "Slurm's daemons need root"),
        .enabled(
            if: ClusterSweep.has("slurmctld", "slurmd", "munged"),
            "slurm-wlm and munge are missing; scripts/test --all installs them"))
    func slurm() async throws {
        let sweep = try ClusterSweep()
        try await sweep.write("slurm")
        let run = try await sweep.bash(
            #"""
            settle() { while squeue --noheader | grep -q .; do sleep 0.2; done; }
            steps() {
                "$job/submit" && "$python" "$peers/kill_part.py" "$job" 1 2:script || exit
                settle; echo "first: $(cat "$job"/logs/merge-*.log)"; ls "$job"
                "$job/submit" && settle
            }
            export -f steps settle; export job python peers
            "$peers/slurm-cluster" "$PWD/slurm" bash -c steps
            """#)
        #expect(run.status == 0, "\(run.talk)\n\(run.text)")
        #expect(run.text.contains("parts 0 + 1-5\n") && run.text.contains("parts 5 + 1-3\n"), "\(run.text)")
        #expect(
            run.text.contains("first: merge: 1 of 8 parts are not finished, the first is 2. Start submit again"),
            "\(run.text)")
        #expect(run.text.contains("parts 0 + 2\n"), "\(run.text)")
        try await sweep.expectWhole(killed: [1, 2])
    }

    /// Two worker processes, of which one is killed: what it solves ends with it, and goes on at the other.
    @Test(.enabled(if: ClusterSweep.python != nil, "ACCORD_PYTHON names no Python interpreter with distributed"))
    func dask() async throws {
        let sweep = try ClusterSweep()
        try await sweep.write("dask")
        let run = try await sweep.bash(#""$python" "$peers/dask_cluster.py" "$job""#)
        #expect(run.status == 0 && run.talk.contains("8 of 8 parts"), "\(run.talk)")
        try await sweep.expectWhole(killed: [2, 4])
    }

    /// A solver and a part's script are killed, and then parallel itself, with what it started left to itself.
    @Test(.enabled(if: ClusterSweep.has("parallel"), "GNU parallel is missing; scripts/test --all installs it"))
    func parallel() async throws {
        let sweep = try ClusterSweep()
        try await sweep.write("parallel", "--at-once", "2")
        let run = try await sweep.bash(
            #"""
            "$job/run" & run=$!
            "$python" "$peers/kill_part.py" "$job" 1 2:script 5:engine || exit
            wait $run; echo "first: $?"
            "$job/run"; echo "then: $?"
            """#)
        #expect(run.text == "first: 75\nthen: 0\n", "\(run.talk)\n\(run.text)")
        #expect(run.talk.contains("of 8 parts are not finished"), "\(run.talk)")
        try await sweep.expectWhole(killed: [1, 2])
    }
}
