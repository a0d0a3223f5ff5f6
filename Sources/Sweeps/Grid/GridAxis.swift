import ContractDesign
import PlainText

/// What one axis of a grid varies, and the values that it takes.
public struct GridAxis: Hashable, Sendable {
    /// What an axis varies.
    public enum Subject: Hashable, Sendable {
        /// The number of parties, fixed: whole numbers from 1 on.
        case participants
        /// Of the type of that name; so the next two.
        case cost(String)
        /// Of the type of that name; the others are scaled to fill up to 1.
        case probability(String)
        /// Of the type of that name.
        case quality(String)
        /// Of the type of that name.
        case value(String)
        /// Of the type of that name, its own value units.
        case outside(String)
        /// Of the type of that name, raw units.
        case capacity(String)
        /// The accuracy, valuation or participation as a whole.
        case whole(Specification.Subject)
        /// One parameter of these, by its name in small letters.
        case parameter(Specification.Subject, String)
    }

    /// What takes the values.
    public let subject: Subject
    /// At least one, in the order given; where the axis has specifications, these are numbered from 1.
    public let values: [Double]
    /// The texts of an axis of accuracies, valuations or participations as a whole; else none.
    public let specifications: [String]
    /// As it was written.
    public let text: String

    /// What stands before the values.
    var name: Substring { text[..<(text.lastIndex(of: "=") ?? text.endIndex)] }

    /// Whether the accuracy or a parameter of it varies.
    public var variesAccuracy: Bool {
        switch subject {
        case .whole(.accuracy), .parameter(.accuracy, _): true
        default: false
        }
    }

    /// A grid has no more cases than this, and so no axis more values.
    public static let mostValues = 10_000_000

    /// Reads `NAME=VALUES`: a name `participants`, `cost.TYPE`, `probability.TYPE`, `quality.TYPE`, `value.TYPE`,
    /// `outside.TYPE`, `capacity.TYPE` or a parameter such as `accuracy.gamma`, `valuation.scale` and `participation.mean`, and values `START:END:STEP`, `START:END/COUNT` or
    /// `VALUE,VALUE,...`; or a name `accuracy`, `valuation` or `participation` and specifications, such as
    /// `fixed:10,poisson:10,binomial:20,0.5`.
    ///
    /// With COUNT, and where STEP divides the way evenly, value k is START + k (END - START) / (count - 1), so that
    /// both ends are exact.
    /// - Throws: `GridError` that shows what to write.
    public init(_ text: String) throws(GridError) {
        guard let equals = text.lastIndex(of: "=") else {
            throw GridError(text, .noEqualsSign(suchAs: "participants=2:100:2"))
        }
        self.text = text
        subject = try Self.subject(String(text[..<equals]), in: text)
        let written = text[text.index(after: equals)...]
        if case .whole(let kind) = subject {
            specifications = try Self.specifications(written, kind, in: text)
            values = specifications.indices.map { Double($0 + 1) }
        } else {
            specifications = []
            values = try GridRange(written, in: text).values()
        }
    }

    /// A value as it stands in an error.
    func written(_ value: Double) -> String {
        specifications.isEmpty ? "\(value)" : specifications[Int(value) - 1]
    }

    /// A list with all parameters, whose commas part specifications where a letter follows, and else the parameters of one.
    private static func specifications(
        _ list: Substring, _ kind: Specification.Subject, in text: String
    ) throws(GridError) -> [String] {
        var specifications: [String] = []
        for word in list.split(separator: ",", omittingEmptySubsequences: false) {
            if specifications.isEmpty || word.first?.isLetter == true {
                specifications.append(String(word))
            } else {
                specifications[specifications.count - 1] += ",\(word)"
            }
        }
        var complete: [String] = []
        for specification in specifications {
            do throws(SpecificationError) {
                switch kind {
                case .accuracy: complete.append(try Specification.accuracy(specification).specification)
                case .valuation: complete.append(try Specification.valuation(specification).specification)
                case .participation: complete.append(try Specification.participation(specification).specification)
                }
            } catch {
                throw GridError(text, .specification(error))
            }
        }
        return complete
    }

    private static func subject(_ name: String, in text: String) throws(GridError) -> Subject {
        if name == "participants" { return .participants }
        if let kind = Specification.Subject(rawValue: name) { return .whole(kind) }
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch parts.count == 2 && !parts[1].isEmpty ? parts[0] : "" {
        case "cost": return .cost(parts[1])
        case "probability": return .probability(parts[1])
        case "quality": return .quality(parts[1])
        case "value": return .value(parts[1])
        case "outside": return .outside(parts[1])
        case "capacity": return .capacity(parts[1])
        default:
            if parts.count == 2, !parts[1].isEmpty, let kind = Specification.Subject(rawValue: parts[0]) {
                return .parameter(kind, parts[1].lowercased())
            }
            let nearest = NearestName.of(
                parts[0],
                among: ["participants", "cost", "probability", "quality", "value", "outside", "capacity"]
                    + Specification.Subject.allCases.map(\.rawValue))
            throw GridError(text, .unknownSubject(name, nearest: nearest))
        }
    }
}
