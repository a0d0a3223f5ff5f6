/// A line of GNU parallel, and the merge after it.
struct ParallelScript {
    let text: String

    init(_ job: ClusterJob) {
        let jobs = job.atOnce.map { "--jobs \($0) " } ?? (job.threads > 1 ? "--jobs \(100 / job.threads)% " : "")
        text = """
            #!/bin/sh
            \(job.origin)
            # usage: run [OPTION OF GNU PARALLEL...]        for example: run --sshloginfile nodes
            # Solves the parts that are not finished, and puts all together. To be started again when some have failed.
            set -u
            here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 66
            "$here/missing" | parallel --quote \(jobs)--retries 3 --joblog "$here/parallel.log" "$@" "$here/part" {}
            exec "$here/merge"

            """
    }
}
