import PlainText

/// A function that is named as `family:parameter,parameter`, on the command line and in files.
private struct Family<Function> {
    var name: String
    /// As the help shows it, for example `bound[:K[,LIMIT]]`.
    var usage: String
    /// How many parameters must be given, and how many may.
    var arity: ClosedRange<Int>
    var make: ([Double]) throws(ParameterError) -> Function
}

/// Why a text does not name an accuracy function, a valuation or a participation.
public struct SpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was to be read.
    public var text: String
    /// What is wrong with it, as a clause.
    public var problem: String
    /// The forms that can be written.
    public var usages: [String]
    /// The family that was probably meant, where there is none of the name that was given.
    public var nearest: String?

    /// How to mend it: one or two sentences.
    public var remedy: String {
        (nearest.map { "Did you mean \($0)? " } ?? "") + "Write \(usages.joined(separator: " or "))."
    }

    public var description: String { "\(text.debugDescription): \(problem). \(remedy)" }
}

/// Reads accuracy functions, valuations and participations from the texts that name them.
public enum Specification {
    /// The accuracy function that a text such as `bound:1,1` or `power:0.95,2,0.5` names.
    /// - Throws: `SpecificationError` for an unknown family, a wrong number of parameters, or one out of range, and for
    ///   a
    ///   table, which has to be read first.
    public static func accuracy(_ text: String) throws(SpecificationError) -> any AccuracyFunction {
        switch try accuracySource(text) {
        case .function(let function): function
        case .table:
            throw SpecificationError(
                text: text, problem: "tables of measurements are not read here",
                usages: accuracyFamilies.map(\.usage))
        }
    }

    /// Where the accuracy function is found that a text names: in the text itself, or for `table:FILE.csv` in a file.
    /// - Throws: `SpecificationError` for an unknown family, a wrong number of parameters, or one out of range.
    public static func accuracySource(_ text: String) throws(SpecificationError) -> AccuracySource {
        let halves = text.split(separator: ":", maxSplits: 1)
        guard halves.first == "table" else {
            return .function(try function(text, among: accuracyFamilies, besides: AccuracySource.usage))
        }
        guard halves.count == 2 else {
            throw SpecificationError(text: text, problem: "no file is named", usages: [AccuracySource.usage])
        }
        return .table(file: String(halves[1]))
    }

    /// The valuation that a text such as `linear:100` or `power:100,0.5` names.
    /// - Throws: `SpecificationError`, as ``accuracy(_:)``.
    public static func valuation(_ text: String) throws(SpecificationError) -> any Valuation {
        try function(text, among: valuationFamilies)
    }

    /// The law of the number of parties that a text such as `fixed:10`, `at-least:10`, `poisson:7.5` or `binomial:20,0.4` names.
    /// - Throws: `SpecificationError`, as ``accuracy(_:)``.
    public static func participation(_ text: String) throws(SpecificationError) -> Participation {
        try function(text, among: participationFamilies)
    }

