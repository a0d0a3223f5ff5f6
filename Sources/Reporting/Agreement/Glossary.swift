import ContractDesign

/// What the words of a contract's page mean.
enum Glossary {
    static let section = ReportPage.Section(heading: "What the words mean", facts: model + answers)

    /// Those that an offer to one type uses.
    static let offers = ReportPage.Section(heading: "What the words mean", facts: model)

    private static let model = [
        Fact("party, type", "who takes part; all parties to whom data costs the same are of one type"),
        Fact(
            "unit, effective unit", "in which data is counted; effective units are units times the type's quality"),
        Fact(
            "value, value unit",
            "in which is said what a model is worth and what data costs, so that both compare; it need not be money. An own value is in the type's own units"
        ),
        Fact("performance", "how good a model is, from 0 to 1"),
    ]

    private static let answers = [
        Fact("contribution", "units of data that one party of the type brings"),
        Fact("standalone", "units on which a party of the type would train alone"),
        Fact("reward", "what the model that a type is promised is worth, a mean over the groups that may come"),
        Fact("cap", "what the group's model is worth on average, given that the type is there: no reward is more"),
        Fact(
            "share, part", "the reward of the cap; of what the group's model is worth, what a type gets each time"),
        Fact("utility", "the worth of the reward less the cost of the contribution"),
        Fact("outside option", "what a type has without the contract: alone, or elsewhere where it says so"),
        Fact("gain, rent", "utility less outside option: what the contract adds for the type"),
        Fact("pool", "number of an offer; types with the same number (=) get the same offer"),
        Fact("binding", "which rules hold only just for the offer: the ones that hold the performance down"),
        Fact("ir", "individual rationality: nobody is worse off than by its outside option"),
        Fact("ic:X", "incentive compatibility: nobody gains by taking the offer to type X"),
        Fact("certified, bounded", "proved best up to the tolerance; proved to be within the gap of the best"),
        Fact("composition", "how many parties of each type the group has"),
        Fact(
            "proportional, threshold",
            "the two ways of keeping a promise: a part of the worth, or all up to a limit"),
        Fact(
            "own view", "what a party expects that knows itself to be in: larger groups of its type count for more"),
        Fact("SHA-256", "a number of 64 digits made from a file; another file has another one"),
    ]
}
