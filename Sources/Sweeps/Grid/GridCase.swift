import ContractDesign

/// One case of a grid in the making: what holds for all, with what the axes say.
struct GridCase {
    var types: [ParticipantType]
    /// How many come where an axis says that as a number.
    var participation: Participation?
    private let settings: SweepSettings
    /// Whose probability an axis gives.
    private var isSet: [Bool]
    /// What axes say of accuracy, valuation and participation.
    private var texts: [Specification.Subject: String] = [:]

    init(_ settings: SweepSettings, _ types: [ParticipantType]) {
        self.settings = settings
        self.types = types
        isSet = Array(repeating: false, count: types.count)
    }

    /// Accuracy, valuation or participation as a text; empty where nothing says how many come.
    subscript(subject: Specification.Subject) -> String {
        get {
            texts[subject]
                ?? {
                    switch subject {
                    case .accuracy: settings.setting.accuracy.specification
                    case .valuation: settings.setting.valuation.specification
                    case .participation: settings.participation?.specification ?? ""
                    }
                }()
        }
        set { texts[subject] = newValue }
    }

    /// Gives one parameter another value; what has no such parameter stays.
    mutating func set(_ parameter: String, of subject: Specification.Subject, to value: Double) {
        if let text = Specification.text(self[subject], with: parameter, at: value, subject) { self[subject] = text }
    }

    mutating func setProbability(_ value: Double, of i: Int) {
        types[i].probability = value
        isSet[i] = true
    }

    func problem() throws(GridError.CaseError) -> ContractProblem {
        var settings = settings
        let participation: Participation
        do throws(SpecificationError) {
            if let text = texts[.accuracy] { settings.setting.accuracy = try Specification.accuracy(text) }
            if let text = texts[.valuation] { settings.setting.valuation = try Specification.valuation(text) }
            participation =
                try texts[.participation].map { text throws(SpecificationError) in try Specification.participation(text)
                }
                ?? self.participation ?? settings.participation ?? .fixed(1)
        } catch {
            throw .specification(error)
        }
        let population: Population
        do { population = try Population(filledUp) } catch { throw .population(error) }
        do { return try settings.problem(population, participation) } catch { throw .problem(error) }
    }

    /// The types with the probabilities that no axis gives scaled, so that all sum to 1.
    private var filledUp: [ParticipantType] {
        guard isSet.contains(true) else { return types }
        var types = types
        var given = 0.0
        var others = 0.0
        for i in types.indices {
            if isSet[i] { given += types[i].probability } else { others += types[i].probability }
        }
        for i in types.indices where !isSet[i] { types[i].probability = (1 - given) * (types[i].probability / others) }
        return types
    }
}
