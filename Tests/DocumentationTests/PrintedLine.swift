/// A line as a page shows it or as a command prints it, up to what differs from run to run and from machine to machine.
///
/// Two numbers are the same where they differ by at most one in their last digit, or are both below 1e-9: what is left
/// of rounding. Durations are not compared, nor the counts of a line `Work`. How many blanks and dashes there are
/// follows from the numbers' widths.
struct PrintedLine {
    private let words: [Substring]

    init(_ text: String) {
        words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    }

    func matches(_ other: PrintedLine) -> Bool {
        if words.first == "Work", other.words.first == "Work" { return true }
        guard words.count == other.words.count else { return false }
        return words.indices.allSatisfy { k in
            isDuration(k) && other.isDuration(k) || Self.same(words[k], other.words[k])
        }
    }

    /// Whether the word is the number or the unit of a duration, such as `0.42 ms`.
    private func isDuration(_ k: Int) -> Bool {
        func isUnit(_ k: Int) -> Bool {
            k > 0 && k < words.count && ["ms", "s", "ms,", "s,"].contains(words[k]) && Double(words[k - 1]) != nil
        }
        return isUnit(k) || isUnit(k + 1)
    }

    private static func same(_ one: Substring, _ other: Substring) -> Bool {
        if one == other || one.allSatisfy({ $0 == "-" }) && other.allSatisfy({ $0 == "-" }) { return true }
        let (a, b) = (pieces(one), pieces(other))
        return a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || closeNumbers($0, $1) }
    }

    /// A word such as `0.5..1,` in numbers and what is between them.
    private static func pieces(_ word: Substring) -> [Substring] {
        word.matches(of: /[-+]?\d+(\.\d+)?(e[-+]?\d+)?|[^\d+-]+|[-+]/).map { word[$0.range] }
    }

    private static func closeNumbers(_ one: Substring, _ other: Substring) -> Bool {
        guard let a = Double(one), let b = Double(other) else { return false }
        if abs(a) < 1e-9 && abs(b) < 1e-9 { return true }
        return abs(a - b) <= 1.001 * max(lastDigit(one), lastDigit(other))
    }

    /// What one more in the last digit of a number is worth; 0 for a whole number, which is exact.
    private static func lastDigit(_ number: Substring) -> Double {
        let parts = number.split(separator: "e")
        let decimals = parts[0].split(separator: ".").dropFirst().first?.count
        if decimals == nil && parts.count == 1 { return 0 }
        return Double("1e\((parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - (decimals ?? 0))") ?? 0
    }
}

extension PrintedLine {
    /// The first line that a page shows and that was not printed in its place, or a sentence about what was printed
    /// beyond it; nil where the two agree.
    static func firstDifference(shown: [String], printed: [String]) -> String? {
        let parts = shown.split(separator: "...", omittingEmptySubsequences: false)
        var rest = printed[...]
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let starts = index == 0 ? rest.startIndex...rest.startIndex : rest.startIndex...rest.endIndex
            let place = (isLast && index > 0 ? Array(starts.reversed()) : Array(starts)).first { start in
                start + part.count <= rest.endIndex
                    && zip(part, rest[start...]).allSatisfy { PrintedLine($0).matches(PrintedLine($1)) }
            }
            guard let place else { return closest(Array(part), rest) }
            rest = rest[(place + part.count)...]
        }
        return rest.isEmpty || shown.last == "..." ? nil : "printed beyond what is shown: \(rest.first ?? "")"
    }

    private static func closest(_ part: [String], _ printed: ArraySlice<String>) -> String {
        let unmatched = part.first { line in !printed.contains { PrintedLine(line).matches(PrintedLine($0)) } }
        return "shown, but not printed in its place: \(unmatched ?? part.first ?? "")"
    }
}