    /// What can be named: the three kinds of texts that are read here.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// How performance grows with data.
        case accuracy
        /// What a model is worth.
        case valuation
        /// How many parties join.
        case participation
    }

    /// The names of a text's parameters, in small letters, in their order; none for a table or an unknown family.
    /// - Parameters:
    ///   - text: such as `power:0.95,2,0.5`, whose parameters are `limit`, `b` and `gamma`.
    ///   - subject: what the text names.
    public static func parameters(of text: String, _ subject: Subject) -> [String] {
        let usages =
            switch subject {
            case .accuracy: accuracyFamilies.map(\.usage)
            case .valuation: valuationFamilies.map(\.usage)
            case .participation: participationFamilies.map(\.usage)
            }
        let family = name(of: text)
        guard let usage = usages.first(where: { name(of: $0) == family }) else { return [] }
        let plain = usage.filter { $0 != "[" && $0 != "]" }
        return plain.split(separator: ":").dropFirst().flatMap { $0.split(separator: ",") }.map { $0.lowercased() }
    }

    /// The text with another value of one of its parameters.
    /// - Parameters:
    ///   - text: with all its parameters, as `specification` gives it.
    ///   - parameter: one of ``parameters(of:_:)``.
    ///   - value: of that parameter; whether it is allowed is found out when the text is read.
    ///   - subject: what the text names.
    /// - Returns: nil where the text has no such parameter.
    public static func text(
        _ text: String, with parameter: String, at value: Double, _ subject: Subject
    ) -> String? {
        let family = name(of: text)
        var words = text.dropFirst(family.count + 1).split(separator: ",").map(String.init)
        guard let place = parameters(of: text, subject).firstIndex(of: parameter), place < words.count else {
            return nil
        }
        words[place] = "\(value)"
        return "\(family):\(words.joined(separator: ","))"
    }

    private static var participationFamilies: [Family<Participation>] {
        func check(_ participation: Participation, _ number: Double) throws(ParameterError) -> Participation {
            try ParameterError.check(
                "the number of parties", number, participation.isPossible,
                "possible: 1 to 1e12 parties, and a rate above 0 and at most 1")
            return participation
        }
        func whole(_ number: Double) throws(ParameterError) -> Int {
            try ParameterError.check(
                "the number of parties", number,
                number == number.rounded() && abs(number) <= Double(Participation.largest),
                "a whole number from 1 to 1e12")
            return Int(number)
        }
        return [
            Family(name: "fixed", usage: "fixed:N", arity: 1...1) { p throws(ParameterError) in
                try check(.fixed(whole(p[0])), p[0])
            },
            Family(name: "at-least", usage: "at-least:N", arity: 1...1) { p throws(ParameterError) in
                try check(.atLeast(whole(p[0])), p[0])
            },
            Family(name: "poisson", usage: "poisson:MEAN", arity: 1...1) { p throws(ParameterError) in
                try check(.poisson(mean: p[0]), p[0])
            },
            Family(name: "binomial", usage: "binomial:N,RATE", arity: 2...2) { p throws(ParameterError) in
                try check(.binomial(invited: whole(p[0]), rate: p[1]), p[0])
            },
        ]
    }

    private static var accuracyFamilies: [Family<any AccuracyFunction>] {
        [
            Family(name: "bound", usage: "bound[:K[,LIMIT]]", arity: 0...2) { p throws(ParameterError) in
                try BoundAccuracy(complexity: p.first ?? 1, limit: p.count > 1 ? p[1] : 1)
            },
            Family(name: "power", usage: "power:LIMIT,B,GAMMA", arity: 3...3) { p throws(ParameterError) in
                try PowerAccuracy(limit: p[0], coefficient: p[1], exponent: p[2])
            },
            Family(name: "arctan", usage: "arctan:RATE", arity: 1...1) { p throws(ParameterError) in
                try ArctanAccuracy(rate: p[0])
            },
            Family(name: "exponential", usage: "exponential:LIMIT,RATE", arity: 2...2) { p throws(ParameterError) in
                try ExponentialAccuracy(limit: p[0], rate: p[1])
            },
            Family(name: "pow4", usage: "pow4:LIMIT,B,D,GAMMA", arity: 4...4) { p throws(ParameterError) in
                try ShiftedPowerAccuracy(limit: p[0], coefficient: p[1], shift: p[2], exponent: p[3])
            },
            Family(name: "mmf", usage: "mmf:LIMIT,B,HALF,EXPONENT", arity: 4...4) { p throws(ParameterError) in
                try MMFAccuracy(limit: p[0], coefficient: p[1], half: p[2], exponent: p[3])
            },
            Family(name: "weibull", usage: "weibull:LIMIT,B,SCALE,EXPONENT", arity: 4...4) {
                p throws(ParameterError) in
                try WeibullAccuracy(limit: p[0], coefficient: p[1], scale: p[2], exponent: p[3])
            },
        ]
    }

    private static var valuationFamilies: [Family<any Valuation>] {
        [
            Family(name: "linear", usage: "linear:SCALE", arity: 1...1) { p throws(ParameterError) in
                try LinearValuation(scale: p[0])
            },
            Family(name: "power", usage: "power:SCALE,EXPONENT", arity: 2...2) { p throws(ParameterError) in
                try PowerValuation(scale: p[0], exponent: p[1])
            },
        ]
    }

    private static func function<Function>(
        _ text: String, among families: [Family<Function>], besides other: String? = nil
    ) throws(SpecificationError) -> Function {
        let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let family = families.first(where: { $0.name == halves[0] }) else {
            let usages = families.map(\.usage) + (other.map { [$0] } ?? [])
            let nearest = NearestName.of(String(halves[0]), among: usages.map(name(of:)))
            throw SpecificationError(
                text: text, problem: "there is no family \(String(halves[0]).debugDescription)",
                usages: usages.filter { nearest == nil || name(of: $0) == nearest }, nearest: nearest)
        }
        let words = halves.count == 1 ? [] : halves[1].split(separator: ",", omittingEmptySubsequences: false)
        var parameters: [Double] = []
        for word in words {
            do {
                parameters.append(try WrittenNumber.double(String(word)))
            } catch {
                throw SpecificationError(
                    text: text, problem: "\(String(word).debugDescription) \(error.verdict)", usages: [family.usage])
            }
        }
        guard family.arity.contains(parameters.count) else {
            throw SpecificationError(
                text: text, problem: "\(family.name) does not take \(parameters.count) parameters",
                usages: [family.usage])
        }
        do {
            return try family.make(parameters)
        } catch {
            throw SpecificationError(text: text, problem: String(error.description.dropLast()), usages: [family.usage])
        }
    }

    /// The family in how it is written.
    private static func name(of usage: String) -> String { String(usage.prefix { $0 != ":" && $0 != "[" }) }
}
