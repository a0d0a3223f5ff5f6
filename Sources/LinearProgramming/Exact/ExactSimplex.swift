/// The primal simplex method in exact arithmetic, begun at any basis, for programs on which rounding decides.
///
/// Its answers are true of the program as it is stored, to the last bit. Entering members are chosen by the steepest
/// rate until steps of length zero repeat, and then by the smallest index (Bland), so that it ends.
struct ExactSimplex {
    /// What is exactly so.
    enum Finding {
        case optimal
        /// The multipliers of the nonbasic members and of the basic ones outside their bounds, in the sense of Farkas.
        case infeasible(multipliers: [Double], contradiction: Double)
        case unbounded
        /// The work was more than allowed, or the caller's budget was spent.
        case stopped
    }

    let program: ExactProgram
    private(set) var dictionary: ExactDictionary
    private(set) var exchanges = 0
    /// Where each nonbasic member stands, by place.
    private var standings: [Basis.Standing]
    private var lower: [Dyadic?]
    private var upper: [Dyadic?]
    private let workLimit: Int
    private let mustStop: () -> Bool

    init(_ program: ExactProgram, from basis: Basis, workLimit: Int, mustStop: @escaping () -> Bool) {
        self.program = program
        self.workLimit = workLimit
        self.mustStop = mustStop
        dictionary = ExactDictionary(program)
        lower = program.bounds.map { $0.lower.isFinite ? Dyadic($0.lower) : nil }
        upper = program.bounds.map { $0.upper.isFinite ? Dyadic($0.upper) : nil }
        standings = []
        enter(basis)
    }

    private var isSpent: Bool { dictionary.work > workLimit || mustStop() }

    /// Brings the dictionary to `basis`, or, where its columns depend on each other, near it.
    private mutating func enter(_ basis: Basis) {
        let wanted = basis.rows + basis.columns
        for q in dictionary.nonbasic.indices where wanted[dictionary.nonbasic[q]] == .basic {
            if isSpent { break }
            let p = dictionary.basic.indices.first {
                wanted[dictionary.basic[$0]] != .basic && !dictionary[$0, q].isZero
            }
            if let p { dictionary.exchange(p, q) }
        }
        standings = dictionary.nonbasic.map { standing(of: $0, near: wanted[$0]) }
    }

    private func standing(of member: Int, near wanted: Basis.Standing) -> Basis.Standing {
        switch program.bounds[member].kind {
        case .free: .free
        case .lower: .atLower
        case .upper: .atUpper
        case .fixed: .fixed
        case .ranged: wanted == .atUpper ? .atUpper : .atLower
        }
    }

    private func value(at place: Int) -> Dyadic {
        let member = dictionary.nonbasic[place]
        return switch standings[place] {
        case .free: .zero
        case .atUpper: upper[member]!
        default: lower[member]!
        }
    }

    private var nonbasicValues: [Dyadic] { dictionary.nonbasic.indices.map(value(at:)) }

    // MARK: - The method

    mutating func run() -> Finding {
        var stalled = 0
        while !isSpent {
            let values = nonbasicValues
            let basics = dictionary.basic.indices.map { dictionary.scaledValue($0, at: values) }
            let outside = basics.indices.map { side(of: dictionary.basic[$0], basics[$0]) }
            let isFirstPhase = outside.contains { $0 != 0 }
            let rates = isFirstPhase ? feasibilityRates(outside) : objectiveRates
            guard let (place, direction) = entering(rates, bySmallestIndex: stalled > 20) else {
                return isFirstPhase ? contradiction(rates, basics, outside) : .optimal
            }
            guard let step = step(from: place, direction, basics, outside) else {
                return .unbounded
            }
            stalled = step.length.isZero ? stalled + 1 : 0
            exchanges += 1
            take(step, from: place)
        }
        return .stopped
    }

    /// -1 below the lower bound, 1 above the upper one, 0 between.
    private func side(of member: Int, _ scaled: Dyadic) -> Int {
        if let bound = lower[member], (scaled - bound * dictionary.denominator).signum < 0 { return -1 }
        if let bound = upper[member], (scaled - bound * dictionary.denominator).signum > 0 { return 1 }
        return 0
    }

    /// How much nearer to their bounds all basic members come in sum, per unit of each nonbasic member.
    private func feasibilityRates(_ outside: [Int]) -> [Dyadic] {
        dictionary.nonbasic.indices.map { j in
            outside.indices.reduce(.zero) { sum, i in
                outside[i] == 0 ? sum : outside[i] < 0 ? sum + dictionary[i, j] : sum - dictionary[i, j]
            }
        }
    }

    private var objectiveRates: [Dyadic] {
        dictionary.nonbasic.indices.map { j in
            let rate = dictionary[dictionary.objective, j]
            return program.sense == .maximize ? rate : -rate
        }
    }

