/// Notices a file whose cells are separated by something else than commas.
enum SeparatorHint {
    private static let rivals: [(byte: UInt8, name: String)] = [
        (UInt8(ascii: ";"), "semicolons"), (.tab, "tabs"), (UInt8(ascii: "|"), "bars"),
    ]

    /// A sentence for a remedy, or nil when the first line has a comma or no other separator. O(line).
    static func sentence(for text: ArraySlice<UInt8>) -> String? {
        let firstLine = text.prefix { !$0.isLineEnd }
        guard !firstLine.contains(.comma) else { return nil }
        return rivals.first { firstLine.contains($0.byte) }.map {
            "The first line has \($0.name) and no commas: separate the cells with commas."
        }
    }
}

/// Guesses which name was meant by a misspelt one.
enum NearestName {
    /// Names longer than this are not compared, so that a guess stays cheap.
    private static let longest = 40

    /// The candidate that most resembles a name, or nil if none is near. O(candidates).
    static func of(_ name: String, among candidates: [String]) -> String? {
        let wanted = folded(name)
        guard wanted.count <= longest else { return nil }
        var nearest: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = folded(candidate)
            let tolerance = max(1, min(wanted.count, letters.count) / 3)
            guard abs(letters.count - wanted.count) <= tolerance else { continue }
            let distance = editDistance(wanted, letters)
            guard distance <= tolerance, distance < wanted.count else { continue }
            if distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
        }
        return nearest?.name
    }

    private static func folded(_ name: String) -> [Character] {
        Array(name.prefix(longest + 1).lowercased())
    }

    /// The fewest insertions, deletions and replacements that turn one name into the other (Levenshtein).
    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var distances = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                distances.append(min(replaced, previous[column + 1] + 1, distances[column] + 1))
            }
            previous = distances
        }
        return previous[right.count]
    }
}
