import FineTuningGames

/// When revenue is shared, for programs.
struct VerdictRecord: Encodable {
    private let sharing: OrNull<Sharing>
    private let givesAway: Sides
    private let served: Bool
    private let servedSpecialists: [String]
    private let thresholds: Thresholds

    init(_ verdict: SharingVerdict, of game: FineTuningGame) {
        sharing = OrNull(Sharing(verdict.sharing))
        givesAway = Sides(generalist: verdict.generalistGives, specialist: verdict.specialistGives)
        served = verdict.isServed
        servedSpecialists = zip(game.specialists, verdict.served).filter(\.1).map(\.0.name)
        thresholds = Thresholds(verdict.thresholds, of: game)
    }

    private struct Sharing: Encodable {
        var low, high: Double
        var lowClosed, highClosed: Bool
        var intervals: [ShareIntervalRecord]

        init?(_ found: [ShareInterval]) {
            guard let first = found.first, let last = found.last else { return nil }
            (low, lowClosed, high, highClosed) = (first.low, first.lowClosed, last.high, last.highClosed)
            intervals = found.map(ShareIntervalRecord.init)
        }
    }

    private struct Sides: Encodable {
        var generalist, specialist: Bool
    }
}

extension VerdictRecord {
    private struct Thresholds: Encodable {
        var costRatio: OrNull<Double>
        var generalistGivesBelow: OrNull<Bound>
        var specialistGivesAbove, gainBelowFixedCost, servedUpToFixedCost, lastShareServed: OrNull<Double>
        var changes: [Change]

        init(_ found: SharingThresholds, of game: FineTuningGame) {
            costRatio = OrNull(found.costRatio)
            generalistGivesBelow = OrNull(found.generalistGivesBelow.map(Bound.init))
            specialistGivesAbove = OrNull(found.specialistGivesAbove)
            gainBelowFixedCost = OrNull(found.gainBelowFixedCost)
            servedUpToFixedCost = OrNull(found.servedUpToFixedCost)
            lastShareServed = OrNull(found.lastShareServed)
            changes = found.changes.map {
                Change(
                    share: $0.share, specialist: game.specialists[$0.specialist].name, before: $0.before,
                    after: $0.after)
            }
        }
    }

    /// JSON has no word for infinity.
    private struct Bound: Encodable {
        var value: Double

        init(_ value: Double) { self.value = value }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if value.isFinite { try container.encode(value) } else { try container.encode("always") }
        }
    }

    private struct Change: Encodable {
        var share: Double
        var specialist: String
        var before, after: Regime
    }
}
