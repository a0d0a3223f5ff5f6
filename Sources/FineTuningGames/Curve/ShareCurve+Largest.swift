extension ShareCurve {
    /// The most players whose own peaks are refined one by one.
    private static let mostRefined = 64

    /// The most that any point gives each player.
    mutating func findLargestAtPoints() {
        largestUtilities = pieces[0].points[0].utilities
        for piece in pieces {
            for point in piece.points {
                for j in largestUtilities.indices { largestUtilities[j] = max(largestUtilities[j], point.utilities[j]) }
            }
        }
    }

    /// Moves the most at any point to the peak beside it, for each player or, of many, for the generalist.
    mutating func refineLargest() throws(GameError) {
        let refined = largestUtilities.indices.prefix(game.playerCount > Self.mostRefined ? 1 : .max)
        for j in refined where largestUtilities[j] > 0 {
            let own = Objective { point, _ in point.utilities[j] }
            largestUtilities[j] = own.value(try maximizers(of: own)[0].low)
        }
    }
}
