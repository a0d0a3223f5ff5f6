import LinearProgramming

/// Why no menu could be computed.
public enum ContractError: Error, Hashable, Sendable {
    /// A number of parties that cannot be, or a type too rare to condition on; the participation as it is written.
    case participants(String)
    /// A tolerance outside (0, 1).
    case tolerance(Double)
    /// A cost, value units per effective unit, that differs from a perfect model's worth by 1e15 or more.
    case costOutOfScale(type: String, cost: Double, valueOfPerfectModel: Double)
    /// Enumeration would need more compositions than fit in memory.
    case tooManyOutcomes(participation: String, classes: Int, count: Double)
    /// Enumeration would need more memory than it may take, both in bytes.
    case tooLittleMemory(participation: String, count: Double, bytes: Double, most: Double)
    /// The same, for complete information.
    case tooManyKnownCompositions(participation: String, classes: Int, count: Double)
    /// Probabilities are not known, none of those that may be is the worst for everything, and one law was needed.
    case uncertainProbabilities
    /// Types own only so much, and contributions are to be whole multiples.
    case capacitiesInMultiples
    /// Types own only so much, and probabilities are known within bounds only.
    case capacitiesAndUncertainty
    /// A curve that a case was to rest on is no learning curve; why.
    case curve(String)
    /// The high curve of a band lies below the low one at a size, effective units of data; both in performance.
    case bandCrosses(size: Double, low: Double, high: Double)
    /// Complete information was asked for, and types say what they have without the contract, or what they own.
    case outsideOptionsNamed
    /// The accuracy function or the valuation is no sum of exponentials, or totals are beyond what the sum covers.
    case noExponentialSum(accuracy: String, valuation: String)
    /// The accuracy function is pieced together, and Gauss rules need one that is smooth.
    case notSmooth(accuracy: String)
    /// A step for whole multiples, of contributions or of rewards, that is not above 0, or so small that there are more
    /// than 1e12 multiples.
    case multiple(of: String, Double)
    /// Types of one cost per effective unit, which get one offer, and whose multiples, in raw units, never meet.
    case noCommonMultiple(types: [String], multiple: Double)
    /// The menu that was found breaks a constraint by more than rounding, in value units.
    case brokenPromise(worst: Double)
    /// A menu meets every constraint and performs better than what was proved that none can, both in performance.
    case contradiction(performance: Double, upper: Double)
    /// No menu gives every type what it has without a contract, or none was found.
    case noMenu(MissingMenu)
    /// The linear program could not be solved; nothing in the input explains it.
    case linearProgram(LinearProgramError)
}

extension ContractError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .participants(let text):
            """
            The participation \(text) is not possible. Give 1 to 1e12 parties, a mean above 0, a rate above 0 \
            and at most 1, so that no type has a chance below 1e-300.
            """
        case .tolerance(let value):
            "The tolerance \(value) is not possible. Give a gap in performance between 0 and 1, both excluded, such as 1e-8."
        case .costOutOfScale(let type, let cost, let value):
            """
            The cost \(cost) per effective unit of type \(type.debugDescription) is out of scale with a perfect \
            model, which is worth \(value). Choose units in which they differ by less than 1e15.
            """
        case .tooManyOutcomes(let participation, let classes, let count):
            """
            With participation \(participation), parties of \(classes) cost classes can come together in \
            \(count) ways, more than can be enumerated. Use fewer parties or fewer types, or let \
            another engine do it, as curves that are no tables allow.
            """
        case .tooLittleMemory(let participation, let count, let bytes, let most):
            """
            With participation \(participation), parties can come together in \(count) ways, and enumerating them takes \
            about \((bytes / 1e6).rounded(.up)) MB where \((most / 1e6).rounded(.down)) MB may be taken. Allow more \
            memory, or let another engine do it, as curves that are no tables allow.
            """
        case .tooManyKnownCompositions(let participation, let classes, let count):
            """
            With participation \(participation), parties of \(classes) cost classes can come together in \
            \(count) ways, more than complete information can be enumerated over. Take the fast way, which states its \
            error, or leave complete information out.
            """
        case .uncertainProbabilities:
            """
            The probabilities are not known, and none of those that may be is the worst for performance and all caps at \
            once. Whole multiples, simulations and welfare need one law of who comes: give each type its probability.
            """
        case .capacitiesInMultiples:
            """
            Types own only so much, and contributions are to be whole multiples: the search over multiples counts on \
            everybody's being able to pose as everybody. Leave out the capacities, or the multiples.
            """
        case .capacitiesAndUncertainty:
            """
            Types own only so much, and the probabilities are known within bounds only: which of them are the worst rests \
            on contributions that rise as costs fall, which capacities may forbid. Leave out the capacities, or give the \
            probabilities.
            """
        case .curve(let reason): reason
        case .bandCrosses(let size, let low, let high):
            """
            The high learning curve lies below the low one: \(high) against \(low) at \(size) effective units of data. \
            Give a high curve that is nowhere lower.
            """
        case .outsideOptionsNamed:
            """
            What types have without the contract is not what they train alone, or they own only so much, and what a group \
            of known types can give them is not known then. Leave complete information out.
            """
        case .noExponentialSum(let accuracy, let valuation):
            """
            Accuracy \(accuracy) with valuation \(valuation) cannot be held by a sum of exponentials at these \
            totals. Enumerate the compositions, or take bound, power, pow4 or exponential with a linear valuation.
            """
        case .notSmooth(let accuracy):
            """
            Accuracy \(accuracy) is pieced together, and Gauss rules hold smooth curves only. Enumerate the \
            compositions, or take a family of curves.
            """
        case .multiple(let subject, let step):
            """
            Whole multiples of \(step) are not possible for \(subject). Give a step above 0 that is in scale with \
            them: there may be 1e12 multiples.
            """
        case .noCommonMultiple(let types, let multiple):
            """
            Types \(types.map(\.debugDescription).joined(separator: ", ")) have equal cost per effective unit and get one \
            offer, but whole multiples of \(multiple) units of each never come to the same effective contribution. \
            Give them qualities in the ratio of whole numbers, or costs that differ.
            """
        case .brokenPromise(let worst):
            """
            The menu that was found breaks one of its constraints by \(worst) value units, so it is withheld. \
            This is a defect of the solver, not of the input.
            """
        case .contradiction(let performance, let upper):
            """
            The menu meets every constraint and performs \(performance), although it was proved that none exceeds \
            \(upper). One of the two is wrong, so neither is to be trusted: this is a defect of the solver, not of the \
            input.
            """
        case .noMenu(let missing):
            missing.description
        case .linearProgram(let error):
            "A linear program of the solver failed. \(error.description)"
        }
    }
}
