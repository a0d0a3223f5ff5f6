import PlainText

extension Cell {
    /// The cell as a finite number in decimal or scientific notation, such as `0.25`, `+1` or `1e-3`.
    /// - Throws: ``TableError`` at the cell's position if it is empty, not such a number, too large or too small
    ///   for a double, or does not fulfil the condition.
    /// - Complexity: O(length).
    public func number(_ condition: NumberCondition = .any) throws(TableError) -> Double {
        guard !text.trimmed.isEmpty else { throw empty(remedy: condition.remedy) }
        let value: Double
        do {
            value = try WrittenNumber.double(text)
        } catch {
            throw unfit(error.verdict, remedy: error.remedy ?? condition.remedy)
        }
        guard condition.holds(value) else {
            throw unfit("is not a number \(condition.phrase)", remedy: condition.remedy)
        }
        return value
    }

    /// The cell as an exact integer within a range, in any notation of ``number(_:)``: `1e9` is an integer.
    /// - Throws: ``TableError`` at the cell's position if it is empty, not a whole number, or out of range.
    /// - Complexity: O(length).
    public func integer(in range: ClosedRange<Int> = Int.min...Int.max) throws(TableError) -> Int {
        let phrase = Self.phrase(for: range)
        let example = min(max(10, range.lowerBound), range.upperBound)
        let remedy =
            phrase.isEmpty
            ? "Write a whole number such as \(example)."
            : "Write a whole number \(phrase), such as \(example)."
        guard !text.trimmed.isEmpty else { throw empty(remedy: remedy) }
        let value: Int
        do {
            value = try WrittenNumber.integer(text)
        } catch {
            throw unfit(error.verdict, remedy: error.remedy ?? remedy)
        }
        guard range.contains(value) else { throw unfit("is not a whole number \(phrase)", remedy: remedy) }
        return value
    }

    private static func phrase(for range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (Int.min, Int.max): ""
        case (let lowest, Int.max): "of \(lowest) or more"
        case (Int.min, let highest): "of \(highest) or less"
        case (let lowest, let highest): "from \(lowest) to \(highest)"
        }
    }
}

/// What a number in a cell must fulfil beyond being a number.
public struct NumberCondition: Sendable {
    /// What follows "a number" in a message, such as "above 0"; empty for any number.
    let phrase: String
    let example: String
    let holds: @Sendable (Double) -> Bool

    /// Makes a condition; `phrase` follows "a number" in messages, as in "above 0". O(1).
    public init(_ phrase: String, example: String, holds: @escaping @Sendable (Double) -> Bool) {
        self.phrase = phrase
        self.example = example
        self.holds = holds
    }

    /// Any finite number.
    public static let any = NumberCondition("", example: "0.25") { _ in true }
    /// A number above 0.
    public static let positive = NumberCondition("above 0", example: "0.25") { $0 > 0 }
    /// A number that is 0 or above.
    public static let nonNegative = NumberCondition("of 0 or more", example: "0.25") { $0 >= 0 }

    /// A number within a closed range. O(1).
    public static func within(_ range: ClosedRange<Double>) -> NumberCondition {
        let (lowest, highest) = (plain(range.lowerBound), plain(range.upperBound))
        return NumberCondition(
            "from \(lowest) to \(highest)", example: range.contains(0.25) ? "0.25" : lowest
        ) { range.contains($0) }
    }

    var remedy: String {
        phrase.isEmpty
            ? "Write a decimal number such as \(example)."
            : "Write a decimal number \(phrase), such as \(example)."
    }

    private static func plain(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
