import ContractDesign
import PlainText

/// What happens on the day.
extension OfferText {
    var day: ReportPage.Section {
        ReportPage.Section(
            heading: "How the promise is kept",
            steps: [
                offer.contribution == 0
                    ? "You say that you take this offer." : "You say that you take this offer, and bring the data.",
                "One model is trained on all the data, and what it performs is measured; that says what it is worth.",
                rule,
            ])
    }

    private var rule: String {
        switch policy {
        case "threshold":
            let threshold = kept.threshold ?? 0
            if threshold >= most { return Self.whole }
            return """
                You get the model itself where it is worth no more than \(threshold.decimals(4)) value units; else a copy that is \
                worth so much, made weaker by training it on less of the data.
                """
        default:
            let part = 100 * (kept.part ?? 0)
            return part.decimals(3) == 100.0.decimals(3)
                ? Self.whole
                : """
                You get a copy that is worth \(parted(part.decimals(3))), made weaker by training it on less of the data.
                """
        }
    }

    private static let whole = "You get the model itself, whatever it is worth."

    /// What the best model is worth that any amount of data makes; infinite where that is not known here.
    private var most: Double {
        guard let accuracy, let valuation else { return .infinity }
        return valuation.value(of: accuracy.limit)
    }

    private func parted(_ percent: String) -> String {
        guard let accuracy, let valuation else {
            return "as much as a model without data, and \(percent)% of what the group's is worth beyond that"
        }
        guard accuracy.performance(at: 0) > 0 else { return "\(percent)% of that" }
        let untrained = valuation.value(of: accuracy.performance(at: 0)).decimals(4)
        return "as much as a model without data, \(untrained), and \(percent)% of what the group's is worth beyond that"
    }
}
