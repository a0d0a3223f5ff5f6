import ContractDesign
import LearningCurves
import Tabular

/// A contract as it is shown: the menu, its bounds and checks, and how the promises are kept.
public final class ContractPresentation: DocumentedPresentation, ReportedPresentation {
    private let contract: Contract
    private let policy: RewardPolicy
    private let draws: Int?
    private let isNormalized: Bool
    private let commands: ContractCommands?
    private let pilot: PilotedProblem?
    private let proof: WrittenProof?
    private let name: AgreementName

    /// Made where something shows it, since that may take many draws, and once.
    private lazy var rewards = contract.rewardPlan(policy, draws: draws)

    /// Shows a contract, and what of its promises the policy makes, which is computed where it is shown.
    /// - Parameters:
    ///   - contract: certified or not.
    ///   - policy: how the promises are kept.
    ///   - draws: of groups at most, where the rewards' distributions are drawn; nil for as many as is usual.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    ///   - pilot: on which the learning curve rests; nil where the curve was given.
    ///   - proof: that a page shows; nil where none was asked for or found.
    ///   - commands: what a page tells its readers to run, where there is a command line.
    ///   - name: what the parties call it.
    public init(
        _ contract: Contract, keptBy policy: RewardPolicy = .proportional, draws: Int? = nil,
        isNormalized: Bool = false,
        pilot: PilotedProblem? = nil, proof: WrittenProof? = nil, commands: ContractCommands? = nil,
        name: AgreementName = AgreementName()
    ) {
        self.name = name
        self.contract = contract
        self.policy = policy
        self.draws = draws
        self.isNormalized = isNormalized
        self.commands = commands
        self.pilot = pilot
        self.proof = proof
    }

    private var content: ContractText { ContractText(contract, pilot: pilot) }

    public func text(in room: TextRoom) -> String {
        ContractText(contract, rewards: rewards, pilot: pilot).text(in: room)
    }

    /// The menu, one row a type.
    public var csv: CSVText { contract.menu.csv }

    /// The bounds and the checks.
    public var aside: String { content.summary }

    /// Which types no contract can tell apart, and whose offers rest on what they say.
    public var notes: [String] {
        ProblemText(contract.problem).reservations + content.mergers + content.claims
            + content.demands + content.warnings
    }

    /// Schema `accord.contract/1`.
    public var document: some JSONDocument { contractDocument }

    private var contractDocument: ContractDocument {
        ContractDocument(contract, rewards: rewards, normalized: isNormalized, pilot: pilot, name: name)
    }

    public func charts() -> [Chart] { contract.charts(rewards: rewards) + contract.scenarioCharts + curves }

    /// The pilot with its fit and band.
    private var curves: [Chart] {
        pilot.map { FitPresentation($0.fit, anchor: $0.anchor, beside: $0.curve).charts() } ?? []
    }

    public func page(from source: ReportSource) throws -> ReportPage {
        try ContractReport(
            contract, rewards: rewards, source: source, commands: commands, name: name, document: contractDocument,
            pilot: pilot, proof: proof
        ).page()
    }
}
