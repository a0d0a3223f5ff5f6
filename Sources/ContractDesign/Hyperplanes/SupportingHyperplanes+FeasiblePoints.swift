import LinearProgramming

extension SupportingHyperplanes {
    /// What is known of a menu strictly inside all caps, from which to walk.
    enum Interior: Equatable {
        case unknown
        case point([Double])
        /// Proved: no menu meets the caps.
        case nowhere
    }

    /// Looks for an interior menu once it is needed, first among those that cost nothing.
    mutating func find(
        _ interior: inout Interior, from start: StartingMenus, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Interior {
        guard interior == .unknown, !hasSoughtInterior else { return interior }
        hasSoughtInterior = true
        let ready = start.candidates.first {
            goal.levels.contains($0[MenuCone.level]) && isBunched($0) && isAccepted($0)
                && capSlack(at: $0) > interiorSlack
        }
        if let ready {
            interior = .point(ready)
        } else {
            let (point, slack) = try largestCapSlack(in: &program)
            if slack < 0 { interior = .nowhere } else if let point { interior = .point(point) }
        }
        return interior
    }

    private func isBunched(_ z: [Double]) -> Bool {
        guard let partition = goal.bunching else { return true }
        return z.indices.allSatisfy { z[$0] == 0 || problem.cone.keeps(partition, raising: $0) }
    }

    /// The last point, on the way from a menu strictly inside all caps to one outside, that still meets them.
    ///
    /// The least slack is concave along the way. Newton's step from outside never falls short of its zero and the chord
    /// never passes it, so the two close in from both sides.
    mutating func walk(from inside: [Double], to outside: [Double]) -> [Double] {
        func point(_ share: Double) -> [Double] { zip(inside, outside).map { $0 + share * ($1 - $0) } }
        let direction = zip(problem.cone.contributions(outside), problem.cone.contributions(inside)).map { $0 - $1 }
        let rise = zip(problem.cone.rewards(outside), problem.cone.rewards(inside)).map { $0 - $1 }
        var low = 0.0
        var lowSlack = capSlack(at: inside)
        var high = 1.0
        for _ in 0..<6 {
            let highSlack = capSlack(at: point(high))
            if highSlack >= 0 { return point(high) }
            let rewards = problem.cone.rewards(point(high))
            let caps = currentCaps()
            let worst = rewards.indices.min { caps[$0] - rewards[$0] < caps[$1] - rewards[$1] }!
            let slope = (dot(expectation.capGradient(of: worst), direction) - rise[worst]) / problem.valueScale
            let chord = low + lowSlack * (high - low) / (lowSlack - highSlack)
            let tangent = slope < 0 ? high - highSlack / slope : high
            lowSlack = capSlack(at: point(chord))
            low = chord
            if lowSlack < 1e-10 || tangent - chord < 1e-10 { break }
            high = min(high, tangent)
        }
        return point(low)
    }

    /// The first phase: the menu that leaves all caps the largest slack, by the same cuts.
    /// - Returns: a point of clearly positive slack, or nil where none was found; and an upper bound, proved from the
    ///   duals, on the slack that any menu leaves: where it is negative, no menu meets the caps.
    mutating func largestCapSlack(
        in program: inout LinearProgram
    ) throws(LinearProgramError) -> (point: [Double]?, slack: Double) {
        let reach = 1 - expectation.leastValue / problem.valueScale
        try contract.maximizeCapSlack(true, reach: reach, in: &program)
        var found: (point: [Double]?, slack: Double) = (nil, 1)
        for _ in 0..<60 {
            guard let solution = try solve(in: &program) else { break }
            let z = contract.coordinates(solution)
            if try addViolatedOutsideOptions(at: z, in: &program) { continue }
            found.slack = min(found.slack, try program.provenBound(multipliers: solution.rowDuals))
            if found.slack <= interiorSlack { break }
            let slack = capSlack(at: z)
            if slack > max(interiorSlack, 0.1 * found.slack) {
                found.point = z
                break
            }
            try addCuts(forCapsAt: z, in: &program)
        }
        try contract.maximizeCapSlack(false, reach: reach, in: &program)
        return found
    }
}
