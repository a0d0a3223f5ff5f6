extension LinearProgram {
    /// The program as text, each number with as many digits as it needs to be read back unchanged.
    ///
    /// Rows without bounds are left out, since neither format has them. What readers of these formats disagree about
    /// is expressed by other means: in LP the constant of the objective is the cost of an added column fixed at 1, a
    /// row with two bounds becomes an equation with an added column that has these bounds, and a program without
    /// bounded rows gets an empty one; in MPS a maximum is written as the minimum of the negated objective, and the
    /// constant as minus the right-hand side of the objective's row, which all readers but GLPK's own take so
    /// (`ObjectiveConstantSign`). Integer columns stand in a section of their own, in MPS between markers and with all
    /// their bounds, since readers disagree about those that are left out. Readers take bounds of magnitude 1e20 or more as infinite.
    ///
    /// Names are kept where the formats allow them; other characters become `_`, and names that would then collide get
    /// a number. Columns and rows without a name are called x1, x2, … and r1, r2, ….
    /// - Throws: no error in fact: every index that is asked for is the program's own.
    public func text(as format: ProgramFormat) throws(LinearProgramError) -> String {
        var columnNames = PortableNames(prefix: "x")
        var rowNames = PortableNames(prefix: "r")
        var columns: [TextColumn] = []
        for j in 0..<columnCount {
            let column = Column(index: j)
            columns.append(
                TextColumn(
                    name: columnNames.next(try name(of: column)), bounds: try bounds(of: column),
                    cost: try cost(of: column), isInteger: try kind(of: column) == .integer))
        }
        var rows: [TextRow] = []
        for i in 0..<rowCount {
            let row = Row(index: i)
            let name = rowNames.next(try name(of: row))
            let bounds = try bounds(of: row)
            if bounds.kind != .free { rows.append(TextRow(name: name, bounds: bounds, terms: try terms(of: row))) }
        }
        let hasColumnForConstant = columns.isEmpty || (format == .cplexLP && objectiveConstant != 0)
        if hasColumnForConstant {
            columns.append(
                TextColumn(
                    name: columnNames.next("constant"), bounds: .exactly(1),
                    cost: format == .cplexLP ? objectiveConstant : 0))
        }
        let objective = rowNames.next("objective")
        switch format {
        case .mps:
            return Self.mps(objective, sense, objectiveConstant, columns, rows)
        case .cplexLP:
            if rows.isEmpty { rows.append(TextRow(name: rowNames.next("empty"), bounds: .atMost(0), terms: [])) }
            for i in rows.indices where rows[i].bounds.kind == .ranged {
                rows[i].terms.append(Term(-1, Column(index: columns.count)))
                columns.append(
                    TextColumn(
                        name: columnNames.next("range_\(rows[i].name)"), bounds: rows[i].bounds, cost: 0))
                rows[i].bounds = .exactly(0)
            }
            return Self.cplexLP(objective, sense, columns, rows)
        }
    }

    private static func cplexLP(_ objective: String, _ sense: Sense, _ columns: [TextColumn], _ rows: [TextRow])
        -> String
    {
        var text = sense == .maximize ? "Maximize\n" : "Minimize\n"
        text += wrapped(" \(objective):", columns.map { signed($0.cost, $0.name) }) + "\nSubject To\n"
        for row in rows {
            let terms =
                row.terms.isEmpty
                ? ["+ 0 \(columns[0].name)"] : row.terms.map { signed($0.coefficient, columns[$0.column.index].name) }
            let relation =
                switch row.bounds.kind {
                case .lower: ">= \(number(row.bounds.lower))"
                case .upper: "<= \(number(row.bounds.upper))"
                default: "= \(number(row.bounds.lower))"
                }
            text += wrapped(" \(row.name):", terms + [relation])
        }
        text += "\nBounds\n"
        for column in columns where column.bounds != .nonnegative {
            let (lower, upper) = (number(column.bounds.lower), number(column.bounds.upper))
            let line =
                switch column.bounds.kind {
                case .free: " \(column.name) free\n"
                case .lower: " \(column.name) >= \(lower)\n"
                case .upper: " -inf <= \(column.name) <= \(upper)\n"
                case .ranged: " \(lower) <= \(column.name) <= \(upper)\n"
                case .fixed: " \(column.name) = \(lower)\n"
                }
            text += line
        }
        let integers = columns.filter(\.isInteger).map(\.name)
        if !integers.isEmpty { text += "\nGenerals\n" + integers.map { " \($0)\n" }.joined() }
        return text + "\nEnd\n"
    }

    /// The sets of sides, ranges and bounds do not bear their section's names, which some readers take for its
    /// beginning.
    private static func mps(
        _ objective: String, _ sense: Sense, _ constant: Double, _ columns: [TextColumn], _ rows: [TextRow]
    ) -> String {
        let sign = sense == .maximize ? -1.0 : 1.0
        var entries = columns.map { [" \($0.name) \(objective) \(number(sign * $0.cost))\n"] }
        var text = "NAME program\nROWS\n N \(objective)\n"
        var sides = "RHS\n"
        if constant != 0 { sides += " RHS1 \(objective) \(number(-sign * constant))\n" }
        var ranges = "RANGES\n"
        for row in rows {
            let (letter, side) =
                switch row.bounds.kind {
                case .upper: ("L", row.bounds.upper)
                case .fixed: ("E", row.bounds.lower)
                default: ("G", row.bounds.lower)
                }
            text += " \(letter) \(row.name)\n"
            sides += " RHS1 \(row.name) \(number(side))\n"
            if row.bounds.kind == .ranged {
                ranges += " RNG1 \(row.name) \(number(row.bounds.upper - row.bounds.lower))\n"
            }
            for term in row.terms {
                let column = term.column.index
                entries[column].append(" \(columns[column].name) \(row.name) \(number(term.coefficient))\n")
            }
        }
        text += "COLUMNS\n" + mpsColumns(columns, entries) + sides + ranges + "BOUNDS\n"
        for column in columns where column.bounds != .nonnegative || column.isInteger {
            let (lower, upper) = (number(column.bounds.lower), number(column.bounds.upper))
            let line =
                switch column.bounds.kind {
                case .free: " FR BND1 \(column.name)\n"
                case .lower:
                    " LO BND1 \(column.name) \(lower)\n" + (column.isInteger ? " PL BND1 \(column.name)\n" : "")
                case .upper: " MI BND1 \(column.name)\n UP BND1 \(column.name) \(upper)\n"
                case .ranged: " LO BND1 \(column.name) \(lower)\n UP BND1 \(column.name) \(upper)\n"
                case .fixed: " FX BND1 \(column.name) \(lower)\n"
                }
            text += line
        }
        return text + "ENDATA\n"
    }

    /// The entries column by column, runs of integer columns between markers.
    private static func mpsColumns(_ columns: [TextColumn], _ entries: [[String]]) -> String {
        var text = ""
        var isWithin = false
        var markers = 0
        func mark(_ isInteger: Bool) {
            guard isInteger != isWithin else { return }
            isWithin = isInteger
            markers += 1
            text += " MARKER\(markers) 'MARKER' '\(isInteger ? "INTORG" : "INTEND")'\n"
        }
        for (column, lines) in zip(columns, entries) {
            mark(column.isInteger)
            text += lines.joined()
        }
        mark(false)
        return text
    }

    private static func number(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func signed(_ coefficient: Double, _ name: String) -> String {
        "\(coefficient < 0 ? "-" : "+") \(number(abs(coefficient))) \(name)"
    }

    /// One statement of the LP format, broken into lines that old readers take.
    private static func wrapped(_ head: String, _ parts: [String]) -> String {
        var text = head
        var width = head.utf8.count
        for part in parts {
            if width + part.utf8.count > 78 {
                text += "\n "
                width = 1
            }
            text += " " + part
            width += part.utf8.count + 1
        }
        return text + "\n"
    }
}

private struct TextColumn {
    var name: String
    var bounds: Bounds
    var cost: Double
    var isInteger = false
}

private struct TextRow {
    var name: String
    var bounds: Bounds
    var terms: [Term]
}

/// Hands out names that both formats take, each once.
private struct PortableNames {
    let prefix: String
    private var count = 0
    private var taken: Set<String> = []
    private var attempts: [String: Int] = [:]

    init(prefix: String) { self.prefix = prefix }

    mutating func next(_ name: String?) -> String {
        count += 1
        var base = String(String.UnicodeScalarView((name ?? "").unicodeScalars.map(Self.portable)).prefix(200))
        if base.isEmpty { base = "\(prefix)\(count)" }
        if !base.first!.isLetter || base.first == "e" || base.first == "E" || Self.reserved.contains(base.lowercased())
        {
            base = "_" + base
        }
        var candidate = base
        while !taken.insert(candidate).inserted {
            attempts[base, default: 1] += 1
            candidate = "\(base)_\(attempts[base]!)"
        }
        return candidate
    }

    private static func portable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".": scalar
        default: "_"
        }
    }

    /// Words that some reader of either format takes for a part of its grammar.
    private static let reserved: Set<String> = [
        "bin", "binaries", "binary", "bound", "bounds", "columns", "free", "gen", "general", "generals", "inf",
        "infinity",
        "int", "integer", "integers", "lazy", "marker", "max", "maximise", "maximize", "maximum", "min", "minimise",
        "minimize", "minimum", "nan", "name", "objsense", "range", "ranges", "rhs", "rows", "s.t.", "sec", "semi",
        "semis",
        "sos", "sos1", "sos2", "st", "st.", "subject", "such",
    ]
}
