/// What the answers cost, and how well they keep their own constraints: added up over all linear programs of an
/// analysis.
public struct Audit: Hashable, Sendable {
    /// Programs and pivots.
    public var work = Work()
    /// By how much the outcomes miss their constraints.
    public var checks = OutcomeChecks()

    static func += (a: inout Audit, b: Audit) {
        a.work += b.work
        a.checks.include(b.checks)
    }
}

/// How much work it took.
public struct Work: Hashable, Sendable, Codable {
    /// Runs of the simplex method.
    public var linearPrograms = 0
    /// Simplex iterations over all of them.
    public var pivots = 0
    /// The largest program over outcomes, by what it would have been in full.
    public var largest = ProgramSize()

    static func += (a: inout Work, b: Work) {
        a.linearPrograms += b.linearPrograms
        a.pivots += b.pivots
        a.saw(b.largest)
    }

    mutating func saw(_ size: ProgramSize) {
        let (old, new) = (largest.rowsInFull * largest.columnsInFull, size.rowsInFull * size.columnsInFull)
        if new > old || new == old && size.columns > largest.columns { largest = size }
    }
}

/// Rows and columns of a linear program: those that were written down, and those it has with every constraint and every
/// combination of state and action in it.
public struct ProgramSize: Hashable, Sendable, Codable {
    /// Constraints that were written down.
    public var rows = 0
    /// All constraints; as a number that may be beyond integers.
    public var rowsInFull = 0.0
    /// Combinations of state and action that were written down.
    public var columns = 0
    /// All combinations.
    public var columnsInFull = 0.0

    init() {}

    init(rows: Int, rowsInFull: Double, columns: Int, columnsInFull: Double) {
        self.rows = rows
        self.rowsInFull = rowsInFull
        self.columns = columns
        self.columnsInFull = columnsInFull
    }
}

/// The worst violation of each family of constraints over all answers, recomputed from the outcomes themselves and
/// relative to the range of the payoffs; rounding is of the order of 1e-12.
public struct OutcomeChecks: Hashable, Sendable, Codable {
    /// Probability by which an outcome misses the prior of a state.
    public var marginals = 0.0
    /// What a user could gain by another action than the one recommended.
    public var obedience = 0.0
    /// What an outcome falls short of the payoffs asked for: participation, and no gain from deviating.
    public var participation = 0.0
    /// What a user could gain by giving herself out for another, in a menu.
    public var reporting = 0.0
    /// By how much an answer falls short of what no outcome can exceed: 0 for a proof to the last digit.
    public var gap = 0.0
    /// By how much weights that are called minimal may exceed the minimal error.
    public var alignment = 0.0

    /// The worst violation of a constraint; the gaps are not among them.
    public var worst: Double { max(marginals, obedience, participation, reporting) }

    mutating func include(_ other: OutcomeChecks) {
        marginals = max(marginals, other.marginals)
        obedience = max(obedience, other.obedience)
        participation = max(participation, other.participation)
        reporting = max(reporting, other.reporting)
        gap = max(gap, other.gap)
        alignment = max(alignment, other.alignment)
    }
}
