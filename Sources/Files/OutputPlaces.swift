import Foundation

/// The files that a command reads and those that it writes, none of which may be two of them at once.
///
/// Files are compared by what they are, not by how their paths are spelled. What an input was when the command began
/// stays protected, even where another file has taken its name since.
public struct OutputPlaces: Sendable {
    /// A file and what it is to the command, in the user's words: `--report`, `the table`.
    public struct Role: Hashable, Sendable {
        /// What it is to the user, as part of a sentence: `the table`, `--report`.
        public var name: String
        /// As the user gave it.
        public var path: String

        /// Nothing is looked at yet.
        public init(_ name: String, _ path: String) {
            self.name = name
            self.path = path
        }

        /// As a part of a sentence.
        fileprivate var description: String { "\(name) \(path)" }
    }

    private var inputs: [(role: Role, identity: FileIdentity)] = []
    private var outputs: [Output] = []

    private struct Output {
        var role: Role
        var identity: FileIdentity
        /// Nil for what goes by its path.
        var descriptor: Int32?

        var current: FileIdentity? {
            descriptor.map { FileIdentity(ofDescriptor: $0) } ?? FileIdentity(of: role.path)
        }
    }

    /// No files.
    public init() {}

    /// Takes note of what every path stands for now.
    /// - Throws: `PlaceClash` where an output is an input or another output.
    public init(reading inputs: [Role], writing outputs: [Role]) throws(PlaceClash) {
        for role in outputs { try addOutput(role, FileIdentity(of: role.path)) }
        for role in inputs { try addInput(role, FileIdentity(of: role.path)) }
    }

    /// Adds a file that turned out to be read as well.
    /// - Throws: `PlaceClash` where it is an output.
    public mutating func addInput(_ role: Role) throws(PlaceClash) { try addInput(role, FileIdentity(of: role.path)) }

    /// Adds what is open for reading under that number, such as standard input.
    /// - Throws: `PlaceClash` where it is an output.
    public mutating func addInput(_ role: Role, descriptor: Int32) throws(PlaceClash) {
        try addInput(role, FileIdentity(ofDescriptor: descriptor))
    }

    /// Adds what is open for writing under that number, such as standard output.
    /// - Throws: `PlaceClash` where it is an input or another output.
    public mutating func addOutput(_ role: Role, descriptor: Int32) throws(PlaceClash) {
        try addOutput(role, FileIdentity(ofDescriptor: descriptor), descriptor: descriptor)
    }

    /// Looks again, right before writing, whether one of the paths has become an input or another output.
    /// - Throws: `PlaceClash` where that is so.
    public func recheck(writing paths: [String]) throws(PlaceClash) {
        var written: [FileIdentity: String] = [:]
        for path in paths {
            guard let identity = FileIdentity(of: path) else { continue }
            if let other = written.updateValue(path, forKey: identity) {
                throw PlaceClash(Role(Self.unnamed, path), "\(Self.unnamed) \(other)")
            }
            // As they are now: the number of a file that is gone may be another's.
            for output in outputs where output.current == identity && !Self.isSame(output.role.path, path) {
                throw PlaceClash(Role(Self.unnamed, path), output.role.description)
            }
            for input in inputs where input.identity == identity || FileIdentity(of: input.role.path) == identity {
                throw PlaceClash(Role(Self.unnamed, path), input.role.description)
            }
        }
    }

    /// Whether two spellings name one place, links followed.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || LinkedPath.target(of: one) == LinkedPath.target(of: other)
    }

    /// An output of which only the path is known.
    private static let unnamed = "the output"

    private mutating func addInput(_ role: Role, _ identity: FileIdentity?) throws(PlaceClash) {
        guard let identity else { return }
        if let output = outputs.first(where: { $0.identity == identity }) {
            throw PlaceClash(output.role, role.description)
        }
        inputs.append((role, identity))
    }

    private mutating func addOutput(
        _ role: Role, _ identity: FileIdentity?, descriptor: Int32? = nil
    ) throws(PlaceClash) {
        guard let identity else { return }
        let others = inputs.map { ($0.role, $0.identity) } + outputs.map { ($0.role, $0.identity) }
        if let other = others.first(where: { $0.1 == identity }) { throw PlaceClash(role, other.0.description) }
        outputs.append(Output(role: role, identity: identity, descriptor: descriptor))
    }
}

/// One file that would have to be two: an output that is an input, or two outputs.
public struct PlaceClash: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ output: OutputPlaces.Role, _ other: String) {
        description =
            "\(output.description) is the same file as \(other). Give each a file of its own; nothing was written."
    }
}
