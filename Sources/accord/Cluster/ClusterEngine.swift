/// What runs the parts of a sweep.
enum ClusterEngine: String, CaseIterable, Sendable {
    /// An array of jobs, and the merge as a job that waits for them.
    case slurm
    /// An Indexed Job, and the merge as a Job that waits for it.
    case kubernetes
    /// GNU parallel, on one machine or over ssh.
    case parallel
    /// A Dask cluster, from Python.
    case dask

    /// More parts than this Kubernetes does not take as one job.
    static let mostIndices = 100_000

    /// What the engine needs for a job, ready to be started.
    func files(for job: ClusterJob) -> [ClusterFile] {
        let common = [
            ClusterFile(name: "part", text: PartScript(job, for: self).text, isExecutable: true),
            ClusterFile(name: "missing", text: MissingScript(job).text, isExecutable: true),
            ClusterFile(name: "merge", text: MergeScript(job, for: self).text, isExecutable: true),
        ]
        return common + own(for: job)
    }

    private func own(for job: ClusterJob) -> [ClusterFile] {
        switch self {
        case .slurm:
            let scripts = SlurmScripts(job)
            return [
                ClusterFile(name: "submit", text: scripts.submission, isExecutable: true),
                ClusterFile(name: "array.sbatch", text: scripts.array, isExecutable: false),
                ClusterFile(name: "merge.sbatch", text: scripts.merge, isExecutable: false),
            ]
        case .kubernetes:
            return [ClusterFile(name: "sweep.yaml", text: KubernetesManifest(job).text, isExecutable: false)]
        case .parallel:
            return [ClusterFile(name: "run", text: ParallelScript(job).text, isExecutable: true)]
        case .dask:
            return [ClusterFile(name: "run.py", text: DaskScript(job).text, isExecutable: true)]
        }
    }

    /// What to do with the folder, as a sentence.
    func next(in folder: String) -> String {
        switch self {
        case .slurm: "Submit it with \(folder)/submit."
        case .kubernetes: "Start it with kubectl apply -f \(folder)/sweep.yaml."
        case .parallel: "Start it with \(folder)/run."
        case .dask: "Start it with python3 \(folder)/run.py SCHEDULER."
        }
    }

    /// What starts the job again once some of its parts have failed, as a person would say it.
    func restart(of job: ClusterJob) -> String {
        switch self {
        case .slurm: "submit"
        case .kubernetes: "the job"
        case .parallel: "run"
        case .dask: "run.py"
        }
    }
}
