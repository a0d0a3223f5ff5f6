import ContractDesign
import Tabular
import TestSupport
import Testing

/// pow4, mmf, weibull and the onset of bound against 60 digits, from Fixtures/families_reference.py.
@Suite struct FamilyReferenceTests {
    private struct Row {
        var accuracy: any AccuracyFunction
        var x: Double?
        var value: Double
        var slope: Double?
        var curvature: Double
    }

    private func rows() throws -> [Row] {
        try Table.read(path: RepositoryFiles.fixture("families.csv", of: "ContractDesignTests")).rows.map { row in
            let x = try row.cell("x")
            return Row(
                accuracy: try Specification.accuracy(row.cell("accuracy").text),
                x: x.text == "onset" ? nil : try x.number(),
                value: try row.cell("value").number(),
                slope: row["slope"]?.text == "" ? nil : try row.cell("slope").number(),
                curvature: try row.cell("curvature").number())
        }
    }

    @Test func valuesAndDerivativesAreThoseOfTheFormula() throws {
        let rows = try rows().filter { $0.x != nil }
        #expect(rows.count == 216)
        for row in rows {
            let x = try #require(row.x)
            let jet = row.accuracy.branch(at: x)
            let name = "\(row.accuracy.specification) at \(x)"
            // A shortfall that exceeds the limit loses its excess's digits.
            #expect(abs(jet.value - row.value) <= 4e-15 * max(1, abs(row.value)), "\(name)")
            #expect(abs(jet.slope - (row.slope ?? .nan)) <= 1e-13 * jet.slope + 1e-57, "\(name)")
            #expect(abs(jet.curvature - row.curvature) <= 1e-13 * abs(row.curvature) + 1e-57, "\(name)")
            #expect(abs(row.accuracy.performance(at: x) - max(0, row.value)) <= 4e-15, "\(name)")
        }
    }

    @Test func onsetsAndStartsAreThoseOfTheFormula() throws {
        let rows = try rows().filter { $0.x == nil }
        #expect(rows.count == 54)
        for row in rows {
            let name = row.accuracy.specification
            #expect(abs(row.accuracy.onset - row.value) <= 1e-11 * row.value, "\(name)")
            #expect(abs(row.accuracy.performanceWithoutData - max(0, row.slope ?? 0)) <= 1e-15, "\(name)")
            #expect(
                row.accuracy.performance(at: row.value * (1 - 1e-9)) == row.accuracy.performanceWithoutData, "\(name)")
        }
    }
}
