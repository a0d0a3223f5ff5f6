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
    }

    /// What takes the values.
    public let subject: Subject
    /// At least one, in the order given.
    public let values: [Double]
    /// As it was written.
    public let text: String

    /// What stands before the values.
    var name: Substring { text[..<(text.lastIndex(of: "=") ?? text.endIndex)] }

    /// A grid has no more cases than this, and so no axis more values.
    public static let mostValues = 10_000_000

    /// Reads `NAME=VALUES`: a name `participants`, `cost.TYPE`, `probability.TYPE` or `quality.TYPE`, and values
    /// `START:END:STEP`, `START:END/COUNT` or `VALUE,VALUE,...`.
    ///
    /// With COUNT, and where STEP divides the way evenly, value k is START + k (END - START) / (count - 1), so that
    /// both ends are exact.
    /// - Throws: `GridError` that shows what to write.
    public init(_ text: String) throws(GridError) {
        guard let equals = text.lastIndex(of: "=") else {
            throw GridError(text, .noEqualsSign)
        }
        self.text = text
        subject = try Self.subject(String(text[..<equals]), in: text)
        values = try GridRange(text[text.index(after: equals)...], in: text).values()
    }

    private static func subject(_ name: String, in text: String) throws(GridError) -> Subject {
        if name == "participants" { return .participants }
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch parts.count == 2 && !parts[1].isEmpty ? parts[0] : "" {
        case "cost": return .cost(parts[1])
        case "probability": return .probability(parts[1])
        case "quality": return .quality(parts[1])
        default:
            let nearest = NearestName.of(parts[0], among: ["participants", "cost", "probability", "quality"])
            throw GridError(text, .unknownSubject(name, nearest: nearest))
        }
    }
}

/// The values of an axis as they are written.
private struct GridRange {
    private let text: Substring
    private let axis: String

    init(_ text: Substring, in axis: String) {
        self.text = text
        self.axis = axis
    }

    func values() throws(GridError) -> [Double] {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            var list: [Double] = []
            for word in text.split(separator: ",", omittingEmptySubsequences: false) { list.append(try number(word)) }
            return list
        case 2:
            let halves = parts[1].split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count == 2 else { throw fail("it has no step and no count") }
            return try evenly(from: number(parts[0]), to: number(halves[0]), count: number(halves[1]))
        case 3:
            return try stepping(from: number(parts[0]), to: number(parts[1]), by: number(parts[2]))
        default:
            throw fail("it has too many colons")
        }
    }

    private func evenly(from start: Double, to end: Double, count: Double) throws(GridError) -> [Double] {
        guard count >= 1, count == count.rounded() else {
            throw fail("the count \(count) is not a whole number of 1 or more")
        }
        guard count > 1 || start == end else { throw fail("two ends take a count of 2 or more") }
        return try points(from: start, by: count > 1 ? (end - start) / (count - 1) : 0, count, last: end)
    }

    private func stepping(from start: Double, to end: Double, by step: Double) throws(GridError) -> [Double] {
        guard step != 0 else { throw fail("the step is 0") }
        let steps = (end - start) / step
        guard steps >= 0 else { throw fail("a step of \(step) leads away from the end") }
        // Decimal steps miss the end by rounding.
        let meets = abs(steps - steps.rounded()) <= 1e-9 * max(1, steps)
        if meets, steps >= 0.5 { return try evenly(from: start, to: end, count: steps.rounded() + 1) }
        return try points(from: start, by: step, steps.rounded(.down) + 1, last: nil)
    }

    private func points(from start: Double, by step: Double, _ count: Double, last: Double?) throws(GridError)
        -> [Double]
    {
        guard step.isFinite else { throw fail("the ends are too far apart") }
        guard count <= Double(GridAxis.mostValues) else { throw GridError(axis, .tooManyValues) }
        var values = (0..<Int(count)).map { start + Double($0) * step }
        if let last { values[values.count - 1] = last }
        return values
    }

    private func number(_ word: Substring) throws(GridError) -> Double {
        do {
            return try WrittenNumber.double(String(word))
        } catch {
            throw fail("\(String(word).debugDescription) \(error.verdict)")
        }
    }

    private func fail(_ problem: String) -> GridError { GridError(axis, .values(problem)) }
}
