import Foundation
import LinearProgramming
import Testing

/// Programs that the literature knows by name.
@Suite struct TextbookTests {
    static let table = [
        // Hillier, Lieberman, "Introduction to Operations Research", section 3.1.
        KnownProgram("Wyndor Glass", .wyndor, .optimum(36, values: [2, 6], duals: [0, 1.5, 1])),
        // Winston, "Operations Research", section 6.1.
        KnownProgram("Dakota Furniture", .dakota, .optimum(280, values: [2, 0, 8], duals: [0, 10, 10])),
        // Both needs bind: 3a + b = 9, a + 2b = 8, so a = 2, b = 3; prices solve 3u + v = 2, u + 2v = 3.
        KnownProgram(
            "diet", DenseProgram(costs: [2, 3], rows: [(.atLeast(9), [3, 1]), (.atLeast(8), [1, 2])]),
            .optimum(13, values: [2, 3], duals: [0.2, 1.4])),
        // All from the second plant costs 585; the first plant's 20 units save most, 6 each, on the second customer.
        KnownProgram(
            "transport",
            DenseProgram(
                costs: [8, 6, 10, 9, 12, 13],
                rows: [
                    (.atMost(20), [1, 1, 1, 0, 0, 0]), (.atMost(30), [0, 0, 0, 1, 1, 1]),
                    (.exactly(10), [1, 0, 0, 1, 0, 0]), (.exactly(25), [0, 1, 0, 0, 1, 0]),
                    (.exactly(15), [0, 0, 1, 0, 0, 1]),
                ]),
            .optimum(465, values: [0, 20, 0, 10, 5, 15])),
        KnownProgram(
            "Beale's cycle",
            DenseProgram(
                costs: [-0.75, 150, -0.02, 6],
                rows: [
                    (.atMost(0), [0.25, -60, -0.04, 9]), (.atMost(0), [0.5, -90, -0.02, 3]),
                    (.atMost(1), [0, 0, 1, 0]),
                ]),
            .optimum(-0.05, values: [0.04, 0, 1, 0])),
        // The third row is the negated objective, so no value lies below -2, and (2, 0, 2, 0) reaches it.
        KnownProgram(
            "Kuhn's cycle",
            DenseProgram(
                costs: [-2, -3, 1, 12],
                rows: [
                    (.atMost(0), [-2, -9, 1, 9]), (.atMost(0), [1 / 3, 1, -1 / 3, -2]), (.atMost(2), [2, 3, -1, -12]),
                ]),
            .optimum(-2)),
        KnownProgram(
            "Marshall and Suurballe's cycle",
            DenseProgram(
                costs: [-10, 57, 9, 24],
                rows: [
                    (.atMost(0), [0.5, -5.5, -2.5, 9]), (.atMost(0), [0.5, -1.5, -0.5, 1]), (.atMost(1), [1, 0, 0, 0]),
                ]),
            .optimum(-1, values: [1, 0, 1, 0])),
    ]

    @Test(arguments: table, methods)
    func answersAsTheLiterature(_ known: KnownProgram, _ method: SimplexOptions.Method) throws {
        try check(known, method)
    }

    @Test(arguments: Array(3...8), methods)
    func kleeMintyCubeEndsAtFiveToTheN(_ n: Int, _ method: SimplexOptions.Method) throws {
        var program = DenseProgram(.maximize, costs: (0..<n).map { pow(2, Double(n - 1 - $0)) })
        for i in 0..<n {
            program.matrix.append((0..<n).map { $0 < i ? pow(2, Double(i - $0 + 1)) : $0 == i ? 1 : 0 })
            program.rows.append(.atMost(pow(5, Double(i + 1))))
        }
        let corner = [Double](repeating: 0, count: n - 1) + [pow(5, Double(n))]
        try check(KnownProgram("Klee-Minty \(n)", program, .optimum(pow(5, Double(n)), values: corner)), method)
    }
}

extension DenseProgram {
    static let wyndor = DenseProgram(
        .maximize, costs: [3, 5],
        rows: [(.atMost(4), [1, 0]), (.atMost(12), [0, 2]), (.atMost(18), [3, 2])])
    static let dakota = DenseProgram(
        .maximize, costs: [60, 30, 20],
        rows: [(.atMost(48), [8, 6, 1]), (.atMost(20), [4, 2, 1.5]), (.atMost(8), [2, 1.5, 0.5])])
}
