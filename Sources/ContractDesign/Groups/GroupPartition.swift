/// Neighbouring classes taken together.
struct GroupPartition: Hashable, Sendable {
    /// Ranges of class indices, in cost order, which cover all classes.
    let groups: [Range<Int>]

    /// - Parameter starts: the first class of each group but the first, ascending.
    private init(starts: [Int], classCount: Int) {
        groups = zip([0] + starts, starts + [classCount]).map { $0..<$1 }
    }

    /// A border wherever neighbouring contributions differ by more than `apart` times the last one's; menus from elsewhere
    /// need not rise.
    init(_ contributions: [Double], apart: Double) {
        let least = apart * (contributions.last ?? 0)
        self.init(
            starts: contributions.indices.dropFirst().filter {
                abs(contributions[$0] - contributions[$0 - 1]) > least
            },
            classCount: contributions.count)
    }

    /// Two groups, or one: the classes before `first` and those from there on.
    init(from first: Int, classCount: Int) {
        self.init(starts: first == 0 ? [] : [first], classCount: classCount)
    }

    /// So many groups, of about as many classes each.
    init(groupCount: Int, classCount: Int) {
        self.init(starts: (1..<max(1, groupCount)).map { $0 * classCount / groupCount }, classCount: classCount)
    }

    /// Contributions with each group at the mean of its classes, of chances `probabilities`.
    func bunched(_ contributions: [Double], _ probabilities: [Double]) -> [Double] {
        groups.flatMap { group -> [Double] in
            let chance = group.reduce(0) { $0 + probabilities[$1] }
            let isBunched = group.allSatisfy { contributions[$0] == contributions[group.lowerBound] }
            let mean = group.reduce(0) { $0 + probabilities[$1] * contributions[$1] } / chance
            return group.map { isBunched ? contributions[$0] : mean }
        }
    }

    /// Whether a group starts with class i.
    func starts(at i: Int) -> Bool { groups.contains { $0.lowerBound == i } }

    /// The same without the border between the two groups whose contributions differ least; nil where there is one
    /// group.
    func joiningNearest(_ contributions: [Double]) -> GroupPartition? {
        let starts = groups.dropFirst().map(\.lowerBound)
        let nearest = starts.min { a, b in
            (contributions[a] - contributions[a - 1], a) < (contributions[b] - contributions[b - 1], b)
        }
        guard let nearest else { return nil }
        return GroupPartition(starts: starts.filter { $0 != nearest }, classCount: contributions.count)
    }
}
