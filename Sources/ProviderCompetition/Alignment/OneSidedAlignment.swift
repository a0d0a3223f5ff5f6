extension Certificate {
    /// The weights of a certificate without obedience as an alignment: the one-sided version.
    func alignment(in game: CompetitionGame, of user: Int) -> Alignment {
        Alignment(version: .oneSided, error: game.oneSidedError(of: user, weights), weights: weights, offsets: [])
    }
}
