import Foundation
import Tabular
import Testing

/// What `accord design --format json` prints, read by names.
struct DesignResult: Decodable {
    var status: String
    var performance: Bounds
    var modelValue: Double
    var menu: [Row]
    var checks: Checks
    var mergedTypes: [[String]]

    struct Bounds: Decodable { var lower, upper, gap: Double }
    struct Checks: Decodable { var individualRationality, incentiveCompatibility, performanceCap: Double }
    struct Row: Decodable {
        var type: String
        var cost, probability, quality, contribution, effectiveContribution, reward, rewardPerformance, cap,
            utility: Double
        var outsideOption, standaloneContribution: Double
        var share: Double?
        var excluded: Bool
        var pool: Int
        var binding: [String]
    }

    init(_ run: AccordRun) throws {
        try #require(run.status == 0, "\(run.talk)")
        self = try JSONDecoder().decode(DesignResult.self, from: Data(run.output))
    }

    /// Solves the problem that the table and the further options pose.
    init(_ table: String, participants: String = "3", _ options: String...) async throws {
        self = try DesignResult(
            await accord(["design", table, "--participants", participants, "--format", "json"] + options))
    }

    subscript(_ type: String) -> Row {
        get throws { try #require(menu.first { $0.type == type }) }
    }
}

/// Whether two numbers differ by no more than rounding and the certified gap explain.
func isNear(_ a: Double, _ b: Double, relative: Double = 1e-9) -> Bool {
    abs(a - b) <= relative * max(1, abs(a), abs(b))
}
