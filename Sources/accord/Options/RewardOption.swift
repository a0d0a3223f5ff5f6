import ArgumentParser
import ContractDesign

/// How promises are kept.
struct RewardOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How a promise, which is a mean, is kept on the day: a fixed part of what the collective model is worth, or \
            the collective model up to a threshold.
            """, valueName: "kind"))
    var rewardPolicy = RewardPolicy.proportional
}

extension RewardPolicy: ExpressibleByArgument {}
