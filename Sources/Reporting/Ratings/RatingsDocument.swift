import ProviderCompetition

/// How near providers come to users as JSON, schema `accord.align/1`.
struct RatingsDocument: JSONDocument {
    static let schema = "accord.align/1"

    private struct Halves: Encodable {
        var seed: UInt64
        var first, second: [String]
    }

    private struct HeldOut: Encodable {
        var fittedTo: String
        var fitted, heldOut: Double
    }

    private struct Fit: Encodable {
        var error: Double
        var weights: [String: Double]
        var offset: Double
        var heldOut: [HeldOut]
    }

    private struct Step: Encodable {
        var providers: Int
        var sup, rms: [String: Double]
    }

    private struct User: Encodable {
        var user: String
        var sup, rms: [String: Fit]
        var byCount: [Step]
    }

    private let schema = Self.schema
    private let items: Int
    private let providers: [String]
    private let halves: OrNull<Halves>
    private let users: [User]

    init(_ analysis: RatingsAnalysis) {
        let ratings = analysis.ratings
        let names = ratings.providers.map(\.name)
        items = ratings.items.count
        providers = names
        halves = OrNull(
            analysis.firstHalf.isEmpty
                ? nil
                : Halves(
                    seed: analysis.seed, first: analysis.firstHalf.map { ratings.items[$0] },
                    second: analysis.secondHalf.map { ratings.items[$0] }))
        users = analysis.users.map { user in
            func fits(_ norm: RatingNorm) -> [String: Fit] {
                let fits = user.fits.filter { $0.norm == norm }.map { fit in
                    let heldOut = user.heldOut(fit.rule, norm).map {
                        HeldOut(
                            fittedTo: $0.isFittedToFirst ? "first" : "second", fitted: $0.fitted, heldOut: $0.heldOut)
                    }
                    let weights = Dictionary(zip(names, fit.weights), uniquingKeysWith: { first, _ in first })
                    return (
                        fit.rule.rawValue, Fit(error: fit.error, weights: weights, offset: fit.offset, heldOut: heldOut)
                    )
                }
                return Dictionary(fits, uniquingKeysWith: { first, _ in first })
            }
            func errors(_ step: RatingAlignment.Step, _ norm: RatingNorm) -> [String: Double] {
                let errors = (step.errors[norm] ?? [:]).map { ($0.key.rawValue, $0.value) }
                return Dictionary(errors, uniquingKeysWith: { first, _ in first })
            }
            return User(
                user: user.user, sup: fits(.largest), rms: fits(.meanSquare),
                byCount: user.steps.map {
                    Step(providers: $0.providers, sup: errors($0, .largest), rms: errors($0, .meanSquare))
                })
        }
    }
}
