import ContractDesign

/// Why a grid is none.
public struct GridError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// No equals sign parts what varies from its values.
        case noEqualsSign(suchAs: String)
        /// That is nothing that can vary; the name that was probably meant.
        case unknownSubject(String, nearest: String?)
        /// Nothing of a game of bargains is called that.
        case unknownQuantity(String, nearest: String?, known: [String])
        /// The game has no specialist of that name.
        case unknownSpecialist(String, known: [String])
        /// The values are not written as values are: a clause that says how not.
        case values(String)
        /// More than ``GridAxis/mostValues`` on one axis.
        case tooManyValues
        /// More than ``GridAxis/mostValues`` over all axes.
        case tooManyCases
        /// Two axes vary the same.
        case repeated
        /// Neither the settings nor an axis say how many parties there are.
        case noParticipation
        /// Both do.
        case participationTwice
        /// The population has no type of that name.
        case unknownType(String, known: [String])
        /// The population's probabilities are known within bounds only, and which are worst depends on what varies.
        case uncertainProbabilities
        /// No whole number from 1 to 1e12.
        case notParties(Double)
        /// What is listed is no accuracy, valuation or participation.
        case specification(SpecificationError)
        /// What is varied has no such parameter.
        case unknownParameter(of: String, known: [String])
        /// A case that is no contract problem, the first one: where it stands on the axes, and why.
        case noProblem(case: Int, at: String, reason: CaseError)
    }

    /// Why there is no contract problem in a case.
    public enum CaseError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Its types are no population.
        case population(PopulationError)
        /// Its types and parties pose no problem.
        case problem(ContractError)
        /// A parameter has a value that it must not have.
        case specification(SpecificationError)

        /// What is wrong and how to mend it.
        public var description: String {
            switch self {
            case .population(let error): error.description
            case .problem(let error): error.description
            case .specification(let error): error.description
            }
        }
    }

    /// The axis that it is about, as it was written; nil where it is the whole grid.
    public let axis: String?
    /// What is wrong with it.
    public let problem: Problem

    init(_ axis: String?, _ problem: Problem) {
        self.axis = axis
        self.problem = problem
    }
}

extension GridError: CustomStringConvertible {
    /// `AXIS: problem. remedy`.
    public var description: String { "\(axis ?? "the grid"): \(problem). \(problem.remedy)" }
}

extension GridError.Problem: CustomStringConvertible {
    /// A clause.
    public var description: String {
        switch self {
        case .noEqualsSign: "there is no \"=\" in it"
        case .unknownSubject(let name, _), .unknownQuantity(let name, _, _):
            "\(name.debugDescription) is nothing that can vary"
        case .unknownSpecialist(let name, _): "there is no specialist \(name.debugDescription)"
        case .values(let problem): problem
        case .tooManyValues: "it has more than \(GridAxis.mostValues) values"
        case .tooManyCases: "there are more than \(GridAxis.mostValues) cases"
        case .repeated: "another axis varies the same"
        case .noParticipation: "nothing says how many parties there are"
        case .participationTwice: "the number of parties is given twice"
        case .unknownType(let name, _): "there is no type \(name.debugDescription)"
        case .uncertainProbabilities: "the probabilities of the types are known within bounds only"
        case .notParties(let value): "\(value) is no number of parties"
        case .specification(let error): "\(error.text.debugDescription): \(error.problem)"
        case .unknownParameter(let text, _): "\(text) has no such parameter"
        case .noProblem(let number, let place, let reason):
            "case \(number), \(place), is no contract problem: \(reason.description.lowercasedFirst)"
        }
    }

    /// How to mend it: one or more sentences.
    public var remedy: String {
        switch self {
        case .noEqualsSign(let example): "Write NAME=VALUES, such as \(example)."
        case .unknownSubject(_, let nearest):
            (nearest.map { "Did you mean \($0)? " } ?? "")
                + """
                Name participants, cost.TYPE, probability.TYPE, quality.TYPE, value.TYPE, outside.TYPE, capacity.TYPE, a \
                parameter such as accuracy.rate or participation.mean, or accuracy, valuation or participation.
                """
        case .unknownQuantity(_, let nearest, let known):
            (nearest.map { "Did you mean \($0)? " } ?? "") + "Name \(known.joined(separator: ", "))."
        case .unknownSpecialist(_, let known):
            """
            The specialists are \(known.prefix(10).map(\.debugDescription).joined(separator: ", "))\
            \(known.count > 10 ? " and others" : "").
            """
        case .values: "Write START:END:STEP, START:END/COUNT or VALUE,VALUE."
        case .tooManyValues: "Take fewer."
        case .tooManyCases: "Take fewer values."
        case .repeated: "Give one axis with all values."
        case .noParticipation: "Add an axis participants=VALUES, or give one number of parties for all cases."
        case .participationTwice: "Leave out that for all cases, or that axis."
        case .unknownType(_, let known):
            """
            The types are \(known.prefix(10).map(\.debugDescription).joined(separator: ", "))\
            \(known.count > 10 ? " and others" : "").
            """
        case .uncertainProbabilities: "Take a sweep with a row for each case, whose tables of types may have ranges."
        case .notParties: "Take whole numbers from 1 to 1e12."
        case .specification(let error): error.remedy
        case .unknownParameter(_, let known):
            known.isEmpty ? "It has none." : "It has \(known.joined(separator: ", "))."
        case .noProblem(_, _, .specification): "Take values that the parameter may have."
        case .noProblem: "Take costs and qualities above 0, and probabilities that leave something for the other types."
        }
    }
}
