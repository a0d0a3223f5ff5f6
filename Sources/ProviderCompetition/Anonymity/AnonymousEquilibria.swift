/// The least that each of two users gets in equilibria of menus that are the same for both. Derived here.
public struct AnonymousEquilibria: Hashable, Sendable {
    /// One user's side.
    public struct Worst: Hashable, Sendable {
        /// By name.
        public var user: String
        /// No equilibrium of menus gives her less, in her units.
        public var atLeast: Double
        /// An equilibrium of menus gives her this: at most full information, which always is one.
        public var found: Double
        /// Boxes of the two users' values that were looked at.
        public var boxes: Int
    }

    /// By user.
    public var worst: [Worst]

    /// The search ends where `atLeast` and `found` are this part of what information is worth to the user apart, or
    /// where all that is left is so narrow.
    public static let resolution = 1e-3
}

extension CompetitionGame {
    /// The worst equilibria of menus for each of two users, by branch and bound over the values r that the two have.
    ///
    /// All providers may as well offer the same menu, whose entries x_j are what the users do. It is an equilibrium
    /// exactly where no provider gains by winning any set S of users with a menu of its own:
    ///
    ///     sum_{j in S} m_j U_ij(x_j) >= D_i^S(r) = the best menu with  u_j >= r_j (j in S),  u_j <= r_j (others).
    ///
    /// D falls in r_S and rises in the rest, so that over a box it is at least what it is at the one corner, and a
    /// linear program bounds what a user has in the box. The best is full information, where two reveal everything.
    /// - Throws: `CompetitionError.notTwoUsers` for another number of users or a single provider; and where a linear
    ///   program could not be solved well enough.
    public func worstAnonymousEquilibria() throws(CompetitionError) -> AnonymousEquilibria {
        guard users.count == 2, providers.count > 1 else {
            throw .notTwoUsers(users: users.count, providers: providers.count)
        }
        let centred = CentredGame(self)
        var audit = Audit()
        return try centred.asking(.menu, &audit) { ask throws(CompetitionError) in
            var worst: [AnonymousEquilibria.Worst] = []
            var search = MenuBoxes(centred)
            for target in users.indices {
                let found = try search.worst(for: target, ask)
                worst.append(
                    AnonymousEquilibria.Worst(
                        user: users[target].name, atLeast: found.atLeast + centred.own[target],
                        found: found.found + centred.own[target], boxes: found.boxes))
            }
            return AnonymousEquilibria(worst: worst)
        }
    }
}
