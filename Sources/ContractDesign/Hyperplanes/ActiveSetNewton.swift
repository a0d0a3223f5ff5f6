/// Newton's method on the optimality conditions of one face: the vertex of a linear program says which increments are
/// free and which outside options and caps bind, and the optimum on that face is then the root of a smooth system.
///
/// Contributions are flat directions of the objective, so cuts alone place them only to the square root of the gap.
/// Newton's steps place them to the last digits, and what is bunched on the face stays bunched exactly.
struct ActiveSetNewton {
    let problem: ScreeningProblem
    /// The range of the common level.
    let levels: ClosedRange<Double>
    private let cone: MenuCone
    private let isCancelled: (() -> Bool)?

    init(_ problem: ScreeningProblem, levels: ClosedRange<Double>, isCancelled: (() -> Bool)?) {
        self.isCancelled = isCancelled
        self.problem = problem
        self.levels = levels
        cone = problem.cone
    }

    /// The optimum on the face, starting from `start`.
    ///
    /// An increment that comes out negative, or too small to tell its two neighbours apart, is fixed at its bound, and
    /// the rest is solved again: so bunched classes end with one and the same offer.
    /// - Returns: cone coordinates, or nil where the iteration does not converge; whether the point satisfies the
    ///   constraints that are not on the face, and whether the face was the right one, is for the caller to see.
    func optimum(
        on face: Face, from start: [Double], _ expectation: inout some CollectiveExpectation
    ) -> [Double]? {
        var face = face
        var z = start
        var clamped: [Double]?
        while true {
            expectation.move(to: cone.contributions(z))
            face.keepTightestCaps(classCount: problem.costs.count, cone, capOf: expectation.cap(of:))
            guard let optimum = converge(on: face, from: z, &expectation) else { return clamped }
            z = optimum
            let fixed = face.free.filter { g in
                z[g] < range(g).lowerBound + Self.leastIncrement || z[g] > range(g).upperBound - Self.leastIncrement
            }
            if fixed.isEmpty { return z }
            face.free.removeAll { fixed.contains($0) }
            var isRounding = true
            for g in fixed {
                let inside = min(max(z[g], range(g).lowerBound), range(g).upperBound)
                isRounding = isRounding && abs(z[g] - inside) < Self.leastIncrement
                z[g] =
                    z[g] < 0.5 * (range(g).lowerBound + range(g).upperBound) ? range(g).lowerBound : range(g).upperBound
            }
            clamped = isRounding ? z : nil
        }
    }

    /// Increments below this fraction of the value scale are taken for rounding.
    private static let leastIncrement = 1e-11

    private func range(_ g: Int) -> ClosedRange<Double> {
        switch cone.generators[g].kind {
        case .base where cone.isHonest: (problem.outsideOptions[0] / problem.valueScale)...1
        case .level: levels
        case .base, .leastRent, .mostRent, .contribution, .reward: cone.generators[g].range
        }
    }

    private static let stepLimit = 25
    /// Steps shrink quadratically: after one of this length the next would be lost in rounding.
    private static let lastStep = 1e-9
    /// A step of this length leads away from the face for good.
    private static let lostStep = 10.0

    /// Newton's method on one face; nil where its steps do not end.
    private func converge(
        on face: Face, from start: [Double], _ expectation: inout some CollectiveExpectation
    ) -> [Double]? {
        let caps = face.caps.keys.sorted()
        var z = start
        var multipliers = caps.map { face.caps[$0] ?? 0 }
        let constraintCount = face.constraintCount
        if face.free.isEmpty && constraintCount == 0 { return z }
        guard face.free.count >= constraintCount else { return nil }

        for _ in 0..<Self.stepLimit {
            if isCancelled?() == true { return nil }
            expectation.move(to: cone.contributions(z))
            let weights = zip(caps, multipliers).map { (cap: $0, weight: $1 / problem.valueScale) }
            guard let solution = system(on: face, at: z, capWeights: weights, &expectation).solve() else { return nil }
            for (g, step) in zip(face.free, solution.step) { z[g] += step }
            multipliers = Array(solution.multipliers.prefix(caps.count))
            let length = solution.length
            if length <= Self.lastStep { return z }
            guard length < Self.lostStep, z[MenuCone.level] > -0.5 else { return nil }
        }
        return nil
    }

