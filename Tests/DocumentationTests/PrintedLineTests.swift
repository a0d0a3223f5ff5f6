import Testing

@Suite struct PrintedLineTests {
    @Test(arguments: [
        ("Performance  0.864782760158 <= optimum", "Performance  0.864782760159 <= optimum"),
        ("gap 7.6e-14: certified", "gap 8.1e-14: certified"),
        ("rationality -3.6e-15, cap 0", "rationality 0, cap 1.4e-14"),
        ("750 cases in 85.8 ms, 750 certified", "750 cases in 1.2 s, 750 certified"),
        ("Work         3 linear programs, 0.69 ms", "Work         2 linear programs, 0.7 s"),
        ("---- ------", "----- -----"),
        ("first 78.8% [0.156699, 0.75388]:", "first 78.9% [0.156698, 0.75389]:"),
    ])
    func linesOfTwoRunsAgree(_ one: String, _ other: String) {
        #expect(PrintedLine(one).matches(PrintedLine(other)))
    }

    @Test(arguments: [
        ("university 221.789", "university 221.791"), ("2 providers", "3 providers"), ("ir", "cap"), ("0.5 1", "0.5"),
        ("Performance  0.864782760158", "Performance  0.864782760160"), ("gap 7.6e-14", "gap 7.6e-8"),
        ("750 cases in 85.8 ms", "749 cases in 85.8 ms"), ("-2.0000", "2.0000"),
    ])
    func otherLinesDiffer(_ one: String, _ other: String) {
        #expect(!PrintedLine(one).matches(PrintedLine(other)))
    }

    @Test func anEllipsisStandsForAnyLines() {
        let printed = ["a", "b", "c", "d", "e"]
        func difference(_ shown: String...) -> String? { PrintedLine.firstDifference(shown: shown, printed: printed) }
        #expect(difference("a", "b", "c", "d", "e") == nil)
        #expect(difference("a", "...") == nil)
        #expect(difference("...", "e") == nil)
        #expect(difference("...", "b", "...", "d", "e") == nil)
        #expect(difference("a", "...", "c", "...") == nil)
        #expect(difference("...") == nil)
        #expect(difference("a", "b")?.contains("beyond") == true)
        #expect(difference("b", "...") != nil)
        #expect(difference("...", "d") != nil)
        #expect(difference("...", "c", "...", "b", "...") != nil)
        #expect(difference("a", "...", "b", "d", "...") != nil)
        #expect(difference("x")?.contains("x") == true)
    }
}
