extension Sweep {
    /// How long a case takes on one thread: the mean over a sample, which ends early where time is up.
    ///
    /// The sample is spread over the sweep however early it ends: by the golden ratio.
    /// - Parameters:
    ///   - cases: how many are solved at most.
    ///   - limit: seconds after which no further case is begun.
    ///   - secondsPerCase: when the search of a case ends; nil for no limit.
    /// - Throws: what posing a case throws.
    public func meanSeconds(
        ofCases cases: Int = 64, within limit: Double = 10, secondsPerCase: Double? = nil
    ) throws -> (mean: Double, sample: Int) {
        let clock = ContinuousClock()
        // The first case of a process pays for what the others find made.
        if count > 1 {
            _ = SweptCase(1, try problem(1), of: identity(), knownTypes: knownTypes, within: secondsPerCase)
        }
        let start = clock.now
        var solved = 0
        repeat {
            let place = (Double(solved) * Self.goldenRatio).truncatingRemainder(dividingBy: 1)
            let number = min(count, 1 + Int(place * Double(count)))
            _ = SweptCase(number, try problem(number), of: identity(), knownTypes: knownTypes, within: secondsPerCase)
            solved += 1
        } while solved < min(cases, count) && clock.now - start < .seconds(limit)
        return ((clock.now - start) / .seconds(1) / Double(solved), solved)
    }

    private static let goldenRatio = 0.618_033_988_749_894_9
}
