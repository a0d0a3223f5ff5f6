import ContractDesign
import Tabular
import TestSupport
import Testing

@testable import Sweeps

/// A sweep read from CSV, and where it is wrong.
@Suite struct SweepTableTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
        try folder.write("bad.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.6\n")
    }

    private func sweep(_ text: String, _ settings: SweepSettings? = nil) throws -> Sweep {
        try Sweep(readFrom: folder.write("s.csv", text), settings: settings ?? SweepSettings(), version: "1")
    }

    @Test func typesFromAFile() throws {
        let sweep = try sweep("types,participants\nt.csv,3\n\(folder("t.csv")),1e9\n")
        #expect(sweep.count == 2)
        #expect(try sweep.problem(1).population.types.map(\.name) == ["a", "b"])
        #expect(try sweep.problem(2).participation == .fixed(1_000_000_000))
        #expect(try sweep.problem(1).accuracy.specification == "bound:1,1")
    }

    @Test func typesInTheTable() throws {
        let sweep = try sweep(
            """
            probability_low,cost_high,participation,quality_low,cost_low,probability_high,conditioning,valuation,accuracy
            0.75,0.2,poisson:7.5,2,0.1,0.25,own,"power:100,0.5",arctan:0.1

            """)
        let problem = try sweep.problem(1)
        #expect(
            problem.population.types == [
                ParticipantType(name: "low", cost: 0.1, probability: 0.75, quality: 2),
                ParticipantType(name: "high", cost: 0.2, probability: 0.25),
            ])
        #expect(problem.participation == .poisson(mean: 7.5))
        #expect(problem.conditioning == .own)
        #expect(problem.valuation.specification == "power:100,0.5")
        #expect(problem.accuracy.specification == "arctan:0.1")
    }

    @Test func termsOfTypesInTheTable() throws {
        let sweep = try sweep(
            """
            participants,cost_a,probability_a,value_a,outside_a,capacity_a,cost_b,probability_b,capacity_b
            3,0.1,0.5,2,7.5,120,0.2,0.5,
            3,0.1,0.5,,,,0.2,0.5,80

            """)
        let (first, second) = (try sweep.problem(1).population.types, try sweep.problem(2).population.types)
        #expect(
            first == [
                ParticipantType(name: "a", cost: 0.1, probability: 0.5, value: 2, outside: 7.5, capacity: 120),
                ParticipantType(name: "b", cost: 0.2, probability: 0.5),
            ])
        #expect(second.map(\.capacity) == [nil, 80] && second[0].value == 1 && second[0].outside == nil)
    }

    @Test func optionsHoldWhereThereIsNoColumn() throws {
        let settings = SweepSettings(
            try Setting(valuation: LinearValuation(scale: 7), preference: .coordinator), participation: .fixed(4),
            isNormalizing: true)
        let problem = try sweep("cost_a,probability_a,cost_b,probability_b\n0.1,1,0.05,3\n", settings).problem(1)
        #expect(problem.participation == .fixed(4))
        #expect(problem.valuation.specification == "linear:7")
        #expect(problem.preference == .coordinator)
        #expect(problem.population.types.map(\.probability) == [0.25, 0.75])
        let column = try sweep("types,participants,valuation\nt.csv,3,linear:9\n", settings).problem(1)
        #expect(column.participation == .fixed(3) && column.valuation.specification == "linear:9")
    }

    @Test func theFingerprintKnowsAllThatAResultDependsOn() throws {
        let text = "cost_a,probability_a,participants\n0.1,1,3\n0.2,1,3\n"
        let settings = try [
            Setting.standard, Setting(accuracy: BoundAccuracy(complexity: 2)),
            Setting(valuation: LinearValuation(scale: 7)), Setting(conditioning: .own),
            Setting(preference: .coordinator), Setting(engine: .laplace), Setting(isRelaxed: true),
            Setting(tolerance: 1e-7),
        ].map { SweepSettings($0) }
        var prints = try settings.map { try sweep(text, $0).fingerprint }
        for other in [
            "cost_a,probability_a,participants\n0.2,1,3\n0.1,1,3\n",
            "cost_b,probability_b,participants\n0.1,1,3\n0.2,1,3\n",
            "cost_a,probability_a,participants\n0.1,1,3\n0.2,1,4\n", "cost_a,probability_a,participants\n0.1,1,3\n",
            "cost_a,probability_a,quality_a,participants\n0.1,1,1,3\n0.2,1,2,3\n",
        ] { prints.append(try sweep(other).fingerprint) }
        prints.append(
            try Sweep(readFrom: folder.write("s.csv", text), settings: SweepSettings(), version: "2").fingerprint)
        #expect(Set(prints).count == prints.count)
        #expect(try sweep(text).fingerprint == prints[0])
        #expect(prints.allSatisfy { $0.count == 16 })
    }

    @Test(arguments: [
        ("types,participants\nt.csv,0\n", "s.csv:2:7: participants \"0\" is not a whole number from 1"),
        ("types,participants\nt.csv\n", "s.csv:2"),
        ("types,participants\nt.csv,3,4\n", "s.csv:2"),
        ("types,participants\nnone.csv,3\n", "none.csv: cannot be opened"),
        ("types,participants\nt.csv,3\nbad.csv,3\n", "bad.csv:1:11: the probabilities sum to 1.1"),
        ("types,participants\n,3\n", "s.csv:2:1: the cell of column \"types\" is empty"),
        ("types\nt.csv\n", "s.csv:1: column \"participants\" is missing"),
        ("participants\n3\n", "s.csv:1: column \"types\" is missing"),
        (
            "types,participants,participation\nt.csv,3,fixed:3\n",
            "s.csv:1:7: columns \"participants\" and \"participation\""
        ),
        ("types,participation\nt.csv,poisson:0\n", "s.csv:2:7: "),
        ("types,participation\nt.csv,3\n", "s.csv:2:7: \"3\": there is no family"),
        ("types,participants,accuracy\nt.csv,3,bind:1\n", "s.csv:2:9: \"bind:1\": there is no family"),
        (
            "types,participants,conditioning\nt.csv,3,mine\n",
            "s.csv:2:9: there is no conditioning \"mine\". Write at-least-one or own."
        ),
        ("types,participants,acuracy\nt.csv,3,x\n", "s.csv:1:20: column \"acuracy\" is not known"),
        (
            "types,participants,cost_a\nt.csv,3,1\n",
            "s.csv:1:20: column \"cost_a\" gives types, and so does column \"types\""
        ),
        ("participants,cost_,probability_\n3,1,1\n", "s.csv:1:14: column \"cost_\" names no type"),
        ("participants,cost_a\n3,1\n", "s.csv:1: column \"probability_a\" is missing"),
        ("participants,quality_a\n3,1\n", "s.csv:1: column \"cost_a\" is missing"),
        ("participants,cost_a,probability_a\n3,-1,1\n", "s.csv:2:3: cost_a \"-1\" is not a number above 0"),
        ("participants,cost_a,probability_a\n3,1,1.5\n", "s.csv:2:5: probability_a \"1.5\""),
        (
            "participants,cost_a,probability_a,cost_b,probability_b\n3,1,0.5,1,0.4\n",
            "s.csv:2:5: the probabilities sum to 0.9"
        ),
        ("participants,cost_a,probability_a\n3,1e200,1\n", "s.csv:2:3: the cost 1e+200"),
        ("participants,cost_a,probability_a,quality_a\n3,1e200,1,1e-200\n", "s.csv:2:3: cost / quality is inf"),
        ("participants,cost_a,probability_a\n3,1,1\n3,x,1\n", "s.csv:3:3: cost_a \"x\" is not a number"),
    ])
    func whatIsWrongIsNamedAtItsPlace(_ text: String, message: String) throws {
        let error = try #require(throws: TableError.self) { try sweep(text) }
        #expect(error.description.contains(message), "\(error)")
    }

    @Test func aChanceTooSmallForTheNumberOfPartiesIsNamedAtItsCell() throws {
        let error = try #require(throws: TableError.self) {
            try sweep("participation,cost_a,probability_a,cost_b,probability_b\npoisson:1e-200,1,1e-200,1,1\n")
        }
        #expect(error.description.contains("s.csv:2:1: the participation poisson:1e-200 is not possible"), "\(error)")
    }
}
