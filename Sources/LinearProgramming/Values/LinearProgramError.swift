/// Why a linear program could not be built, solved, read or written: what failed, because of what, what to do.
public enum LinearProgramError: Error, Hashable, Sendable {
    /// A coefficient, cost or option is NaN or infinite, or lies outside its range.
    case invalidNumber(subject: String, value: Double, requirement: String)
    /// Bounds with NaN, lower above upper, no finite value between them, or a finite one beyond 1e50.
    case invalidBounds(subject: String, bounds: Bounds, reason: String)
    /// A row or column that this program does not have.
    case unknownIndex(subject: String, index: Int, count: Int)
    /// The same column (or row) twice in one row (or column).
    case duplicateIndex(subject: String, index: Int)
    /// Two lists that describe the same thing differ in length.
    case lengthMismatch(subject: String, expected: Int, found: Int)
    /// A name with control characters, or longer than 255 bytes.
    case invalidName(String, reason: String)
    /// More rows, columns or coefficients than GLPK can hold.
    case tooLarge(subject: String, limit: Int)
    /// The question needs an optimal basis, and the last solve left none.
    case noOptimalBasis(question: String)
    /// The question needs an infeasible program, and this one is not known to be one.
    case notInfeasible
    /// A file that is missing or malformed; `reason` is GLPK's own words where it gave any.
    case unreadableFile(path: String, reason: String)
    /// GLPK answered with a code that the caller's data cannot explain.
    case solverFailure(code: Int)
}

extension LinearProgramError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidNumber(let subject, let value, let requirement):
            "\(subject) is \(value): \(requirement)."
        case .invalidBounds(let subject, let bounds, let reason):
            """
            The bounds \(bounds) of \(subject) cannot be used: \(reason). Give lower <= upper, with at least one \
            finite value between.
            """
        case .unknownIndex(let subject, let index, let count):
            "There is no \(subject) \(index): the program has \(count). Use an index that this program returned."
        case .duplicateIndex(let subject, let index):
            "\(subject) \(index) stands twice in one list of coefficients. Add its coefficients into one entry."
        case .lengthMismatch(let subject, let expected, let found):
            "\(subject): expected \(expected) entries, found \(found)."
        case .invalidName(let name, let reason):
            "The name \(name.debugDescription) cannot be used: \(reason)."
        case .tooLarge(let subject, let limit):
            "Too many \(subject): at most \(limit) fit."
        case .noOptimalBasis(let question):
            """
            \(question) is defined at an optimal basis only. Solve to optimality first, and ask before changing the \
            program.
            """
        case .notInfeasible:
            "The program was not proved infeasible, so it has no conflict to explain. Solve it and look at the status first."
        case .unreadableFile(let path, let reason):
            "Cannot read a linear program from \(path): \(reason)."
        case .solverFailure(let code):
            "GLPK gave up with code \(code) (see GLP_E… in glpk.h). Check the scaling of the coefficients."
        }
    }
}
