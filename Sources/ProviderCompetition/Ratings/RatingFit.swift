/// How the distance between two lists of ratings is measured.
public enum RatingNorm: String, Hashable, Sendable, CaseIterable {
    /// The largest over the items, which one item alone may rule.
    case largest = "sup"
    /// The root of the mean square over the items.
    case meanSquare = "rms"
}

/// Which combinations of providers are allowed. An offset is always free.
public enum RatingRule: String, Hashable, Sendable, CaseIterable {
    /// Any weights >= 0: the condition of alignment whose weights need no sum.
    case cone
    /// Weights >= 0 that sum to 1, as the papers are quoted.
    case hull
    /// The one provider that is nearest, as it stands.
    case single
    /// All providers alike.
    case average
}

/// A combination of the providers that comes nearest to a user: |sum_i w_i R_i + c - u|, over the items.
public struct RatingFit: Hashable, Sendable {
    /// Which combinations were allowed.
    public var rule: RatingRule
    /// What is smallest.
    public var norm: RatingNorm
    /// One a provider, >= 0; where some providers rate alike not unique.
    public var weights: [Double]
    /// c, in the user's scale.
    public var offset: Double
    /// In the user's scale: recomputed from weights and offset.
    public var error: Double

    /// The provider of the largest weight, the first of several.
    public var leader: Int { weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 } }
}

/// One user with the providers who are to stand in for her, each list less its middle, so that large constants do not
/// drown differences.
struct RatedUser {
    let own: [Double]
    let theirs: [[Double]]
    private let ownMiddle: Double
    private let theirMiddles: [Double]

    init(_ ratings: Ratings, user: Int) {
        func middle(_ list: [Double]) -> Double { (list.max() ?? 0) / 2 + (list.min() ?? 0) / 2 }
        ownMiddle = middle(ratings.users[user].ratings)
        own = ratings.users[user].ratings.map { [ownMiddle] in $0 - ownMiddle }
        theirMiddles = ratings.providers.map { middle($0.ratings) }
        theirs = zip(ratings.providers, theirMiddles).map { provider, middle in provider.ratings.map { $0 - middle } }
    }

    /// sum_i w_i R_i - u by item, without any offset but the middles.
    func residuals(_ weights: [Double]) -> [Double] {
        own.indices.map { k in zip(weights, theirs).reduce(-own[k]) { $0 + $1.0 * $1.1[k] } }
    }

    /// The weights with the best offset and the error that they then have.
    func fit(_ rule: RatingRule, _ norm: RatingNorm, _ weights: [Double]) -> RatingFit {
        let residuals = residuals(weights)
        let middle = norm.centre(residuals)
        let constant = zip(weights, theirMiddles).reduce(-ownMiddle) { $0 + $1.0 * $1.1 }
        return RatingFit(
            rule: rule, norm: norm, weights: weights, offset: -(constant + middle),
            error: norm.size(residuals.map { $0 - middle }))
    }

    /// The error of a fit from elsewhere, with its offset, on the items of this one.
    func error(of fit: RatingFit) -> Double {
        let constant = zip(fit.weights, theirMiddles).reduce(fit.offset - ownMiddle) { $0 + $1.0 * $1.1 }
        return fit.norm.size(residuals(fit.weights).map { $0 + constant })
    }
}

extension RatingNorm {
    /// The number nearest to all of them.
    func centre(_ values: [Double]) -> Double {
        switch self {
        case .largest: (values.max() ?? 0) / 2 + (values.min() ?? 0) / 2
        case .meanSquare: values.reduce(0, +) / Double(values.count)
        }
    }

    func size(_ values: [Double]) -> Double {
        switch self {
        case .largest: values.reduce(0) { max($0, abs($1)) }
        case .meanSquare: (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        }
    }
}