    private func entering(_ rates: [Dyadic], bySmallestIndex: Bool) -> (place: Int, direction: Int)? {
        var best: (place: Int, direction: Int, rate: Double)?
        for (place, rate) in rates.enumerated() {
            let direction = rate.signum
            let mayMove =
                switch standings[place] {
                case .atLower: direction > 0
                case .atUpper: direction < 0
                case .free: direction != 0
                default: false
                }
            guard mayMove else { continue }
            let size =
                bySmallestIndex
                ? -Double(dictionary.nonbasic[place]) : abs(rate.quotient(by: dictionary.denominator))
            if best == nil || size > best!.rate { best = (place, direction, size) }
        }
        return best.map { ($0.place, $0.direction) }
    }

    /// How far the entering member moves, as `length / divisor`, and which basic member stops it (nil: its own bound).
    private struct Step {
        var length: Dyadic
        var divisor: Dyadic
        var leaving: (place: Int, atUpper: Bool)?

        func isShorter(than other: Step) -> Bool { (length * other.divisor - other.length * divisor).signum < 0 }
    }

    private func step(from place: Int, _ direction: Int, _ basics: [Dyadic], _ outside: [Int]) -> Step? {
        let member = dictionary.nonbasic[place]
        var best: Step?
        if let low = lower[member], let high = upper[member] { best = Step(length: high - low, divisor: .one) }
        for i in basics.indices {
            let entry = dictionary[i, place]
            let motion = entry.signum * direction
            guard motion != 0, motion != outside[i] else { continue }
            let leaving = dictionary.basic[i]
            // A member outside its bounds stops at the nearer one.
            let atUpper = outside[i] == 0 ? motion > 0 : outside[i] > 0
            guard let bound = atUpper ? upper[leaving] : lower[leaving] else { continue }
            let way = bound * dictionary.denominator - basics[i]
            let candidate = Step(
                length: motion > 0 ? way : -way, divisor: entry.signum < 0 ? -entry : entry,
                leaving: (i, atUpper))
            guard let current = best else {
                best = candidate
                continue
            }
            if candidate.isShorter(than: current) {
                best = candidate
            } else if let other = current.leaving, leaving < dictionary.basic[other.place],
                !current.isShorter(than: candidate)
            {
                best = candidate
            }
        }
        return best
    }

    private mutating func take(_ step: Step, from place: Int) {
        guard let (row, atUpper) = step.leaving else {
            standings[place] = standings[place] == .atLower ? .atUpper : .atLower
            return
        }
        let member = dictionary.basic[row]
        dictionary.exchange(row, place)
        standings[place] = standing(of: member, near: atUpper ? .atUpper : .atLower)
    }

    /// The sum of the members outside their bounds, as far outside as it can be brought in: its rates at the nonbasic
    /// members all point outward, so the bounds contradict each other.
    private func contradiction(_ rates: [Dyadic], _ basics: [Dyadic], _ outside: [Int]) -> Finding {
        var multipliers = [Double](repeating: 0, count: program.bounds.count)
        var missing = Dyadic.zero
        for (i, side) in outside.enumerated() where side != 0 {
            let member = dictionary.basic[i]
            multipliers[member] = Double(side)
            let bound = (side < 0 ? lower[member]! : upper[member]!) * dictionary.denominator
            missing = missing + (side < 0 ? bound - basics[i] : basics[i] - bound)
        }
        for (j, rate) in rates.enumerated() where !rate.isZero {
            multipliers[dictionary.nonbasic[j]] = rate.quotient(by: dictionary.denominator)
        }
        return .infeasible(multipliers: multipliers, contradiction: missing.quotient(by: dictionary.denominator))
    }

    // MARK: - What it found, rounded once

    var basis: Basis {
        var all = [Basis.Standing](repeating: .basic, count: program.bounds.count)
        for (place, member) in dictionary.nonbasic.enumerated() { all[member] = standings[place] }
        return Basis(rows: Array(all[..<program.rowCount]), columns: Array(all[program.rowCount...]))
    }

    /// The values of all members.
    var values: [Double] {
        var result = [Double](repeating: 0, count: program.bounds.count)
        let nonbasic = nonbasicValues
        for (place, member) in dictionary.nonbasic.enumerated() { result[member] = nonbasic[place].quotient(by: .one) }
        for (i, member) in dictionary.basic.enumerated() {
            result[member] = dictionary.scaledValue(i, at: nonbasic).quotient(by: dictionary.denominator)
        }
        return result
    }

    /// The change of the objective per unit of each member.
    var duals: [Double] {
        var result = [Double](repeating: 0, count: program.bounds.count)
        for (place, member) in dictionary.nonbasic.enumerated() {
            result[member] = dictionary[dictionary.objective, place].quotient(by: dictionary.denominator)
        }
        return result
    }

    var objectiveValue: Double {
        let scaled = dictionary.scaledValue(dictionary.objective, at: nonbasicValues)
        return (scaled + Dyadic(program.constant) * dictionary.denominator).quotient(by: dictionary.denominator)
    }
}
