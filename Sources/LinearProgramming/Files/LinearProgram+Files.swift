import CGLPK
import CGLPKGuard
import Logging

/// Text formats for linear programs.
public enum ProgramFormat: Hashable, Sendable {
    /// The CPLEX LP format, made to be read by people.
    case cplexLP
    /// The free MPS format, read by practically every solver.
    case mps

    /// The format that a path's extension names (`.lp`, `.mps`), or nil; a name that is nothing but `.lp` has none.
    public init?(path: String) {
        let name = path.split(separator: "/").last?.lowercased() ?? ""
        switch name.lastIndex(of: ".").flatMap({ $0 > name.startIndex ? name[$0...] : nil }) {
        case ".lp": self = .cplexLP
        case ".mps": self = .mps
        default: return nil
        }
    }
}

/// How an MPS file gives the constant of its objective: by an entry for the objective's row among the right-hand sides.
public enum ObjectiveConstantSign: Hashable, Sendable {
    /// The entry is minus the constant, as for every other row that is moved to the left. CPLEX, Gurobi, HiGHS and most
    /// others read it so.
    case customary
    /// The entry is the constant itself. GLPK's own reader and writer take it so.
    case asInGLPK
}

extension LinearProgram {
    /// Bounds of this magnitude and beyond are read as infinite, as other solvers do, which have no other word for it.
    static let infinityInFiles = 1e20

    /// Reads a program from a file and runs `body` with it, in a scope as `scoped` makes one.
    ///
    /// A bound of magnitude 1e20 or more, of a row or of a column, is infinite. Integer and binary variables become
    /// integer columns.
    /// - Parameters:
    ///   - path: of the file; its extension is not looked at.
    ///   - format: what the file is written in.
    ///   - constantSign: what the right-hand side of the objective's row means in MPS; LP writes constants out.
    ///   - logger: where GLPK's messages go.
    ///   - body: run once, on this thread, after the whole file was read and checked.
    /// - Throws: `unreadableFile` with GLPK's own words (which name the line), or the first number or bound in
    ///   the file that a linear program cannot hold; and whatever `body` throws.
    public static func scoped<R>(
        reading path: String, as format: ProgramFormat, constantSign: ObjectiveConstantSign = .customary,
        logger: Logger = defaultLogger, _ body: (inout LinearProgram) throws -> R
    ) throws -> R {
        var program = LinearProgram(logger: logger)
        try program.load(path, format)
        if format == .mps, constantSign == .customary {
            try program.setObjectiveConstant(to: 0 - program.objectiveConstant)
        }
        return try body(&program)
    }

    private mutating func load(_ path: String, _ format: ProgramFormat) throws(LinearProgramError) {
        if path.utf8.contains(0) { throw .unreadableFile(path: path, reason: "the path holds a zero byte") }
        let (code, lines) = Terminal.captured(logger) {
            switch format {
            case .cplexLP: guarded_read_lp(&problem, path, GLP_EFAIL)
            case .mps: guarded_read_mps(&problem, path, GLP_EFAIL)
            }
        }
        guard code == 0 else {
            let complaint =
                lines.last { $0.contains(path) && !$0.hasPrefix("Reading") } ?? lines.last ?? "unknown reason"
            throw .unreadableFile(path: path, reason: complaint)
        }
        try requireUsable(objectiveConstant, "The constant of the objective in \(path)")
        for j in 0..<columnCount {
            let column = Column(index: j)
            let bounds = try bounds(of: column).asInFiles
            try bounds.validated(for: "column \(j) in \(path)")
            try setBounds(of: column, to: bounds)
            try requireUsable(cost(of: column), "The cost of column \(j) in \(path)")
        }
        for i in 0..<rowCount {
            let row = Row(index: i)
            let bounds = try bounds(of: row).asInFiles
            try bounds.validated(for: "row \(i) in \(path)")
            try setBounds(of: row, to: bounds)
            for term in try terms(of: row) {
                try requireUsable(term.coefficient, "A coefficient of row \(i) in \(path)")
            }
        }
    }
}

extension Bounds {
    fileprivate var asInFiles: Bounds {
        func read(_ bound: Double) -> Double {
            abs(bound) >= LinearProgram.infinityInFiles ? bound * .infinity : bound
        }
        return Bounds(lower: read(lower), upper: read(upper))
    }
}
