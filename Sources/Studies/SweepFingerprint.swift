import ContractDesign

/// A number that tells two sweeps apart: FNV-1a, 64 bits, over the bytes of all that a result depends on.
struct SweepFingerprint {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// - Parameter version: of Accord; another version may answer in other digits.
    init(version: String) { add(version) }

    /// As sixteen hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ problem: ContractProblem) {
        add(problem.participation.specification)
        add(problem.accuracy.specification)
        add(problem.valuation.specification)
        add(problem.conditioning.rawValue)
        add(problem.preference.rawValue)
        add(problem.engine.rawValue)
        add(problem.isRelaxed ? 1 : 0)
        add(problem.tolerance.bitPattern)
        add(UInt64(problem.population.types.count))
        for type in problem.population.types {
            add(type.name)
            add(type.cost.bitPattern)
            add(type.probability.bitPattern)
            add(type.quality.bitPattern)
        }
    }

    private mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        // No byte of UTF-8, so that neighbours cannot trade letters.
        add(byte: 0xFF)
    }

    private mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func add(byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
