import ArgumentParser
import FineTuningGames

/// Numbers by name, as an option writes them: `generalist=2,hospital=0.5`.
struct NamedNumbers {
    let numbers: [String: Double]

    /// - Throws: `ValidationError` for a part that is no NAME=NUMBER, or a name that stands twice.
    init(_ text: String) throws {
        var numbers: [String: Double] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let sign = part.lastIndex(of: "="), sign > part.startIndex else {
                throw ValidationError(
                    "\(String(part).debugDescription) is no NAME=NUMBER. Write, for example, generalist=2,hospital=0.5."
                )
            }
            let name = String(part[..<sign])
            let number = try NumberArgument.number(String(part[part.index(after: sign)...]), suchAs: "0.5")
            if numbers.updateValue(number, forKey: name) != nil {
                throw ValidationError("\(name.debugDescription) stands twice. Give each player one number.")
            }
        }
        self.numbers = numbers
    }
}

/// What the players have without a deal, and weigh in the Nash product.
struct TermOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            What players have without a deal, money, such as generalist=0.1,hospital=0.05; nobody agrees to less. \
            (default: 0 each)
            """, valueName: "name=d,..."),
        transform: NamedNumbers.init)
    var disagreement: NamedNumbers?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Weights of players in the Nash product, such as generalist=3,hospital=1, up to a common factor: who weighs \
            more gets more. (default: 1 each)
            """, valueName: "name=w,..."),
        transform: NamedNumbers.init)
    var weights: NamedNumbers?

    /// Whether neither was given.
    var isEmpty: Bool { disagreement == nil && weights == nil }

    /// - Parameter players: by name, in the order of their utilities.
    /// - Throws: `GameError` for a name that nobody has, or numbers out of range.
    func terms(of players: [String]) throws(GameError) -> BargainingTerms {
        try BargainingTerms(
            players: players, disagreement: disagreement?.numbers ?? [:], weights: weights?.numbers ?? [:])
    }
}
