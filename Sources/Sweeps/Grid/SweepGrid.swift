import ContractDesign
import Inputs
import Tabular

extension Sweep {
    /// All combinations of the axes' values over one population, the last axis fastest.
    ///
    /// Where axes give probabilities, those of the other types are scaled to fill up to 1.
    /// - Throws: `GridError` for an axis that fits neither the population nor another axis, for more than 1e7 cases,
    ///   and for the first case that is no contract problem.
    public init(
        population: Population, axes: [GridAxis], settings: SweepSettings, version: String
    ) throws(GridError) {
        let grid = try SweepGrid(population: population, axes: axes, settings: settings)
        try self.init(count: grid.count, version: version, knownTypes: settings.knownTypes) {
            number throws(GridError) in try grid.problem(number)
        }
    }
}

/// The Cartesian product of axes.
private struct SweepGrid: Sendable {
    /// What an axis varies, by the index of the type.
    enum Variable: Hashable {
        case participants
        case cost(Int)
        case probability(Int)
        case quality(Int)
    }

    let count: Int
    private let population: Population
    private let axes: [GridAxis]
    private let variables: [Variable]
    private let settings: SweepSettings

    init(population: Population, axes: [GridAxis], settings: SweepSettings) throws(GridError) {
        let size = axes.reduce(1.0) { $0 * Double($1.values.count) }
        guard size <= Double(GridAxis.mostValues) else { throw GridError(nil, .tooManyCases) }
        count = Int(size)
        self.population = population
        self.axes = axes
        self.settings = settings
        var variables: [Variable] = []
        for axis in axes {
            let variable = try Self.variable(axis, population)
            if variables.contains(variable) { throw GridError(axis.text, .repeated) }
            variables.append(variable)
        }
        self.variables = variables
        if settings.participation == nil, !variables.contains(.participants) {
            throw GridError(nil, .noParticipation)
        }
        if settings.participation != nil, variables.contains(.participants) {
            throw GridError(nil, .participationTwice)
        }
    }

    private static func variable(_ axis: GridAxis, _ population: Population) throws(GridError) -> Variable {
        func index(_ name: String) throws(GridError) -> Int {
            guard let index = population.types.firstIndex(where: { $0.name == name }) else {
                throw GridError(axis.text, .unknownType(name, known: population.types.map(\.name)))
            }
            return index
        }
        return switch axis.subject {
        case .participants: .participants
        case .cost(let name): .cost(try index(name))
        case .probability(let name): .probability(try index(name))
        case .quality(let name): .quality(try index(name))
        }
    }

    /// The case of that number, 1...count.
    func problem(_ number: Int) throws(GridError) -> ContractProblem {
        var types = population.types
        var participation = settings.participation
        var isSet = Array(repeating: false, count: types.count)
        let point = point(number)
        for (k, variable) in variables.enumerated() {
            let value = point[k]
            switch variable {
            case .participants: participation = try parties(value, axes[k])
            case .cost(let i): types[i].cost = value
            case .quality(let i): types[i].quality = value
            case .probability(let i):
                types[i].probability = value
                isSet[i] = true
            }
        }
        fillUp(&types, isSet)
        do {
            return try problem(types, participation ?? .fixed(1))
        } catch {
            let place = zip(axes, point).map { axis, value in "\(axis.name)=\(value)" }.joined(separator: ", ")
            throw GridError(nil, .noProblem(case: number, at: place, reason: error))
        }
    }

    private func problem(
        _ types: [ParticipantType], _ participation: Participation
    ) throws(GridError.CaseError) -> ContractProblem {
        let population: Population
        do { population = try Population(types) } catch { throw .population(error) }
        do { return try settings.problem(population, participation) } catch { throw .problem(error) }
    }

    /// The axes' values in the case of that number.
    private func point(_ number: Int) -> [Double] {
        var rest = number - 1
        return axes.reversed().map { axis in
            defer { rest /= axis.values.count }
            return axis.values[rest % axis.values.count]
        }.reversed()
    }

    private func parties(_ value: Double, _ axis: GridAxis) throws(GridError) -> Participation {
        guard value == value.rounded(), value >= 1, value <= Double(Participation.largest) else {
            throw GridError(axis.text, .notParties(value))
        }
        return .fixed(Int(value))
    }

    /// Scales the probabilities that no axis gives, so that all sum to 1.
    private func fillUp(_ types: inout [ParticipantType], _ isSet: [Bool]) {
        guard isSet.contains(true) else { return }
        var given = 0.0
        var others = 0.0
        for i in types.indices {
            if isSet[i] { given += types[i].probability } else { others += types[i].probability }
        }
        for i in types.indices where !isSet[i] { types[i].probability = (1 - given) * (types[i].probability / others) }
    }
}
