// Answers about a centred game in the units of the game that was centred.

extension EquilibriumValues {
    func shifted(by amount: Double) -> EquilibriumValues {
        EquilibriumValues(intervals: intervals.map { $0.lowerBound + amount...$0.upperBound + amount })
    }
}

extension ParticipationFrontier {
    func shifted(own: Double, theirs: Double) -> ParticipationFrontier {
        ParticipationFrontier(
            breakpoints: breakpoints.map {
                Breakpoint(userValue: $0.userValue + own, providerValue: $0.providerValue + theirs)
            })
    }
}

extension Persuasion {
    func shifted(own: Double, theirs: Double) -> Persuasion {
        Persuasion(
            providerValue: providerValue + theirs, bound: bound + theirs, userValue: userValue + own, outcome: outcome,
            audit: audit)
    }
}
