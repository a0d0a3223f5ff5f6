import PlainText

/// The values of an axis as they are written.
struct GridRange {
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
