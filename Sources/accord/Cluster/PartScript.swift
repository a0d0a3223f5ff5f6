/// Solves one part, whoever starts it: POSIX shell.
struct PartScript {
    private let job: ClusterJob
    private let engine: ClusterEngine

    init(_ job: ClusterJob, for engine: ClusterEngine) {
        self.job = job
        self.engine = engine
    }

    var text: String {
        """
        #!/bin/sh
        \(job.origin)
        # usage: part K        solves part K of \(job.parts)
        # Started again it goes on where it stopped, and a part that is finished ends at once. A part that was killed is
        # tried again, as is one that another process has not let go of yet.
        set -u
        case ${1:-} in '' | *[!0-9]*) echo "usage: part K" >&2; exit 64 ;; esac
        part=$1
        here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 66
        \(place)
        mkdir -p "$here/parts" "$here/logs" || exit 73
        [ ! -e "$here/parts/$part.done" ] || exit 0
        \(log)
        # What solves dies with this shell, however that ends, so that nobody else finds the part in use.
        tie=
        ! setpriv --pdeathsig KILL true 2>/dev/null || tie='setpriv --pdeathsig KILL'
        attempt=1
        while :; do
            $tie \(job.program.shellWord) sweep \(job.shellWords) --shard "$part/\(job.parts)" --jobs \(job.threads) \\
                --output "$here/parts/$part.sqlite" --progress &
            child=$!
            trap 'kill -TERM "$child" 2>/dev/null; exit 143' TERM INT
            wait "$child"
            status=$?
            case $status in
                0) : >"$here/parts/$part.done"; exit ;;
                64 | 65 | 66) exit "$status" ;;
            esac
            [ "$attempt" -lt \(Self.attempts) ] || exit "$status"
            echo "part $part: attempt $attempt ended with $status; another one follows" >&2
            sleep $((attempt * attempt))
            attempt=$((attempt + 1))
        done

        """
    }

    /// A container's working folder is the manifest's to say.
    private var place: String {
        engine == .kubernetes
            ? "# The container begins in the folder from which the sweep's tables are named."
            : "cd \(job.workingFolder.shellWord) || exit 66"
    }

    /// Slurm and Kubernetes keep what a job says themselves.
    private var log: String {
        switch engine {
        case .slurm, .kubernetes: ": What is said goes where the engine keeps it."
        case .parallel, .dask: #"exec 2>>"$here/logs/$part.log""#
        }
    }

    private static let attempts = 5
}

/// Prints the numbers of the parts that are not finished: POSIX shell.
struct MissingScript {
    let text: String

    init(_ job: ClusterJob) {
        text = """
            #!/bin/sh
            \(job.origin)
            # usage: missing        prints the numbers of the parts that are not finished
            set -u
            here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 66
            part=1
            while [ "$part" -le \(job.parts) ]; do
                [ -e "$here/parts/$part.done" ] || echo "$part"
                part=$((part + 1))
            done

            """
    }
}

/// Puts the parts together once all are finished: POSIX shell.
struct MergeScript {
    let text: String

    init(_ job: ClusterJob, for engine: ClusterEngine) {
        text = """
            #!/bin/sh
            \(job.origin)
            # usage: merge [--wait]        puts the parts together into \(job.result); with --wait once all are finished
            set -u
            here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 66
            while missing=$("$here/missing" | wc -l) && [ "$missing" -gt 0 ]; do
                if [ "${1:-}" != --wait ]; then
                    echo "merge: $((missing)) of \(job.parts) parts are not finished, the first is" \\
                        "$("$here/missing" | head -n 1)." \\
                        "Start \(engine.restart(of: job)) again: what is finished is kept." >&2
                    exit 75
                fi
                sleep 10
            done
            exec \(job.program.shellWord) sweep --merge "$here/parts" --output "$here/"\(job.result.shellWord)

            """
    }
}
