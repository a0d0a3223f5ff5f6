import ArgumentParser
import PlainText

/// Numbers of options, read as tables read theirs.
enum NumberArgument {
    /// - Parameter example: of such a number, for the message.
    /// - Throws: `ValidationError` that says what the text is, and what to write.
    static func number(_ text: String, suchAs example: String) throws -> Double {
        do {
            return try WrittenNumber.double(text)
        } catch {
            throw ValidationError(
                "\(text.excerpt) \(error.verdict). \(error.remedy ?? "Write a decimal number such as \(example).")")
        }
    }

    /// - Parameter asking: what to write, as a sentence.
    /// - Throws: `ValidationError` that says what the text is, and what to write.
    static func whole(_ text: String, in range: ClosedRange<Int>, asking: String) throws -> Int {
        let number: Int
        do {
            number = try WrittenNumber.integer(text)
        } catch {
            throw ValidationError("\(text.excerpt) \(error.verdict). \(error.remedy ?? asking)")
        }
        guard range.contains(number) else { throw ValidationError("\(text.excerpt) is out of range. \(asking)") }
        return number
    }

    /// The seed of a stream of random numbers.
    /// - Throws: `ValidationError` that says what the text is, and what to write.
    static func seed(_ text: String) throws -> UInt64 {
        let largest = "Give a whole number from 0 to \(UInt64.max), such as 1."
        // Beyond what tables count to, digits alone.
        if let seed = UInt64(text) { return seed }
        return UInt64(try whole(text, in: 0...Int.max, asking: largest))
    }
}
