import ContractDesign
import PlainText

/// What a menu is worth under each law of who comes, for people.
struct RobustnessText {
    private let robustness: Robustness
    private let types: [ParticipantType]

    init(_ robustness: Robustness, of types: [ParticipantType]) {
        self.robustness = robustness
        self.types = types
    }

    /// What stands above the table.
    static let heading = "Scenarios side by side (* the least of the scenarios, which counts)"

    /// Which laws counted, and what it costs to be prepared for them, a line each.
    var facts: [Fact] { [laws].compactMap(\.self) + cost }

    private var laws: Fact? {
        let name = robustness.views[robustness.leastPerformance].scenario.name.visible
        if robustness.kind == .scenarios {
            return Fact(
                "Scenarios",
                "\(robustness.views.count); the performance is that in \(name), the least, and caps hold in each")
        }
        guard robustness.capsAreMeasured else { return nil }
        let found = robustness.views.count - 1
        let end =
            robustness.isSettled
            ? ""
            : """
            ; the search did not come to its end, and a cap may be lower by \(robustness.excess.significant(3)) or more
            """
        return Fact(
            "Scenarios",
            """
            the performance is that under the worst probabilities, proved for every menu; caps were searched for theirs at \
            201 points a type and between them, which is measured, not proved: \(found) found in \(robustness.rounds) \
            round\(robustness.rounds == 1 ? "" : "s")\(end)
            """)
    }

    /// A cost below this is rounding.
    private static let rounding = 1e-9

    private var cost: [Fact] {
        guard let comparison = robustness.comparison else { return [] }
        let (menu, best) = (comparison.view.performance.decimals(12), comparison.best.lower.decimals(12))
        let words =
            comparison.cost >= -Self.rounding
            ? """
            costs \(max(0, comparison.cost).significant(3)) in performance where the stated probabilities hold: this menu \
            reaches \(menu) there, the best one for them \(best)
            """
            : """
            this menu reaches \(menu) where the stated probabilities hold, more than the best one for them, \(best): they \
            are none of the scenarios, and its promises need not hold there
            """
        return [Fact("Being prepared", words)]
    }

    /// With more types than this their caps are left to other forms.
    private static let mostTypes = 8

    /// A row for each law that counted and for the stated one; nil where there is but one row.
    var table: TableText? {
        let views = robustness.views + [robustness.comparison?.view].compactMap(\.self)
        guard views.count > 1 else { return nil }
        let isSmall = types.count <= Self.mostTypes
        var headings: [(String, TableText.Side)] = [("Scenario", .words)]
        if isSmall { headings.append(("Probabilities", .words)) }
        headings.append(("Performance", .numbers))
        if isSmall { headings += types.map { ("Cap of \($0.name) [value]", .numbers) } }
        var table = TableText(headings)
        for (index, view) in views.enumerated() {
            func number(_ text: String, isLeast: Bool) -> String { isLeast ? "\(text)*" : text }
            var cells = [view.scenario.name]
            if isSmall { cells.append(view.scenario.probabilities.map { $0.significant(4) }.joined(separator: ", ")) }
            cells.append(
                number(view.performance.decimals(9), isLeast: index == robustness.leastPerformance))
            if isSmall {
                cells += view.caps.enumerated().map { i, cap in
                    number(cap.decimals(5), isLeast: index == robustness.leastCaps[i])
                }
            }
            table.append(cells)
        }
        return table
    }
}
