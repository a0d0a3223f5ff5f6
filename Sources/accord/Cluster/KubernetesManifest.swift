/// An Indexed Job with an index for each part, and a Job for the merge, which waits for them: Kubernetes from 1.29 on.
struct KubernetesManifest {
    private let job: ClusterJob

    init(_ job: ClusterJob) { self.job = job }

    var text: String {
        """
        \(job.origin)
        # kubectl apply -f sweep.yaml
        # The volume holds at its root what stands in the folder from which this was written: the tables of the sweep, and
        # \(job.folder), in which the parts and the result come to stand.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: \(job.name)
        spec:
          completionMode: Indexed
          completions: \(job.parts)
          parallelism: \(min(job.atOnce ?? Self.usualParallelism, job.parts))
          # A part that was killed begins again where it stopped. A node that is drained counts for nothing, and what is
          # wrong with the sweep itself is not tried again.
          backoffLimitPerIndex: 5
          podFailurePolicy:
            rules:
              - action: Ignore
                onPodConditions:
                  - type: DisruptionTarget
                    status: "True"
              - action: FailIndex
                onExitCodes:
                  containerName: part
                  operator: In
                  values: [64, 65, 66]
          template:
            metadata:
              labels:
                app: \(job.name)
            spec:
        \(pod(container: "part", command: #"exec "$0/part" "$((JOB_COMPLETION_INDEX + 1))""#, threads: job.threads))
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: \(job.name)-merge
        spec:
          backoffLimit: 5
          template:
            metadata:
              labels:
                app: \(job.name)
            spec:
        \(pod(container: "merge", command: #"exec "$0/merge" --wait"#, threads: nil))

        """
    }

    private func pod(container: String, command: String, threads: Int?) -> String {
        """
              restartPolicy: Never
              containers:
                - name: \(container)
                  image: \(job.image.quotedText)
                  workingDir: /sweep
                  command: ["/bin/sh", "-c", \(command.quotedText), \("./\(job.folder)".quotedText)]
                  resources:
                    requests:
                      cpu: \(threads.map { "\"\($0)\"" } ?? "100m")
                      memory: 512Mi
                  volumeMounts:
                    - name: sweep
                      mountPath: /sweep
              volumes:
                - name: sweep
                  persistentVolumeClaim:
                    claimName: \(job.claim.quotedText)
        """
    }

    private static let usualParallelism = 100
}
