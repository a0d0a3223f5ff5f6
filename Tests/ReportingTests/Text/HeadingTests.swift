import ContractDesign
import Foundation
import Simulation
import TestSupport
import Testing

@testable import Reporting

/// The headings of tables for people are the names of the columns of the CSV, in words.
@Suite struct HeadingTests {
    /// What a command prints, and the headings that are not their columns' names.
    struct Answer: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var exceptions: Set<String>
        /// Headings of the table, then of the CSV.
        var headings: @Sendable () throws -> (text: [String], csv: [String])
    }

    static let answers = [
        Answer(testDescription: "design", exceptions: []) {
            try headings(ContractPresentation(sampleContract()))
        },
        Answer(testDescription: "welfare", exceptions: []) {
            let contract = try sampleContract()
            return try headings(WelfarePresentation(contract.welfare(), of: contract.problem))
        },
        // Case and Types count what they name; a sweep's CSV numbers types too.
        Answer(testDescription: "sweep", exceptions: ["Case", "Types"]) {
            (SweepText.table(of: []).columns.map(\.title), try columns(SweepCSV.table(of: []).description))
        },
        // Does says whether the offer that is taken is the type's own; +- is half the width of an interval.
        Answer(testDescription: "simulate", exceptions: ["Does", "+-"]) {
            let contract = try sampleContract()
            let simulation = Simulation(
                contract.problem, menu: contract.menu, plan: contract.rewardPlan(.proportional),
                behaviour: Behaviour(honestTypes: 2), draws: 10, seed: 1)
            return try headings(SimulationPresentation(simulation, expectedPerformance: 0.5))
        },
        // Of the group's data is data over what the whole group brings.
        Answer(testDescription: "deliver", exceptions: ["Of the group's data"]) {
            let contract = try sampleContract()
            let plan = contract.rewardPlan(.proportional)
            return try headings(
                DeliveryPresentation(contract.problem.delivery(toGroup: [1, 3], of: contract.menu, by: plan)))
        },
    ]

    @Test(arguments: answers) func eachHeadingIsItsColumnsNameInWords(_ answer: Answer) throws {
        let (text, csv) = try answer.headings()
        #expect(text.count > 5)
        var columns: [String] = []
        for heading in text {
            let named = csv.filter { Self.heading(heading, names: $0) }
            #expect(named.count == (answer.exceptions.contains(heading) ? 0 : 1), "\(heading): \(named)")
            columns += named
        }
        #expect(Set(columns).count == columns.count, "\(columns)")
        #expect(answer.exceptions.isSubset(of: text))
    }

    @Test func aHeadingThatIsNotItsColumnsNameIsFound() {
        #expect(Self.heading("Outside option [value]", names: "outsideOption"))
        #expect(Self.heading("Share of cap", names: "share"))
        #expect(Self.heading("Standalone [units]", names: "standaloneContribution"))
        #expect(!Self.heading("Outside [value]", names: "outsideOption"))
        #expect(!Self.heading("Standalone [value]", names: "standaloneContribution"))
        #expect(!Self.heading("Surplus alone [value]", names: "surplus"))
    }

    /// Whether a heading is a column's name in words, with or without a word for what it is of, or such a name without
    /// the contribution that the unit tells.
    static func heading(_ heading: String, names column: String) -> Bool {
        let parts = heading.split(separator: " [", maxSplits: 1).map(String.init)
        let (words, name) = (parts[0].lowercased().split(separator: " "), Self.words(column))
        let isContribution = parts.count > 1 && parts[1].hasSuffix("units]")
        if isContribution, words.map(String.init) + ["contribution"] == name { return true }
        let rest = words.dropFirst(name.count)
        return words.prefix(name.count).map(String.init) == name && ["of", "over", nil].contains(rest.first)
    }

    /// `outsideOption` as `outside` and `option`.
    private static func words(_ column: String) -> [String] {
        column.replacing(/[A-Z]/) { " " + $0.output.lowercased() }.split(separator: " ").map(String.init)
    }

    private static func headings(_ answer: some Presentation) throws -> (text: [String], csv: [String]) {
        let lines = answer.text.split(separator: "\n").map(String.init)
        let rule = try #require(lines.firstIndex { $0.hasPrefix("-") && $0.allSatisfy { "- ".contains($0) } })
        var (heading, headings) = (Substring(lines[rule - 1]), [String]())
        for column in lines[rule].split(separator: " ") {
            headings.append(heading.prefix(column.count).trimmingCharacters(in: .whitespaces))
            heading = heading.dropFirst(column.count + 1)
        }
        return (headings, try columns(answer.csv.description))
    }

    private static func columns(_ csv: String) throws -> [String] {
        try #require(csv.split(whereSeparator: \.isNewline).first).split(separator: ",").map(String.init)
    }
}
