import RealModule

// Gauss rules of a crowd, and whether they may be trusted.
extension MomentCubature {
    enum RuleOutcome {
        /// Two rules agree, and the finer one was added.
        case done
        /// No two rules do, or they cannot be trusted, because of a rare kind if one is named.
        case refused(rare: Int?)
    }

    /// Nodes along Z and along R. The latter grow too, or the difference of two rules would say nothing about R.
    private static let sizes = [(4, 2), (6, 3), (8, 4), (10, 5)]

    /// A kind of which one party moves a total by more standard deviations than this may be overlooked by all rules.
    private static let mostJump = 3.0
    /// Rules whose weights have more size than this are unsound.
    private static let mostSize = 4.0
    /// A change counts at least as this part of the one before: two rules may agree by accident.
    private static let leastGain = 1 / 300.0
    /// Weights below this do not count.
    private static let leastWeight = 1e-17

    mutating func addByRules(_ crowd: InformedCrowd, _ settled: SettledParties, weight: Double) -> RuleOutcome {
        guard let plane = CrowdPlane(crowd, settled, &model) else { return .refused(rare: nil) }
        guard plane.isOpen else {
            accept(means(at: plane.mean), difference: InformedMeans(), weight: weight)
            return .done
        }
        if let rare = plane.rareKind(beyond: Self.mostJump) { return .refused(rare: rare) }
        var last: InformedMeans?
        var lastChange = InformedMeans()
        for half in stride(from: 0, to: Self.sizes.count, by: 2) {
            let (rows, columns) = Self.sizes[half + 1]
            let moments = plane.moments(rows: rows, columns: columns)
            for (rows, columns) in Self.sizes[half...half + 1] {
                guard let next = means(by: moments.rule(rows: rows, columns: columns), on: plane) else {
                    return .refused(rare: nil)
                }
                let change = last.map { next - $0 }
                if let change, share(change) * weight <= Self.tolerance {
                    let hidden = lossInTail(of: plane, negligible: Self.tolerance / weight)
                    if hidden * weight > Self.tolerance { return .refused(rare: nil) }
                    drop(weight * hidden)
                    accept(next, difference: change.enlarged(by: Self.leastGain, of: lastChange), weight: weight)
                    return .done
                }
                last = next
                lastChange = change ?? lastChange
            }
        }
        return .refused(rare: nil)
    }

    private func means(at root: CommonModel.Root) -> InformedMeans {
        InformedMeans(value: root.value, performance: performance(worth: root.value))
    }

    /// Nil where nodes lie where no group can be.
    private mutating func means(by rule: PlaneRule?, on plane: CrowdPlane) -> InformedMeans? {
        guard let rule, rule.size <= Self.mostSize else { return nil }
        var sum = InformedMeans()
        var k = 0
        for z in rule.z {
            for r in rule.r {
                let weight = rule.weights[k]
                k += 1
                if abs(weight) < Self.leastWeight { continue }
                let (x, y) = plane.point(z, r)
                guard plane.holds(x), let root = model.root(x, y, near: plane.mean) else { return nil }
                sum += weight * means(at: root)
            }
        }
        return sum
    }

    /// Where what is lacking to the limit grows this fast towards groups that have little, e-fold a standard deviation,
    /// its mean may be made by groups that no node comes near.
    private static let mostGrowth = 2.0

    /// What is lacking to the limit in groups far below the mean, times their chance, as a share of the limit: of a curve
    /// that is all but flat about the mean and falls off below, as exponential ones do, rules of all sizes agree on the
    /// limit. 0 where it does not grow so fast.
    private mutating func lossInTail(of plane: CrowdPlane, negligible: Double) -> Double {
        let share = 1 / model.limit
        let lackingAtMean = max(.leastNormalMagnitude, 1 - share * plane.mean.value)
        func look(_ tilt: Double, _ model: inout CommonModel) -> (growth: Double, loss: Double) {
            let tail = plane.tail(tilt)
            if tail.distance <= 0 { return (0, 0) }
            let value = model.root(tail.x, tail.y, near: plane.mean)?.value ?? 0
            let lacking = 1 - share * value
            return (.log(max(lacking, .leastNormalMagnitude) / lackingAtMean) / tail.distance, lacking * tail.chance)
        }
        let probes = [4.0, 6].map { look($0, &model) }
        guard probes.contains(where: { $0.growth > Self.mostGrowth }) else { return 0 }
        var sum = 0.0
        for tilt in 2...14 {
            sum += look(Double(tilt), &model).loss
            if sum > negligible { break }
        }
        return sum
    }
}