    /// The system of the step from `z`, where `expectation` stands.
    /// - Parameter capWeights: the caps that bind, in ascending order, each with its multiplier in performance per unit
    ///   of value.
    private func system(
        on face: Face, at z: [Double], capWeights: [(cap: Int, weight: Double)],
        _ expectation: inout some CollectiveExpectation
    ) -> FaceSystem {
        let free = face.free
        var system = FaceSystem(
            freeCount: free.count, constraintCount: face.constraintCount)
        setCurvature(of: &system, free, capWeights, &expectation)
        let gradient = cone.pullBack(expectation.performanceGradient())
        for (a, g) in free.enumerated() { system.setGradient(gradient[g], of: a) }

        let rewards = cone.rewards(z)
        for (i, _) in capWeights {
            let slopes = cone.pullBack(expectation.capGradient(of: i))
            let room = (expectation.cap(of: i) - rewards[i]) / problem.valueScale
            system.addConstraint(room) { a in
                let generator = cone.generators[free[a]]
                return slopes[free[a]] / problem.valueScale - (generator.first <= i ? generator.reward : 0)
            }
        }
        addLinearConstraints(to: &system, face, z)
        return system
    }

    private func addLinearConstraints(to system: inout FaceSystem, _ face: Face, _ z: [Double]) {
        let free = face.free
        func sum(_ share: (Int) -> Double) -> Double {
            var sum = 0.0
            for g in z.indices where z[g] != 0 { sum += share(g) * z[g] }
            return sum
        }
        for i in face.outsideOptions {
            let rent = sum { cone.utilityShare($0, of: i) } - problem.outsideOptions[i] / problem.valueScale
            system.addConstraint(rent) { a in cone.utilityShare(free[a], of: i) }
        }
        for pair in face.incentives {
            system.addConstraint(-sum { cone.gain($0, of: pair) }) { a in -cone.gain(free[a], of: pair) }
        }
        for (i, limit) in face.limits.sorted(by: { $0.key < $1.key }) {
            func share(_ g: Int) -> Double {
                cone.generators[g].first <= i ? problem.costs[i] / cone.generators[g].rate : 0
            }
            system.addConstraint(sum(share) - problem.costs[i] * limit / problem.valueScale) { a in share(free[a]) }
        }
    }

    /// Writes the curvature by free increments: that by contributions, over the rates at which the increments pay for
    /// them. Some move rewards alone, along which everything is straight.
    private func setCurvature(
        of system: inout FaceSystem, _ free: [Int], _ capWeights: [(cap: Int, weight: Double)],
        _ expectation: inout some CollectiveExpectation
    ) {
        let moving = free.filter { cone.generators[$0].rate < .infinity }
        let steps = Set(moving.map { cone.generators[$0].first }).sorted()
        let bend = expectation.curvature(capWeights: capWeights, steps: steps)
        let curved = free.indices.compactMap { a in
            cone.generators[free[a]].rate == .infinity
                ? nil : steps.firstIndex(of: cone.generators[free[a]].first).map { (a: a, step: $0) }
        }
        for (a, row) in curved {
            for (b, column) in curved {
                let entry =
                    bend[row * steps.count + column] * (problem.valueScale / cone.generators[free[a]].rate)
                    * (problem.valueScale / cone.generators[free[b]].rate)
                system.setCurvature(entry, a, b)
            }
        }
    }
}

extension Face {
    /// Classes that no free increment separates share one offer, so only the smallest of their caps can bind: the
    /// others are dropped and their multipliers given to it.
    fileprivate mutating func keepTightestCaps(classCount: Int, _ cone: MenuCone, capOf: (Int) -> Double) {
        let starts = Set(free.map { cone.generators[$0].first }).sorted() + [classCount]
        var start = 0
        for end in starts {
            let bound = caps.keys.filter { (start..<end).contains($0) }
            let values = Dictionary(uniqueKeysWithValues: bound.map { ($0, bound.count > 1 ? capOf($0) : 0) })
            if let tightest = bound.min(by: { (values[$0]!, $0) < (values[$1]!, $1) }) {
                let total = bound.reduce(0) { $0 + caps[$1]! }
                for i in bound { caps[i] = nil }
                caps[tightest] = total
            }
            start = end
        }
    }
}
