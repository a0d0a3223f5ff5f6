import ContractDesign
import Inputs
import Tabular

/// One contract problem of a study, by name.
package struct Experiment: Sendable {
    package var name: String
    package var problem: ContractProblem
    /// The file of its types.
    package var typesFile: String

    package init(name: String, problem: ContractProblem, typesFile: String) {
        self.name = name
        self.problem = problem
        self.typesFile = typesFile
    }

    /// Reads the list of experiments: columns `experiment`, `types` (a CSV beside the list), `participants`, `accuracy`
    /// and `valuation`. Names begin the names of files, so they hold no slash.
    /// - Throws: `TableError` at the cell that is wrong, in the list or in a file of types.
    package static func list(
        readFrom path: String, preference: Preference = .parties
    ) throws(TableError) -> [Experiment] {
        let table = try Table.read(path: path)
        try table.requireColumns(["experiment", "types", "participants", "accuracy", "valuation"])
        var experiments: [Experiment] = []
        for row in table.rows {
            let typesFile = try row.cell("types").file(beside: path)
            let population = try Population(readingTypesFrom: typesFile)
            let participants = try row.cell("participants").integer(in: 1...Participation.largest)
            let accuracy = try row.cell("accuracy").specified(Specification.accuracy)
            let valuation = try row.cell("valuation").specified(Specification.valuation)
            let problem: ContractProblem
            do {
                problem = try ContractProblem(
                    population: population, participation: .fixed(participants),
                    setting: Setting(accuracy: accuracy, valuation: valuation, preference: preference))
            } catch {
                throw try row.cell("types").fail(
                    error.description.lowercasedFirst, remedy: "Correct the types or the row.")
            }
            let name = try row.cell("experiment").nonEmptyText()
            guard !name.contains("/") else {
                throw try row.cell("experiment").fail(
                    "the name holds a slash", remedy: "Results are written to files of that name; use letters.")
            }
            experiments.append(Experiment(name: name, problem: problem, typesFile: typesFile))
        }
        return experiments
    }
}
