import TestSupport
import Testing

/// A table that is no population, the place of the fault in it, and words that the message must have.
struct BadTable: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var place: String
    var words: [String]

    init(_ name: String, _ text: String, at place: String, _ words: String...) {
        testDescription = name
        bytes = Array(text.utf8)
        self.place = place
        self.words = words
    }

    /// A table with the usual header.
    static func rows(_ name: String, _ rows: String, at place: String, _ words: String...) -> BadTable {
        var table = BadTable(name, "type,cost,probability\n" + rows, at: place)
        table.words = words
        return table
    }
}

/// Bad data ends with 65 and a message that begins with the file and the place, and leaves nothing behind.
@Suite struct BadDataTests {
    static let structure: [BadTable] = [
        BadTable("empty file", "", at: "", "empty"),
        BadTable("header only", "type,cost,probability\n", at: ":1", "no rows"),
        BadTable("missing column", "type,cost\na,1\n", at: ":1", "\"probability\" is missing"),
        BadTable("misspelt column", "type,cost,probabilty\na,1,1\n", at: ":1", "Rename column \"probabilty\""),
        BadTable("unknown column", "type,cost,probability,note\na,1,1,x\n", at: ":1:23", "\"note\""),
        BadTable(
            "header twice", "type,cost,cost,probability\na,1,1,1\n", at: ":1:11", "\"cost\" is already header cell 2"),
        BadTable("semicolons", "type;cost;probability\na;1;1\n", at: ":1", "separate the cells with commas"),
        .rows("short row", "a,1,0.5\nb,1\n", at: ":3", "2 cells", "3"),
        .rows("long row", "a,1,0.5\nb,1,0.5,x\n", at: ":3", "4 cells", "3"),
        .rows("decimal comma", "a,0,5,1\n", at: ":2", "4 cells"),
        .rows("blank line", "a,1,0.5\n\nb,1,0.5\n", at: ":3", "blank line"),
        .rows("unclosed quote", "a,1,0.5\n\"b,1,0.5\n", at: ":3:1", "never closed"),
        .rows("quote inside", "a \"x\",1,1\n", at: ":2:3", "quote"),
    ]

    static let cells: [BadTable] = [
        .rows("text for a cost", "a,1,0.5\nb,cheap,0.5\n", at: ":3:3", "cost \"cheap\" is not a number"),
        .rows("negative cost", "a,-1,1\n", at: ":2:3", "cost \"-1\"", "above 0"),
        .rows("zero cost", "a,0,1\n", at: ":2:3", "cost \"0\"", "above 0"),
        .rows("empty cost", "a,,1\n", at: ":2:3", "empty"),
        .rows("nan cost", "a,nan,1\n", at: ":2:3", "\"nan\" is not a number"),
        .rows("infinite cost", "a,inf,1\n", at: ":2:3", "\"inf\" is not a number"),
        .rows("overflowing cost", "a,1e999,1\n", at: ":2:3", "too large"),
        .rows("hexadecimal cost", "a,0x10,1\n", at: ":2:3", "\"0x10\" is a hexadecimal number"),
        .rows("cost out of scale", "a,1,0.5\nbb,1e-14,0.5\n", at: ":3:4", "out of scale"),
        .rows("probability over 1", "a,1,1.5\n", at: ":2:5", "probability \"1.5\"", "at most 1"),
        .rows("zero probability", "a,1,1\nb,2,0\n", at: ":3:5", "probability \"0\"", "above 0"),
        .rows("negative probability", "a,1,1.5\nb,2,-0.5\n", at: ":2:5", "probability"),
        .rows("nan probability", "a,1,nan\n", at: ":2:5", "\"nan\" is not a number"),
        .rows("infinite probability", "a,1,inf\n", at: ":2:5", "\"inf\" is not a number"),
        .rows("vanishing probability", "a,1,5e-324\nb,2,1\n", at: ":2:5", "probability", "1e-300"),
        .rows("sum off by 1e-6", "a,1,0.5\nb,2,0.499999\n", at: ":1:11", "0.999999", "--normalize"),
        .rows("sum off by 2e-9", "a,1,0.5\nb,2,0.500000002\n", at: ":1:11", "--normalize"),
        .rows("type twice", "a,1,0.5\na,2,0.5\n", at: ":3:1", "\"a\"", "line 2"),
        .rows("nameless type", "a,1,0.5\n,2,0.5\n", at: ":3:1", "empty"),
        BadTable("zero quality", "type,cost,probability,quality\na,1,1,0\n", at: ":2:7", "quality \"0\""),
        BadTable(
            "quality that raw contributions overflow with", "type,cost,probability,quality\na,1e-313,1,1e-310\n",
            at: ":2:12",
            "1e-310", "1e-100"),
    ]

    @Test(arguments: structure + cells) func isRefused(_ bad: BadTable) async throws {
        let folder = try ScratchFolder()
        let path = try folder.write("t.csv", bytes: bad.bytes)
        let run = try await accord(
            "design", path, "--participants", "3", "--output", folder("r.json"), "--lp", folder("r.lp"))
        run.expectRefusal(65)
        #expect(run.talk.hasPrefix("accord: \(path)\(bad.place): "), "\(run.talk)")
        for word in bad.words { #expect(run.talk.contains(word), "\(run.talk)") }
        #expect(run.talk.split(separator: "\n").count == 1)
        #expect(try folder.names() == ["t.csv"])
    }

    @Test(arguments: [
        BadTable.rows("negative weight", "a,1,-2\nb,2,6\n", at: ":2:5", "probability \"-2\""),
        .rows("infinite sum", "a,1,1e308\nb,2,1e308\n", at: ":1:11", "inf"),
        .rows("vanishing share", "a,1,1e-300\nb,2,1e300\n", at: ":2:5", "probability"),
    ])
    func isRefusedAlsoWhenNormalizing(_ bad: BadTable) async throws {
        let folder = try ScratchFolder()
        let path = try folder.write("t.csv", bytes: bad.bytes)
        let run = try await accord("design", path, "--participants", "3", "--normalize")
        run.expectRefusal(65, bad.words[0])
        #expect(run.talk.hasPrefix("accord: \(path)\(bad.place): "), "\(run.talk)")
    }
}
