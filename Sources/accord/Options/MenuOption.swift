import ArgumentParser
import ContractDesign
import Inputs
import Stopping
import Tabular

/// Which menu is played: the best one, or one from a file.
struct MenuOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "CSV with an offer for each type: type,contribution,reward. Without it: the best menu.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var menu: String?

    @OptionGroup var reward: RewardOption

    /// The menu, and what the group achieves if everybody takes its own offer.
    /// - Parameter ignored: of the types' table, which was read, and the menu's.
    func chosen(
        for problem: ContractProblem, ignoring ignored: IgnoredColumns, within limits: SearchOptions, _ talk: Talk
    ) throws -> (menu: Menu, performance: Double, stoppedBy: StopReason?) {
        talk.noteMajorant(problem.accuracy)
        guard let menu else {
            try ignored.requireMet()
            let contract = try limits.search(talk) { try problem.design(observer: $0) }
            return (contract.menu, contract.performance.lower, contract.stoppedBy)
        }
        let offers = try problem.population.offers(readFrom: menu, ignoring: ignored)
        try ignored.requireMet()
        let group = try problem.expectations(atContributions: offers.map(\.contribution))
        return (problem.menu(of: offers, caps: group.caps), group.performance, nil)
    }
}
