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
        case value(Int)
        case outside(Int)
        case capacity(Int)
        case whole(Specification.Subject)
        case parameter(Specification.Subject, String)
    }

    let count: Int
    private let population: Population
    private let axes: [GridAxis]
    private let variables: [Variable]
    private let settings: SweepSettings

    init(population: Population, axes: [GridAxis], settings: SweepSettings) throws(GridError) {
        let size = axes.reduce(1.0) { $0 * Double($1.values.count) }
        guard size <= Double(GridAxis.mostValues) else { throw GridError(nil, .tooManyCases) }
        if population.uncertainty != nil { throw GridError(nil, .uncertainProbabilities) }
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
        let laws = variables.count { $0 == .participants || $0 == .whole(.participation) }
        guard laws <= 1, laws == 0 || settings.participation == nil else { throw GridError(nil, .participationTwice) }
        guard laws == 1 || settings.participation != nil else { throw GridError(nil, .noParticipation) }
        for (axis, variable) in zip(axes, variables) { try requireParameter(axis, variable) }
    }

    /// - Throws: `GridError` where something that the parameter's axis varies has no such parameter.
    private func requireParameter(_ axis: GridAxis, _ variable: Variable) throws(GridError) {
        guard case .parameter(let kind, let parameter) = variable else { return }
        var texts = axes.filter { $0.subject == .whole(kind) }.flatMap(\.specifications)
        if texts.isEmpty { texts = [GridCase(settings, population.types)[kind]] }
        for text in texts {
            let known = Specification.parameters(of: text, kind)
            guard known.contains(parameter) else {
                throw GridError(axis.text, .unknownParameter(of: text, known: known))
            }
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
        case .value(let name): .value(try index(name))
        case .outside(let name): .outside(try index(name))
        case .capacity(let name): .capacity(try index(name))
        case .whole(let kind): .whole(kind)
        case .parameter(let kind, let name): .parameter(kind, name)
        }
    }

    /// The case of that number, 1...count.
    func problem(_ number: Int) throws(GridError) -> ContractProblem {
        let point = point(number)
        var asked = GridCase(settings, population.types)
        for (k, variable) in variables.enumerated() {
            switch variable {
            case .participants: asked.participation = .fixed(try parties(point[k], axes[k]))
            case .cost(let i): asked.types[i].cost = point[k]
            case .quality(let i): asked.types[i].quality = point[k]
            case .value(let i): asked.types[i].value = point[k]
            case .outside(let i): asked.types[i].outside = point[k]
            case .capacity(let i): asked.types[i].capacity = point[k]
            case .probability(let i): asked.setProbability(point[k], of: i)
            case .whole(let kind): asked[kind] = axes[k].written(point[k])
            case .parameter: break
            }
        }
        // After what they are parameters of.
        for (k, variable) in variables.enumerated() {
            if case .parameter(let kind, let name) = variable { asked.set(name, of: kind, to: point[k]) }
        }
        do {
            return try asked.problem()
        } catch {
            let place = zip(axes, point).map { axis, value in "\(axis.name)=\(axis.written(value))" }
            throw GridError(nil, .noProblem(case: number, at: place.joined(separator: ", "), reason: error))
        }
    }

    /// The axes' values in the case of that number.
    private func point(_ number: Int) -> [Double] {
        var rest = number - 1
        return axes.reversed().map { axis in
            defer { rest /= axis.values.count }
            return axis.values[rest % axis.values.count]
        }.reversed()
    }

    private func parties(_ value: Double, _ axis: GridAxis) throws(GridError) -> Int {
        guard value == value.rounded(), value >= 1, value <= Double(Participation.largest) else {
            throw GridError(axis.text, .notParties(value))
        }
        return Int(value)
    }
}
