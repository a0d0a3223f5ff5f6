import ContractDesign

/// Many contract problems, numbered from 1, every one of them posed before any is solved.
public struct Sweep: Sendable {
    /// How many cases there are.
    public let count: Int
    /// Sixteen hexadecimal digits that depend on every case, in order, and on the version.
    public let fingerprint: String
    /// Of Accord.
    public let version: String
    /// The tables that the cases were read from, as they were named, each once; empty where the cases came as values.
    public let inputFiles: [String]
    /// The measured curves among them that promise more than was measured, as majorants do; each once.
    public let majorants: [TableAccuracy]
    /// How complete information is computed.
    let knownTypes: KnownTypes
    private let pose: @Sendable (Int) throws -> ContractProblem

    /// Poses all cases, and keeps none: `pose` makes each anew when it is solved, so that a sweep of millions fits in
    /// memory.
    /// - Parameter pose: makes a case by its number, the same each time.
    /// - Throws: what `pose` throws.
    /// - Complexity: one call of `pose` a case.
    init<Failure: Error>(
        count: Int, version: String, knownTypes: KnownTypes, inputFiles: [String] = [],
        majorants: [TableAccuracy] = [],
        pose: @escaping @Sendable (Int) throws(Failure) -> ContractProblem
    ) throws(Failure) {
        var fingerprint = SweepFingerprint(version: version, knownTypes: knownTypes)
        for number in 0..<count { fingerprint.add(try pose(number + 1)) }
        self.count = count
        self.version = version
        self.knownTypes = knownTypes
        self.inputFiles = inputFiles
        self.majorants = majorants
        self.fingerprint = fingerprint.text
        self.pose = pose
    }

    /// The case of that number, 1...count.
    func problem(_ number: Int) throws -> ContractProblem { try pose(number) }

    /// What results of this sweep, or of a part of it, are known by.
    public func identity(_ shard: Shard = .whole) -> SweepIdentity {
        SweepIdentity(fingerprint: fingerprint, caseCount: count, shard: shard, version: version)
    }
}

/// Which sweep, and which part of it, results belong to.
public struct SweepIdentity: Hashable, Sendable {
    /// Of the whole sweep.
    public var fingerprint: String
    /// Of the whole sweep.
    public var caseCount: Int
    /// Which part of the sweep; `whole` for all of it.
    public var shard: Shard
    /// Of Accord.
    public var version: String

    /// The numbers of the cases that belong to the shard, ascending.
    var caseNumbers: StrideThrough<Int> { stride(from: shard.index, through: caseCount, by: shard.count) }
    /// How many those are.
    public var shardCases: Int { (caseCount - shard.index + shard.count) / shard.count }
    /// Where a case stands among those of the shard, from 0; nil where it is none of them.
    func place(of number: Int) -> Int? {
        let (place, rest) = (number - shard.index).quotientAndRemainder(dividingBy: shard.count)
        return rest == 0 && number >= shard.index && number <= caseCount ? place : nil
    }
}

/// One part of a sweep: every `count`-th case, beginning with number `index`.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// 1...count.
    public let index: Int
    /// 1...1,000,000,000.
    public let count: Int

    /// All cases: `1/1`.
    public static let whole = Shard(index: 1, of: 1)

    private init(index: Int, of count: Int) {
        self.index = index
        self.count = count
    }

    /// Reads `K/N` with 1 <= K <= N <= 1e9; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let index = Int(halves[0]), let count = Int(halves[1]), count <= 1_000_000_000,
            1 <= index, index <= count
        else { return nil }
        self.init(index: index, of: count)
    }

    /// As it is written, `K/N`.
    public var description: String { "\(index)/\(count)" }
}
