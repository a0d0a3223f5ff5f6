import NumericalMethods

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

    init(_ problem: ScreeningProblem, levels: ClosedRange<Double>) {
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
        case .base: (problem.outsideOptions[0] / problem.valueScale)...1
        case .level: levels
        case .leastRent, .mostRent: 0...1
        }
    }

    private func converge(
        on face: Face, from start: [Double], _ expectation: inout some CollectiveExpectation
    ) -> [Double]? {
        let free = face.free
        let caps = face.caps.keys.sorted()
        var z = start
        var multipliers = caps.map { face.caps[$0] ?? 0 }
        let size = free.count + caps.count + face.outsideOptions.count
        if size == 0 { return z }
        guard free.count >= caps.count + face.outsideOptions.count else { return nil }

        let steps = Set(free.filter { $0 != MenuCone.base }.map { cone.generators[$0].first }).sorted()
        for _ in 0..<25 {
            expectation.move(to: cone.contributions(z))
            let bend = expectation.curvature(
                capWeights: zip(caps, multipliers).map { ($0, $1 / problem.valueScale) }, steps: steps)
            var matrix = [Double](repeating: 0, count: size * size)
            var right = [Double](repeating: 0, count: size)

            let gradient = cone.pullBack(expectation.performanceGradient())
            for (a, g) in free.enumerated() {
                right[a] = -gradient[g]
                guard g != MenuCone.base, let row = steps.firstIndex(of: cone.generators[g].first) else { continue }
                for (b, h) in free.enumerated() where h != MenuCone.base {
                    guard let column = steps.firstIndex(of: cone.generators[h].first) else { continue }
                    matrix[a * size + b] =
                        bend[row * steps.count + column] * (problem.valueScale / cone.generators[g].rate)
                        * (problem.valueScale / cone.generators[h].rate)
                }
            }
            let rewards = cone.rewards(z)
            var constraint = free.count
            for i in caps {
                let slopes = cone.pullBack(expectation.capGradient(of: i))
                for (a, g) in free.enumerated() {
                    let entry = slopes[g] / problem.valueScale - (cone.generators[g].first <= i ? 1 : 0)
                    matrix[constraint * size + a] = entry
                    matrix[a * size + constraint] = entry
                }
                right[constraint] = (rewards[i] - expectation.cap(of: i)) / problem.valueScale
                constraint += 1
            }
            for i in face.outsideOptions {
                var utility = 0.0
                for g in z.indices where z[g] != 0 { utility += cone.utilityShare(g, of: i) * z[g] }
                for (a, g) in free.enumerated() {
                    matrix[constraint * size + a] = cone.utilityShare(g, of: i)
                    matrix[a * size + constraint] = cone.utilityShare(g, of: i)
                }
                right[constraint] = problem.outsideOptions[i] / problem.valueScale - utility
                constraint += 1
            }
            guard let step = DenseSystem.solve(matrix, right) else { return nil }
            for (a, g) in free.enumerated() { z[g] += step[a] }
            for k in caps.indices { multipliers[k] = step[free.count + k] }
            let length = step[..<free.count].reduce(0) { max($0, abs($1)) }
            // Steps shrink quadratically: after one of this length the next would be lost in rounding.
            if length <= 1e-9 { return z }
            guard length < 10, z[MenuCone.level] > -0.5 else { return nil }
        }
        return nil
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
