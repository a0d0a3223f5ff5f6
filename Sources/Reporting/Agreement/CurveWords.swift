import ContractDesign
import PlainText

/// A learning curve and a valuation for those who do not read formulas.
enum CurveWords {
    /// How good models are that are trained on 10, 100, ... effective units, from where something is learnt to where little is
    /// added, with the formula's name: `0.34 from 100 units, 0.81 from 1000, at most 1 (bound:1,1)`.
    static func performance(by accuracy: any AccuracyFunction) -> String {
        let sizes = (1...12).map { power in (0..<power).reduce(1.0) { size, _ in 10 * size } }
        let telling = sizes.filter { size in
            let performance = accuracy.performance(at: size)
            return performance >= 0.05 * accuracy.limit && performance <= 0.98 * accuracy.limit
        }
        let points = telling.prefix(Self.most).map { size in
            "\(accuracy.performance(at: size).decimals(2)) from \(size.significant(6)) units"
        }
        return (points + ["at most \(accuracy.limit.significant(4))"]).joined(separator: ", ")
            + " (\(accuracy.specification))"
    }

    private static let most = 3

    /// What models of several performances are worth: `a perfect model 100 value units, one of 0.5 50 (linear:100)`.
    static func worth(by valuation: any Valuation) -> String {
        """
        a perfect model \(valuation.value(of: 1).significant(6)) value units, one of performance 0.5 \
        \(valuation.value(of: 0.5).significant(6)) (\(valuation.specification))
        """
    }
}
