import ContractDesign
import Tabular
import TestSupport
import Testing

/// Thirteen problems whose averages were found by enumeration or by finer rules, and by a second way.
@Suite struct KnownTypesCaseTests {
    private static func folder(_ file: String) -> String {
        RepositoryFiles.fixture("known-types/\(file)", of: "ContractDesignTests")
    }

    @Test func averagesAgree() throws {
        let cases = try Table.read(path: Self.folder("cases.csv"))
        for row in cases.rows {
            let name = try row.cell("case").text
            let answer = try Self.problem(row).completeInformation()
            let performance = try row.cell("performance").number()
            let value = try row.cell("value").number()
            let tolerance = max(1e-9, answer.performanceError)
            #expect(tolerance < 1e-8, "\(name): \(answer.performanceError) is stated")
            #expect(abs(answer.performance - performance) <= tolerance, "\(name): \(answer.performance)")
            #expect(abs(answer.modelValue - value) <= 100 * tolerance, "\(name): \(answer.modelValue)")
            let contributions = try Table.read(path: Self.folder("contributions/\(name).csv"))
            #expect(contributions.rows.count == answer.contributions.count)
            for (k, row) in contributions.rows.enumerated() {
                let contribution = try row.cell("contribution").number()
                #expect(
                    abs(answer.contributions[k] - contribution)
                        <= answer.contributionErrors[k] + 1e-10 * abs(contribution), "\(name), type \(k + 1)")
            }
            #expect(answer.standardError == nil)
        }
        #expect(cases.rows.count == 13)
    }

    /// What the cubature says, and all compositions where they are few enough.
    @Test func allCompositionsAgree() throws {
        var compared = 0
        for row in try Table.read(path: Self.folder("cases.csv")).rows {
            guard let count = Int(try row.cell("compositions").text), count < 30_000 else { continue }
            let answer = try Self.problem(row).enumeratedCompleteInformation()
            #expect(abs(answer.performance - (try row.cell("performance").number())) < 1e-11)
            compared += 1
        }
        #expect(compared >= 8)
    }

    private static func problem(_ row: TableRow) throws -> ContractProblem {
        let types = try Table.read(path: folder(row.cell("types").text)).rows.map { row in
            ParticipantType(
                name: try row.cell("type").text, cost: try row.cell("cost").number(),
                probability: try row.cell("probability").number(), quality: try row["quality"]?.number() ?? 1)
        }
        return try ContractProblem(
            population: Population(types, normalizing: true),
            participation: Specification.participation(row.cell("participation").text),
            accuracy: Specification.accuracy(row.cell("accuracy").text),
            valuation: Specification.valuation(row.cell("valuation").text))
    }
}
