import Testing

@testable import PlainText

@Suite struct NearestNameTests {
    static let guesses: [(name: String, candidates: [String], nearest: String?)] = [
        ("weight", ["wieght", "height"], "wieght"),
        ("cost", ["price", "size"], nil),
        ("a", ["b"], nil),
        ("ID", ["name", "id"], "id"),
        ("unit_cost", ["unit cost", "units"], "unit cost"),
        ("", ["a"], nil),
        (String(repeating: "x", count: 41), [String(repeating: "x", count: 41)], nil),
        ("onw", ["at-least-one", "own"], "own"),
        ("desing", ["verify", "design"], "design"),
        ("norm", ["normalize", "relaxed"], nil),
    ]

    @Test(arguments: guesses) func guessesTheNearestName(name: String, candidates: [String], nearest: String?) {
        #expect(NearestName.of(name, among: candidates) == nearest)
    }

    /// The beginning of one name alone, of three letters or more.
    @Test func completesBeginnings() {
        #expect(NearestName.completing("norm", among: ["normalize", "relaxed"]) == "normalize")
        #expect(NearestName.completing("part", among: ["participants", "participation"]) == nil)
        #expect(NearestName.completing("no", among: ["normalize"]) == nil)
        #expect(NearestName.completing("desing", among: ["design", "verify"]) == "design")
    }
}
