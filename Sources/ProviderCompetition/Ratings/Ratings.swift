/// What several people, or several models, made of the same items: numbers by item, of users and of providers.
///
/// An item is whatever was judged, such as an answer to a question: a state and an action in one.
public struct Ratings: Hashable, Sendable {
    /// Who judged, and how.
    public struct Rater: Hashable, Sendable {
        /// A name of its own.
        public var name: String
        /// By item, in the rater's own scale.
        public var ratings: [Double]

        /// Nothing is checked here; ``Ratings/init(items:users:providers:)`` refuses what is none.
        public init(name: String, ratings: [Double]) {
            self.name = name
            self.ratings = ratings
        }
    }

    /// By name.
    public let items: [String]
    /// Those whose judgement counts.
    public let users: [Rater]
    /// Those who are to stand in for it, in the order in which they are added one by one.
    public let providers: [Rater]

    /// Most providers.
    public static let providerLimit = 500

    /// Ratings of at least two items.
    /// - Throws: `RatingsError` for too few items, users or providers or too many providers, for a name that stands
    ///   twice, for lists of another length than the items and for numbers beyond 1e30.
    public init(items: [String], users: [Rater], providers: [Rater]) throws(RatingsError) {
        if items.count < 2 { throw .tooFew(.items, least: 2) }
        if users.isEmpty { throw .tooFew(.users, least: 1) }
        if providers.isEmpty { throw .tooFew(.providers, least: 1) }
        if providers.count > Self.providerLimit { throw .tooManyProviders(providers.count) }
        for names in [items, (users + providers).map(\.name)] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
        }
        for rater in users + providers {
            let isUsable = rater.ratings.allSatisfy { abs($0) <= CompetitionGame.payoffLimit }
            guard rater.ratings.count == items.count, isUsable else { throw .ratings(of: rater.name) }
        }
        self.items = items
        self.users = users
        self.providers = providers
    }

    /// The same raters on some of the items.
    func keeping(_ kept: [Int]) -> Ratings {
        func part(_ raters: [Rater]) -> [Rater] {
            raters.map { rater in Rater(name: rater.name, ratings: kept.map { rater.ratings[$0] }) }
        }
        return Ratings(items: kept.map { items[$0] }, part(users), part(providers))
    }

    private init(items: [String], _ users: [Rater], _ providers: [Rater]) {
        self.items = items
        self.users = users
        self.providers = providers
    }
}
