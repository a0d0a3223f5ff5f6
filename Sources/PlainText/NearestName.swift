/// Guesses which name was meant by a misspelt one.
package enum NearestName {
    /// Names longer than this are not compared, so that a guess stays cheap.
    private static let longest = 40
    /// So many letters say which name they begin, where only one begins so.
    private static let fewestLetters = 3

    /// The candidate that most resembles a name; nil if none is near. O(candidates).
    package static func of(_ name: String, among candidates: [String]) -> String? {
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

    /// The candidate that most resembles a name, or else the only one that begins so; nil if there is none.
    /// O(candidates).
    package static func completing(_ name: String, among candidates: [String]) -> String? {
        if let near = of(name, among: candidates) { return near }
        let start = folded(name)
        guard start.count >= fewestLetters else { return nil }
        let begun = candidates.filter { folded($0).starts(with: start) }
        return begun.count == 1 ? begun[0] : nil
    }

    private static func folded(_ name: String) -> [Character] {
        Array(name.prefix(longest + 1).lowercased())
    }

    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one name into the other, no
    /// letter being touched twice (optimal string alignment).
    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeThat: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var distances = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                var fewest = min(replaced, previous[column + 1] + 1, distances[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    fewest = min(fewest, beforeThat[column - 1] + 1)
                }
                distances.append(fewest)
            }
            beforeThat = previous
            previous = distances
        }
        return previous[right.count]
    }
}
