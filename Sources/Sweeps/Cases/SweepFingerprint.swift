import ContractDesign

/// A number that tells two sweeps apart: a hash of all that a result depends on.
struct SweepFingerprint {
    private var hash = StableHash()

    /// - Parameter version: of Accord; another version may answer in other digits.
    init(version: String, knownTypes: KnownTypes) {
        hash.add(version)
        hash.add(knownTypes.rawValue)
    }

    /// As sixteen hexadecimal digits.
    var text: String {
        let digits = String(hash.state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ problem: ContractProblem) {
        hash.add(problem.participation.specification)
        hash.add(problem.accuracy.specification)
        if let table = problem.accuracy as? TableAccuracy { add(table) }
        if let high = problem.setting.accuracyHigh {
            hash.add(high.specification)
            if let table = high as? TableAccuracy { add(table) }
        }
        for curve in problem.setting.outsideCurves { hash.add("outside curve " + curve.specification) }
        hash.add(problem.valuation.specification)
        hash.add(problem.conditioning.rawValue)
        hash.add(problem.preference.rawValue)
        hash.add(problem.engine.rawValue)
        hash.add(problem.isRelaxed ? 1 : 0)
        hash.add(problem.tolerance.bitPattern)
        if let multiples = problem.setting.multiples {
            hash.add("multiples")
            hash.add(multiples.contribution.bitPattern)
            hash.add(multiples.reward?.bitPattern ?? 0)
        }
        hash.add(UInt64(problem.population.types.count))
        for type in problem.population.types {
            hash.add(type.name)
            hash.add(type.cost.bitPattern)
            hash.add(type.probability.bitPattern)
            hash.add(type.quality.bitPattern)
            if type.value != 1 {
                hash.add("value")
                hash.add(type.value.bitPattern)
            }
            if let outside = type.outside {
                hash.add("outside")
                hash.add(outside.bitPattern)
            }
            if let capacity = type.capacity {
                hash.add("capacity")
                hash.add(capacity.bitPattern)
            }
        }
    }

    private mutating func add(_ table: TableAccuracy) {
        hash.add(UInt64(table.points.count))
        for point in table.points {
            hash.add(point.samples.bitPattern)
            hash.add(point.performance.bitPattern)
        }
    }
}
