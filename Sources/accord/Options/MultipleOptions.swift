import ArgumentParser
import ContractDesign

/// Offers in round numbers.
struct MultipleOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Ask each type for a whole multiple of so many units, 0 included, and say what that costs. For example \
            --multiple 10. With qualities the units are those of the column contribution, and types that get one offer \
            need a common multiple.
            """, valueName: "units"),
        transform: { text in try NumberArgument.number(text, suchAs: "10") })
    var multiple: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "With --multiple: promise each type a whole multiple of so many value units as well.", valueName: "value"),
        transform: { text in try NumberArgument.number(text, suchAs: "1") })
    var rewardMultiple: Double?

    func validate() throws {
        if multiple == nil, let rewardMultiple {
            throw ValidationError(
                "--reward-multiple \(rewardMultiple) goes with --multiple, which says of what contributions are multiples."
            )
        }
        do {
            _ = try multiples
        } catch {
            throw ValidationError("--multiple, --reward-multiple: \(error)")
        }
    }

    /// - Throws: `ValidationError` where settings leave no room for multiples.
    func require(in settings: SettingOptions) throws {
        guard multiple != nil, settings.relaxed else { return }
        throw ValidationError("--relaxed: whole multiples are searched in the problem itself. Leave one of them out.")
    }

    /// Nil where contributions may be any numbers.
    var multiples: WholeMultiples? {
        get throws(ContractError) {
            guard let multiple else { return nil }
            return try WholeMultiples(ofContribution: multiple, ofReward: rewardMultiple)
        }
    }

    /// The options as the words of a command.
    var words: [String] {
        (multiple.map { ["--multiple", "\($0)"] } ?? [])
            + (rewardMultiple.map { ["--reward-multiple", "\($0)"] } ?? [])
    }
}
