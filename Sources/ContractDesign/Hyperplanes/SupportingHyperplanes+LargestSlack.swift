import LinearProgramming

/// The largest slack that a menu leaves all caps, between bounds.
struct LargestSlack {
    /// Cone coordinates of the best menu found; nil where none was.
    var coordinates: [Double]?
    /// The least T_i - t_i at that menu, value units; minus infinity where there is none.
    var lower = -Double.infinity
    /// What no menu exceeds, proved from duals, value units.
    var upper = Double.infinity
    /// The classes whose outside options have a dual in the program that proved it.
    var demanding: [Int] = []
}

/// How far to look for the largest slack.
enum SlackAim {
    /// Until the bounds are this far apart, as a fraction of the value scale.
    case gap(Double)
    /// Until it is known whether it is negative.
    case sign
}

extension SupportingHyperplanes {
    private static var mostSlackPrograms: Int { 400 }

    /// Maximises s subject to t_i + s <= T_i, acceptance and honesty, by cuts.
    ///
    /// Menus that exceed the caps by -s and menus that leave every type -s less are the same up to t, so that -s is what
    /// everybody would have to concede.
    /// - Complexity: at most 400 linear programs.
    static func largestSlack(
        _ problem: ScreeningProblem, _ expectation: Expectation, from start: StartingMenus, to aim: SlackAim,
        _ observer: SolveObserver
    ) throws(ContractError) -> (slack: LargestSlack, record: SolverRecord) {
        do {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                var method = try SupportingHyperplanes(
                    problem, expectation, Goal(tolerance: 1e-8), observer, in: &program)
                let slack = try method.largestSlack(from: start, to: aim, in: &program)
                method.record.evaluations = method.expectation.evaluations
                return (slack, method.record)
            }
        } catch {
            throw .linearProgram(error)
        }
    }

    private mutating func largestSlack(
        from start: StartingMenus, to aim: SlackAim, in program: inout LinearProgram
    ) throws(LinearProgramError) -> LargestSlack {
        let reach = 1 - expectation.leastValue / problem.valueScale
        try contract.maximizeCapSlack(true, reach: reach, in: &program)
        try addFirstRows(in: &program)
        try addCuts(forCapsAt: start.pooled ?? start.standAlone, in: &program)
        var found = LargestSlack()
        while record.linearPrograms < Self.mostSlackPrograms {
            guard let solution = try solve(in: &program) else { break }
            let z = contract.coordinates(solution)
            if try addViolatedOutsideOptions(at: z, in: &program) { continue }
            let upper = problem.valueScale * (try program.provenBound(multipliers: solution.rowDuals))
            if upper < found.upper {
                found.upper = upper
                found.demanding = contract.prices(solution).compactMap {
                    $0.subject == .outsideOption ? $0.classIndex : nil
                }
            }
            let slack = problem.valueScale * capSlack(at: z)
            let isBest = slack > found.lower
            if isBest {
                found.lower = slack
                found.coordinates = z
            }
            if isReached(aim, by: found) { break }
            let rows = try addCuts(forCapsAt: z, in: &program)
            if let best = found.coordinates, !isBest {
                try addCuts(forCapsAt: zip(z, best).map { 0.5 * ($0 + $1) }, in: &program)
            }
            if try !contract.cutsOff(solution, rows, in: program) { break }
        }
        return found
    }

    private func isReached(_ aim: SlackAim, by found: LargestSlack) -> Bool {
        switch aim {
        case .gap(let gap): found.upper - found.lower <= gap * problem.valueScale
        case .sign: found.upper < 0 || found.lower >= 0
        }
    }
}
