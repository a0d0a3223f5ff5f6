/// An array of jobs, and a merge that waits for its end.
struct SlurmScripts {
    private let job: ClusterJob

    init(_ job: ClusterJob) { self.job = job }

    /// Submits what is not finished. An index of an array is below MaxArraySize, so that many parts are several arrays.
    ///
    /// The merge waits for the end of the arrays, however they end, and says what is missing: after a failed part, a
    /// dependency on success would wait forever.
    var submission: String {
        """
        #!/bin/sh
        \(job.origin)
        # usage: submit [OPTION OF SBATCH...]        for example: submit --partition=short --time=1:00:00 --mem-per-cpu=1G
        # Submits the parts that are not finished, and the merge after them. To be started again when some have failed, and
        # not while they run.
        set -eu
        here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
        mkdir -p "$here/parts" "$here/logs"
        most=$(scontrol show config | awk '$1 == "MaxArraySize" { print $3 - 1 }')
        arrays=$(mktemp)
        trap 'rm -f "$arrays"' EXIT
        # A line for each array: what to add to its indices, and these, as ranges.
        "$here/missing" | awk -v most="${most:-1000}" '
            BEGIN { offset = 0 }
            function close_range() { if (first) list = list (list == "" ? "" : ",") (first < last ? first "-" last : first) }
            function close_array() { close_range(); if (list != "") print offset, list; list = ""; first = 0 }
            { block = int(($1 - 1) / most) * most; index_ = $1 - block }
            block != offset { close_array(); offset = block }
            first && index_ == last + 1 { last = index_; next }
            { close_range(); first = last = index_ }
            END { close_array() }' >"$arrays"
        after=
        while read -r offset indices; do
            id=$(sbatch --parsable --array="$indices\(atOnce)" --output="$here/logs/%A_%a.log" "$@" \\
                "$here/array.sbatch" "$here" "$offset")
            id=${id%%;*}
            after=$after:$id
            echo "Array $id: parts $offset + $indices"
        done <"$arrays"
        id=$(sbatch --parsable ${after:+--dependency="afterany$after"} --output="$here/logs/merge-%j.log" "$@" \\
            "$here/merge.sbatch" "$here")
        echo "Merge ${id%%;*}: $here/"\(job.result.shellWord)

        """
    }

    /// Slurm runs a copy of this; where the folder is comes as an argument.
    var array: String {
        """
        #!/bin/sh
        \(job.origin)
        #SBATCH --job-name=\(job.name)
        #SBATCH --cpus-per-task=\(job.threads)
        #SBATCH --requeue
        #SBATCH --open-mode=append
        exec "$1/part" "$(($2 + SLURM_ARRAY_TASK_ID))"

        """
    }

    var merge: String {
        """
        #!/bin/sh
        \(job.origin)
        #SBATCH --job-name=\(job.name)-merge
        #SBATCH --requeue
        #SBATCH --open-mode=append
        exec "$1/merge"

        """
    }

    private var atOnce: String { job.atOnce.map { "%\($0)" } ?? "" }
}
