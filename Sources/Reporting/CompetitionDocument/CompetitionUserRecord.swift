import ProviderCompetition

/// One user of an analysed game, as JSON writes her.
struct UserRecord: Encodable {
    var user: String
    var fullInformation: Double
    var noInformation: Double
    private var alignment: [String: AlignmentRecord]
    var certificate: Double
    var certificateWithoutObedience: Double
    var certain: Double
    private var equilibrium: EquilibriumRecord
    var price: OrNull<Double>
    private var frontiers: [FrontierRecord]
    private var logit: OrNull<LogitRecord>

    init(_ standing: UserStanding, providers: [String]) {
        user = standing.user
        fullInformation = standing.fullInformation
        noInformation = standing.noInformation
        alignment = Dictionary(
            uniqueKeysWithValues: standing.alignments.map { version, alignment in
                (
                    version.rawValue,
                    AlignmentRecord(alignment, guarantee: standing.guarantee(version), providers: providers)
                )
            })
        certificate = standing.certificates.certificate
        certificateWithoutObedience = standing.certificates.certificateWithoutObedience
        certain = standing.certain
        equilibrium = EquilibriumRecord(standing.equilibrium)
        price = OrNull(standing.price)
        frontiers = zip(providers, standing.frontiers).map { provider, frontier in
            FrontierRecord(
                provider: provider, breakpoints: frontier.breakpoints.map { [$0.userValue, $0.providerValue] })
        }
        logit = OrNull(standing.logit.map(LogitRecord.init))
    }
}

private struct AlignmentRecord: Encodable {
    var error: Double
    var weights: [String: Double]
    /// None of the one-sided version.
    var offset: Offset?
    /// V - 2 error; V - error of the one-sided version.
    var guarantee: Double

    enum Offset: Encodable {
        case one(Double)
        case byState([Double])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .one(let number): try container.encode(number)
            case .byState(let numbers): try container.encode(numbers)
            }
        }
    }

    init(_ alignment: Alignment, guarantee: Double, providers: [String]) {
        error = alignment.error
        weights = named(providers, alignment.weights)
        switch alignment.version {
        case .constant, .hull: offset = .one(alignment.offsets.first ?? 0)
        case .state, .average: offset = .byState(alignment.offsets)
        case .oneSided: offset = nil
        }
        self.guarantee = guarantee
    }
}

private struct EquilibriumRecord: Encodable {
    var lowest: OrNull<Double>
    var highest: OrNull<Double>
    var intervals: [[Double]]

    init(_ values: EquilibriumValues) {
        lowest = OrNull(values.lowest)
        highest = OrNull(values.highest)
        intervals = values.intervals.map { [$0.lowerBound, $0.upperBound] }
    }
}

/// The breakpoints of M_i, each the user's value and the provider's.
private struct FrontierRecord: Encodable {
    var provider: String
    var breakpoints: [[Double]]
}

private struct LogitRecord: Encodable {
    var precision: Double
    var fullInformation: Double
    var noInformation: Double
    var guarantee: Double
    var coarseGuarantee: Double

    init(_ standing: LogitStanding) {
        precision = standing.rule.precision
        fullInformation = standing.fullInformation
        noInformation = standing.noInformation
        guarantee = standing.guarantee
        coarseGuarantee = standing.coarseGuarantee
    }
}

/// Values by the names of their owners.
func named<Value>(_ names: [String], _ values: [Value]) -> [String: Value] {
    Dictionary(zip(names, values)) { first, _ in first }
}
