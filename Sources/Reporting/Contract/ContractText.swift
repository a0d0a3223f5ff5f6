import ContractDesign
import LearningCurves
import PlainText

/// A contract as text for people: the menu, then the bounds, then the checks.
struct ContractText {
    let contract: Contract
    private let rewards: RewardPlan?

    /// On which curves of a pilot the contract rests; nil where the curve was given.
    let pilot: PilotText?

    /// - Parameter rewards: how the promises are kept, where that is to be said.
    init(_ contract: Contract, rewards: RewardPlan? = nil, pilot: PilotedProblem? = nil) {
        self.pilot = pilot.map { PilotText($0, beside: contract) }
        self.contract = contract
        self.rewards = rewards
    }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom = .unlimited) -> String {
        var parts = [ProblemText(contract.problem).line, menu.text(in: room)]
        if !legend.isEmpty { parts.append(legend.joined(separator: "\n")) }
        parts.append(summary)
        if let pilot {
            parts.append("The promises as scores:")
            parts.append(pilot.promises.text(in: room))
        }
        if let table = robustness?.table {
            parts.append(RobustnessText.heading + ":")
            parts.append(table.text(in: room))
        }
        if contract.prices == nil, !contract.problem.participation.isSolitary, contract.continuous == nil {
            parts.append("What relaxing a constraint would add to the performance is not known at this menu.")
        } else if !(contract.prices ?? []).isEmpty {
            parts.append("What binds, and what relaxing it by one value unit would add to the performance:")
            parts.append(prices.text(in: room))
        }
        if let rewards { parts.append(RewardPlanText(rewards).text(in: room)) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// One row a type. `=` marks the types that share one offer.
    var menu: TableText {
        let offers = contract.menu.offers
        let hasQuality = offers.contains { $0.type.quality != 1 }
        let hasValue = contract.menu.types.haveOwnValues
        let hasCapacity = contract.menu.types.haveCapacities
        var table = TableText(menuHeadings(hasQuality: hasQuality, hasValue: hasValue, hasCapacity: hasCapacity))
        let pools = Dictionary(grouping: offers, by: \.pool).mapValues { Set($0.map(\.type.name)) }
        for (offer, mark) in zip(offers, offers.marks) {
            let companions = pools[offer.pool] ?? []
            var cells = [offer.type.name, mark, offer.type.cost.significant(6)]
            if hasQuality { cells.append(offer.type.quality.significant(6)) }
            if hasValue { cells.append(offer.type.value.significant(6)) }
            cells += [offer.type.probability.significant(4)]
            if hasCapacity { cells.append(offer.type.capacity.map { $0.decimals(3) } ?? "any") }
            cells.append(offer.contribution.decimals(3))
            if hasQuality { cells.append(offer.effectiveContribution.decimals(3)) }
            cells.append(offer.standaloneContribution.decimals(3))
            cells += [offer.reward, offer.cap].map { $0.decimals(4) }
            if hasValue { cells.append(offer.worth.decimals(4)) }
            cells.append(offer.share.map { "\((100 * $0).decimals(1))%" } ?? "-")
            cells += [offer.utility, offer.outsideOption].map { $0.decimals(4) }
            let telling = offer.binding.filter { constraint in
                if case .incentive(let other) = constraint { !companions.contains(other) } else { true }
            }
            cells.append(telling.map(\.key).joined(separator: " "))
            table.append(cells)
        }
        return table
    }

    private func menuHeadings(
        hasQuality: Bool, hasValue: Bool, hasCapacity: Bool
    ) -> [(String, TableText.Side)] {
        let own = hasValue ? "own value" : "value"
        var headings: [(String, TableText.Side)] = [
            ("Type", .words), ("Pool", .words), ("Cost [\(own)/unit]", .numbers),
        ]
        if hasQuality { headings.append(("Quality [eff./unit]", .numbers)) }
        if hasValue { headings.append(("Value [own value/value]", .numbers)) }
        headings.append(("Probability", .numbers))
        if hasCapacity { headings.append(("Owns [units]", .numbers)) }
        headings.append(("Contribution [units]", .numbers))
        if hasQuality { headings.append(("Effective [eff. units]", .numbers)) }
        headings.append(("Standalone [units]", .numbers))
        headings += [("Reward [value]", .numbers), ("Cap [value]", .numbers)]
        if hasValue { headings.append(("Worth [own value]", .numbers)) }
        headings += [("Share of cap", .numbers)]
        headings += [("Utility [\(own)]", .numbers), ("Outside option [\(own)]", .numbers), ("Binding", .words)]
        return headings
    }

    /// What the table does not say by itself, a sentence each.
    var legend: [String] {
        var lines: [String] = []
        if contract.menu.offers.map(\.pool).count > Set(contract.menu.offers.map(\.pool)).count {
            lines.append("= types of one pool get one and the same offer.")
        }
        lines += ProblemText(contract.problem).reservations + mergers + claims + demands + warnings
        if let exclusion = contract.exclusion { lines.append(sentence(exclusion)) }
        return lines
    }

    private func sentence(_ exclusion: Exclusion) -> String {
        let names = exclusion.types.map(\.visible).joined(separator: ", ")
        let left = "Left out, or almost: \(names). A group of such parties alone learns nothing."
        guard let everybody = contract.performanceWithoutExclusion else { return left }
        let ours = contract.performance.lower
        return "\(left) That raises the performance from \(everybody.decimals(9)) to \(ours.decimals(9))."
    }

    /// What is to be known before the fit of a pilot is relied upon.
    var warnings: [String] { pilot?.warnings ?? [] }

    /// A sentence for each group of types that no contract can tell apart.
    var mergers: [String] {
        contract.mergedTypes.map { names in
            """
            Types \(names.map(\.visible).joined(separator: ", ")) have equal cost per effective unit and count \
            as one type.
            """
        }
    }

    /// A sentence on the types whose offers rest on the claim that they cannot train, where there are any.
    var claims: [String] {
        let names = contract.claimingNotToTrain.map(\.visible).joined(separator: ", ")
        if names.isEmpty { return [] }
        return [
            """
            By training alone these types would have more than they say that they have outside: \(names). Their offers \
            rest on the claim that they cannot train.
            """
        ]
    }

    /// A sentence on the types that are asked for far more than they would use alone, where there are any.
    var demands: [String] {
        let offers = contract.askedFarBeyondAlone
        if offers.isEmpty { return [] }
        let list = offers.map { offer in
            "\(offer.type.name.visible) (\(offer.contribution.significant(6)) units against \(offer.standaloneContribution.significant(4)))"
        }
        return [
            """
            More than \(Int(Contract.farBeyondAlone)) times what they would train on alone is asked of \
            \(list.joined(separator: ", ")). Where they do not own so much, say what they own in a column capacity.
            """
        ]
    }

    /// The bounds and the checks, a line each.
    var summary: String {
        (contract.isInVain ? "No contract improves on everyone staying out.\n" : "") + facts.lines
    }

    private var facts: [Fact] {
        let bounds = contract.performance
        let checks = contract.checks
        let performance = """
            \(bounds.lower.decimals(12)) <= optimum <= \(bounds.upper.decimals(12)), gap \
            \(bounds.gap.significant(2)): \(verdict)
            """
        let violations = """
            worst violation, value units (0 up to rounding is clean): individual rationality \
            \(checks.individualRationality.significant(2)), incentive compatibility \
            \(checks.incentiveCompatibility.significant(2)), performance caps \(checks.performanceCap.significant(2))\
            \(checks.capacity.map { ", capacities \($0.significant(2))" } ?? "")
            """
        return [Fact("Performance", performance)] + multiples + (robustness?.facts ?? []) + (pilot?.facts ?? []) + [
            Fact("Model value", "\(contract.modelValue.decimals(6)) value units in expectation"),
            Fact("Checks", violations),
        ] + ownView + diagnosis + [Fact("Work", work)]
    }

    /// What the whole multiples cost.
    var multiples: [Fact] {
        guard let continuous = contract.continuous else { return [] }
        let amounts = zip(contract.menu.offers, continuous.contributions).map {
            "\($0.type.name.visible) \($1.decimals(3))"
        }
        let loss = """
            \(continuous.loss(of: contract.performance).significant(3)) less than \
            \(continuous.performance.lower.decimals(12)) without them, by contributions of \
            \(amounts.joined(separator: ", "))
            """
        return [Fact("Whole multiples", loss)]
    }

    /// What the menu is worth under each law of who comes; nil where it is known.
    var robustness: RobustnessText? {
        contract.robustness.map { RobustnessText($0, of: contract.menu.offers.map(\.type)) }
    }

    /// What the bounds prove.
    var verdict: String {
        let tolerance = contract.problem.tolerance.significant(2)
        return switch contract.verdict {
        case .certified: "certified (tolerance \(tolerance))"
        case .relaxed: "the concave relaxation only, as asked; not certified (tolerance \(tolerance))"
        case .bounded:
            """
            bounded, not certified (tolerance \(tolerance)): the menu holds, and a better one may exist up to the \
            upper bound\(contract.stoppedBy.map { "; the search \($0.words)" } ?? hint)
            """
        }
    }

    /// What else could be tried on a problem that was left open.
    private var hint: String {
        contract.solver.engine == .laplace && contract.continuous == nil && !contract.problem.hasSeveralLaws
            ? "; --engine enumerate searches on where the compositions can be enumerated" : ""
    }

    private var ownView: [Fact] {
        let short = contract.disappointed
        if short.isEmpty { return [] }
        let list = short.map { "\($0.type.visible) by \($0.shortfall.significant(3))" }.joined(separator: ", ")
        return [
            Fact("Own view", "a party that knows itself to be in expects less than the promise, value units: \(list)")
        ]
    }

    /// What it took, in counts and time.
    var work: String {
        let solver = contract.solver
        let counts = [
            (solver.linearPrograms, "linear program"), (solver.pivots, "pivot"), (solver.cuts, "cut"),
            (solver.evaluations, "evaluation"),
        ]
        let list = counts.map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }.joined(separator: ", ")
        return "\(list) (\(solver.engine.rawValue)), \(solver.seconds.asDuration)"
    }
}
