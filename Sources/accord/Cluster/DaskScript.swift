/// The parts as tasks of a Dask cluster, and the merge as one that needs them all.
struct DaskScript {
    let text: String

    init(_ job: ClusterJob) {
        text = """
            #!/usr/bin/env python3
            \(job.origin)
            \"""Solves the sweep's parts on a Dask cluster, and puts them together.

            usage: run.py SCHEDULER        an address such as tcp://node:8786, or the scheduler's file

            To be started again when some parts have failed, or the scheduler is gone: what is finished is kept. Needs the
            package `distributed` of the version that the workers have.
            \"""
            import os
            import subprocess
            import sys

            from distributed import Client, as_completed

            PARTS = \(job.parts)

            \(Self.tasks)

            def main():
                if len(sys.argv) != 2:
                    sys.exit(__doc__)
                scheduler = sys.argv[1]
                folder = os.path.dirname(os.path.realpath(__file__))
                missing = subprocess.run([os.path.join(folder, "missing")], stdout=subprocess.PIPE, check=True, text=True)
                numbers = [int(line) for line in missing.stdout.split()]
                is_file = os.path.exists(scheduler)
                with Client(scheduler_file=scheduler) if is_file else Client(scheduler) as client:
                    parts = [client.submit(solve, folder, k, key=f"part-{k}-{os.getpid()}", retries=3) for k in numbers]
                    merged = client.submit(merge, folder, parts, pure=False)
                    for count, _ in enumerate(as_completed(parts), PARTS - len(parts) + 1):
                        print(f"{count} of {PARTS} parts", file=sys.stderr, flush=True)
                    print(merged.result(), end="", file=sys.stderr)


            if __name__ == "__main__":
                main()

            """
    }

    /// What the workers do.
    private static let tasks = """
        # A process of a worker that was killed would go on and hold its part. This one dies with the worker: the first
        # argument of prctl is PR_SET_PDEATHSIG.
        TIED = (
            "import ctypes, os, signal, sys; ctypes.CDLL(None).prctl(1, signal.SIGKILL); "
            "os.getppid() == int(sys.argv[1]) or os._exit(1); os.execv(sys.argv[2], sys.argv[2:])"
        )


        def call(*words):
            run = subprocess.run([sys.executable, "-c", TIED, str(os.getpid()), *words], stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if run.returncode != 0:
                raise RuntimeError(f"{' '.join(words)} ended with {run.returncode}. {run.stdout}")
            return run.stdout


        def solve(folder, part):
            call(os.path.join(folder, "part"), str(part))
            return part


        def merge(folder, parts):
            return call(os.path.join(folder, "merge"))

        """
}
