import LinearProgramming
import Testing

/// Names of columns and rows on their way into a file and back.
@Suite struct FileNameTests {
    static let nasty = [
        "plain", "with space", "with_space", "größe", "日本", "1st", "12", "e", "e5", "E1", "", "", ".dot", "a.b", "a+b",
        "a-b", "a:b",
        "<=", "x1", "x3", "r2", "R0000000", "R0000001", "C0000001", "objective", "obj", "constant", "~r_1", "[0]", "$",
        "*star",
        "st", "free", "end", "max", "min", "inf", "Infinity", "bounds", "RHS", "RANGES", "ROWS", "COLUMNS", "ENDATA",
        "NAME",
        "MARKER", "general", "integers", "binary", "sos1", "subject", "s.t.", "nan", "empty", "range_plain", "m", "f",
        "in",
        String(repeating: "n", count: 255), String(repeating: "n", count: 254) + "o",
    ]

    private static func fill(_ lp: inout LinearProgram) throws {
        for (k, name) in nasty.enumerated() {
            let column = try lp.addColumn(.between(-1, Double(k)), cost: Double(k % 7) - 3, name: name)
            try lp.addRow(.atMost(Double(k) / 2), [Term(1, column)], name: name)
        }
        try lp.setObjectiveConstant(to: 5)
    }

    @Test(arguments: formats)
    func noNameChangesTheAnswer(_ format: ProgramFormat) throws {
        let (expected, text) = try LinearProgram.scoped { lp in
            try Self.fill(&lp)
            return (try lp.solve(), try lp.text(as: format))
        }
        try withFile(text) { path in
            try LinearProgram.scoped(reading: path, as: format) { lp throws in
                #expect(lp.rowCount == Self.nasty.count)
                // LP has a further column for the constant.
                #expect(lp.columnCount == Self.nasty.count + (format == .cplexLP ? 1 : 0))
                let found = try lp.solve()
                #expect(agree([found.objective], [expected.objective]))
                #expect(agree(Array(found.values.prefix(Self.nasty.count)), expected.values))
                var names: Set<String> = []
                for j in 0..<lp.columnCount { names.insert(try lp.name(of: Column(index: j)) ?? "") }
                #expect(names.count == lp.columnCount && !names.contains(""))
            }
        }
    }

    @Test(arguments: formats)
    func portableNamesStayAndOthersGetUnderscoresOrNumbers(_ format: ProgramFormat) throws {
        let text = try LinearProgram.scoped { lp in
            for name in ["beta", "a b", "a_b", "2nd", "free", "", "größe"] {
                try lp.addColumn(.nonnegative, name: name)
            }
            try lp.addColumn(.nonnegative)
            try lp.addRow(.atMost(1), (0..<8).map { Term(1, Column(index: $0)) }, name: "limit of all")
            return try lp.text(as: format)
        }
        try withFile(text) { path in
            try LinearProgram.scoped(reading: path, as: format) { lp throws in
                var names: [String?] = []
                for j in 0..<8 { names.append(try lp.name(of: Column(index: j))) }
                #expect(names == ["beta", "a_b", "a_b_2", "_2nd", "_free", "x6", "gr__e", "x8"])
                #expect(try lp.name(of: Row(index: 0)) == "limit_of_all")
            }
        }
    }

    @Test(arguments: formats)
    func aThousandEqualNamesBecomeAThousandNames(_ format: ProgramFormat) throws {
        let text = try LinearProgram.scoped { lp in
            for _ in 0..<1000 { try lp.addColumn(.nonnegative, cost: 1, name: "same") }
            try lp.addRow(.atLeast(1), [Term(1, Column(index: 999))])
            return try lp.text(as: format)
        }
        try withFile(text) { path in
            try LinearProgram.scoped(reading: path, as: format) { lp throws in
                #expect(lp.columnCount == 1000)
                #expect(try lp.solve()[Column(index: 999)] == 1)
            }
        }
    }
}
