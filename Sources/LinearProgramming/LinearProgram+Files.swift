import CGLPK
import Foundation
import Logging

/// Text formats for linear programs.
public enum ProgramFormat: Hashable, Sendable {
    /// The CPLEX LP format, made to be read by people.
    case cplexLP
    /// The free MPS format, read by practically every solver.
    case mps

    /// The format that a path's extension names (`.lp`, `.mps`), or nil.
    public init?(path: String) {
        switch (path as NSString).pathExtension.lowercased() {
        case "lp": self = .cplexLP
        case "mps": self = .mps
        default: return nil
        }
    }
}

extension LinearProgram {
    /// The program as text, numbers to 15 significant digits.
    ///
    /// Names are kept where the format allows them; other characters become `_`, and names that would then collide get
    /// a number. Columns and rows without a name are called x1, x2, … and r1, r2, ….
    /// - Throws: `unwritableFile` when the temporary folder cannot be written.
    public func text(as format: ProgramFormat) throws(LinearProgramError) -> String {
        let copy = duplicate()
        var columnNames = PortableNames(prefix: "x")
        for j in 0..<columnCount {
            glp_set_col_name(copy.problem, Int32(j + 1), columnNames.next(try name(of: Column(index: j))))
        }
        var rowNames = PortableNames(prefix: "r")
        for i in 0..<rowCount {
            glp_set_row_name(copy.problem, Int32(i + 1), rowNames.next(try name(of: Row(index: i))))
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let (code, lines) = Terminal.captured(logger) {
            switch format {
            case .cplexLP: glp_write_lp(copy.problem, nil, file.path)
            case .mps: glp_write_mps(copy.problem, GLP_MPS_FILE, nil, file.path)
            }
        }
        guard code == 0, let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw .unwritableFile(path: file.path, reason: lines.last ?? "unknown reason")
        }
        return text
    }

    /// Reads a program from a file and runs `body` with it, in a scope as `scoped` makes one.
    /// - Throws: `unreadableFile` with GLPK's own words (which name the line), or the first number, bound or kind of
    ///   variable in the file that a linear program cannot hold; and whatever `body` throws.
    public static func scoped<R>(
        reading path: String, as format: ProgramFormat, logger: Logger = defaultLogger,
        _ body: (inout LinearProgram) throws -> R
    ) throws -> R {
        var program = LinearProgram(logger: logger)
        try program.load(path, format)
        return try body(&program)
    }

    private mutating func load(_ path: String, _ format: ProgramFormat) throws(LinearProgramError) {
        let (code, lines) = Terminal.captured(logger) {
            switch format {
            case .cplexLP: glp_read_lp(problem, nil, path)
            case .mps: glp_read_mps(problem, GLP_MPS_FILE, nil, path)
            }
        }
        guard code == 0 else {
            let complaint = lines.last { $0.contains(path) && !$0.hasPrefix("Reading") } ?? lines.last ?? "unknown reason"
            throw .unreadableFile(path: path, reason: complaint)
        }
        if glp_get_num_int(problem) > 0 {
            throw .unreadableFile(path: path, reason: "it has integer variables, and only linear programs are solved here")
        }
        for j in 0..<columnCount {
            try bounds(of: Column(index: j)).validated(for: "column \(j) in \(path)")
            try requireFinite(cost(of: Column(index: j)), "The cost of column \(j) in \(path)")
        }
        for i in 0..<rowCount {
            try bounds(of: Row(index: i)).validated(for: "row \(i) in \(path)")
            for term in try terms(of: Row(index: i)) {
                try requireFinite(term.coefficient, "A coefficient of row \(i) in \(path)")
            }
        }
    }
}

/// Hands out names that both formats take, each once.
private struct PortableNames {
    let prefix: String
    private var count = 0
    private var taken: Set<String> = []

    init(prefix: String) { self.prefix = prefix }

    mutating func next(_ name: String?) -> String {
        count += 1
        var base = String(String.UnicodeScalarView((name ?? "").unicodeScalars.map(Self.portable)).prefix(200))
        if base.isEmpty { base = "\(prefix)\(count)" }
        if !base.first!.isLetter || base.first == "e" || base.first == "E" { base = "_" + base }
        var candidate = base
        var attempt = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(base)_\(attempt)"
            attempt += 1
        }
        return candidate
    }

    private static func portable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".": scalar
        default: "_"
        }
    }
}
