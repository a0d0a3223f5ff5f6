/// What is known before a part of a problem is looked at.
struct KnownMenu: Sendable {
    /// A menu of the problem, not necessarily of the part, near which its best one may be: where tangents begin.
    var near: ClassMenu?
    /// What was reached elsewhere; a part that cannot exceed it is done with.
    var floor = -Double.infinity
    /// Whether it is to be said why there is no menu, where there is none.
    var isExplained = true
}
