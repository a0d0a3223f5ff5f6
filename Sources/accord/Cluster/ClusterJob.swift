/// A sweep in parts that somebody else's queue runs: what a part is, and how many there are.
struct ClusterJob: Hashable, Sendable {
    /// What starts `accord` where the parts run.
    var program: String
    /// The words after `accord sweep` that say what the sweep is.
    var words: [String]
    /// From 1 on.
    var parts: Int
    /// How many threads a part has.
    var threads = 1
    /// How many parts may run at once; nil leaves that to the engine.
    var atOnce: Int?
    /// What queues call it: small letters, digits and hyphens.
    var name = "accord-sweep"
    /// The folder from which the words name files.
    var workingFolder: String
    /// The folder of the scripts, the parts and the result; from the working folder where it is not absolute.
    var folder: String
    /// The file that all parts are merged into, within the folder.
    var result: String
    /// Of Accord.
    var version: String
    /// The image of containers, with `accord` and a shell.
    var image = "accord"
    /// The claim to the volume that containers share.
    var claim = "accord"

    /// So many parts that each lasts about as long as it should.
    /// - Parameters:
    ///   - cases: how many the sweep has.
    ///   - secondsPerCase: on one thread.
    ///   - threads: of a part.
    ///   - seconds: that a part should last.
    /// - Returns: at least 1, and no more than there are cases or than queues like.
    static func parts(cases: Int, secondsPerCase: Double, threads: Int, lasting seconds: Double) -> Int {
        let wanted = (Double(cases) * secondsPerCase / (Double(threads) * seconds)).rounded(.up)
        return max(1, min(cases, mostChosenParts, Int(min(wanted, Double(mostChosenParts)))))
    }

    private static let mostChosenParts = 10_000
}

/// A file that a cluster's engine or its user starts.
struct ClusterFile: Hashable, Sendable {
    /// Within the folder of the job.
    var name = "accord-sweep"
    /// Its text.
    var text: String
    /// Whether it is a program.
    var isExecutable: Bool
}
