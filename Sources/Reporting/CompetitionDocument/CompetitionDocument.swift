import ProviderCompetition
import Stopping

/// An analysed game of competing providers as JSON, schema `accord.compete/1`: keys sorted, numbers to full precision,
/// null for "none".
struct CompetitionDocument: JSONDocument {
    private let analysis: CompetitionAnalysis
    /// Why further questions have no answer, if they have none.
    private let stoppedBy: StopReason?
    private let further: SupplementRecord

    init(_ analysis: CompetitionAnalysis, _ supplement: CompetitionSupplement) {
        self.analysis = analysis
        further = SupplementRecord(supplement, analysis)
        stoppedBy = supplement.stoppedBy
    }

    /// Changes where a reader of the document would have to.
    static let schema = "accord.compete/1"

    private enum Keys: String, CodingKey {
        case schema, problem, users, certificates, anonymous, monopoly, profile, regret, checks, solver, stoppedBy,
            unfinished, failed, leaveOut, dynamics, anonymousEquilibria
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(GameRecord(analysis.game), forKey: .problem)
        let names = analysis.game.providers.map(\.name)
        try container.encode(analysis.users.map { UserRecord($0, providers: names) }, forKey: .users)
        try container.encode(CertificateRecord.list(analysis), forKey: .certificates)
        // a nil Optional is written as null
        try container.encode(analysis.anonymous.map { AnonymousRecord($0, analysis.game) }, forKey: .anonymous)
        try container.encode(analysis.stoppedBy ?? stoppedBy, forKey: .stoppedBy)
        let unanswered = stoppedBy == nil ? [] : ["further questions"]
        try container.encode(analysis.unfinished.map { $0.name(in: analysis.game) } + unanswered, forKey: .unfinished)
        try container.encode(analysis.failed.map { FailedPartRecord($0, analysis.game) }, forKey: .failed)
        try container.encode(analysis.monopolies.map(MonopolyRecord.init), forKey: .monopoly)
        if let profile = analysis.profile {
            try container.encode(ProfileRecord(profile, analysis.game), forKey: .profile)
            try container.encode(RegretRecord.list(profile, analysis.game), forKey: .regret)
        } else {
            try container.encodeNil(forKey: .profile)
            try container.encodeNil(forKey: .regret)
        }
        try container.encodeIfPresent(further.leaveOut, forKey: .leaveOut)
        try container.encodeIfPresent(further.dynamics, forKey: .dynamics)
        try container.encodeIfPresent(further.anonymousEquilibria, forKey: .anonymousEquilibria)
        try container.encode(analysis.audit.checks, forKey: .checks)
        try container.encode(SolverRecord(analysis), forKey: .solver)
    }
}

private struct GameRecord: Encodable {
    var states: [String]
    /// Left out, since their probability is 0.
    var impossibleStates: [String]
    var prior: [Double]
    var users: [User]
    var providers: [Provider]

    struct User: Encodable {
        var user: String
        var mass: Double
        var actions: [String]
        /// One row a state.
        var utility: [[Double]]
    }

    struct Provider: Encodable {
        var provider: String
        /// By user: one row a state.
        var payoffs: [String: [[Double]]]
    }

    init(_ game: CompetitionGame) {
        func rows(_ matrix: PayoffMatrix) -> [[Double]] {
            (0..<matrix.stateCount).map { y in (0..<matrix.actionCount).map { matrix[y, $0] } }
        }
        states = game.states
        impossibleStates = game.impossibleStates
        prior = game.prior
        users = game.users.map { User(user: $0.name, mass: $0.mass, actions: $0.actions, utility: rows($0.utility)) }
        providers = game.providers.map { provider in
            Provider(provider: provider.name, payoffs: named(game.users.map(\.name), provider.payoffs.map(rows)))
        }
    }
}

private struct AnonymousRecord: Encodable {
    var publicValue: [TotalRecord]
    var menuValue: [TotalRecord]
    var silentValue: [String: Double]
    var silenceIsEquilibrium: [String: OrNull<Bool>]
    var certificate: [Bound]
    /// Of weights that serve all users alike.
    var strongError: Double
    var strongAlignment: CommonAlignmentRecord
    var targetedError: [Bound]
    var targetedAlignment: [CommonAlignmentRecord]
    var guarantee: [Bound]

    struct TotalRecord: Encodable {
        var provider: String
        var value: Double
        var bound: Double
    }

    struct Bound: Encodable {
        var user: String
        var value: Double
    }

    init(_ standing: AnonymousStanding, _ game: CompetitionGame) {
        func totals(_ policy: AnonymousPolicy) -> [TotalRecord] {
            zip(game.providers, standing.totals[policy] ?? []).map {
                TotalRecord(provider: $0.name, value: $1.value, bound: $1.bound)
            }
        }
        func bounds(_ values: [Double]) -> [Bound] { zip(game.users, values).map { Bound(user: $0.name, value: $1) } }
        publicValue = totals(.common)
        menuValue = totals(.menu)
        silentValue = named(game.providers.map(\.name), standing.silent)
        silenceIsEquilibrium = [
            "public": OrNull(standing.isSilenceEquilibrium[.common]),
            "menu": OrNull(standing.isSilenceEquilibrium[.menu]),
        ]
        certificate = bounds(standing.certificates.map(\.value))
        strongError = standing.equalAlignment.error
        strongAlignment = CommonAlignmentRecord(standing.equalAlignment, for: nil, in: game)
        targetedAlignment = zip(game.users, standing.targetedAlignments).map {
            CommonAlignmentRecord($1, for: $0.name, in: game)
        }
        targetedError = bounds(standing.targetedAlignments.map(\.error))
        guarantee = bounds(standing.guarantees)
    }
}

private struct MonopolyRecord: Encodable {
    var provider: String
    var user: String
    var providerValue: Double
    var bound: Double
    var userValue: Double

    init(_ monopoly: Monopoly) {
        provider = monopoly.provider
        user = monopoly.user
        providerValue = monopoly.providerValue.value
        bound = monopoly.providerValue.bound
        userValue = monopoly.userValue
    }
}

private struct SolverRecord: Encodable {
    var linearPrograms: Int
    var pivots: Int
    var largest: Size
    var seconds: Double

    /// What is beyond the range of numbers in full is null.
    struct Size: Encodable {
        var rows: Int
        var rowsInFull: OrNull<Double>
        var columns: Int
        var columnsInFull: OrNull<Double>

        init(_ size: ProgramSize) {
            rows = size.rows
            rowsInFull = OrNull(size.rowsInFull.isFinite ? size.rowsInFull : nil)
            columns = size.columns
            columnsInFull = OrNull(size.columnsInFull.isFinite ? size.columnsInFull : nil)
        }
    }

    init(_ analysis: CompetitionAnalysis) {
        linearPrograms = analysis.audit.work.linearPrograms
        pivots = analysis.audit.work.pivots
        largest = Size(analysis.audit.work.largest)
        seconds = analysis.seconds
    }
}

/// A part without an answer, and why.
private struct FailedPartRecord: Encodable {
    var part: String
    var message: String

    init(_ part: FailedPart, _ game: CompetitionGame) {
        self.part = part.stage.name(in: game)
        message = part.explanation
    }
}

extension CompetitionStage {
    /// The name of a user, or what a stage is about in a word.
    func name(in game: CompetitionGame) -> String {
        switch self {
        case .user(let number, _): "user \(game.users[number - 1].name)"
        case .anonymousPolicies: "anonymous"
        case .profile: "profile"
        }
    }
}
