extension BoundAccuracy {
    /// From the table of the two functions of x / k that every bound is made of.
    public func exponentialSum(totalsUpTo most: Double) -> ExponentialSum? {
        let terms = BoundExponentials.terms
        let root = 4 / complexity.squareRoot()
        let range =
            (BoundExponentials.range.lowerBound * complexity)...(BoundExponentials.range.upperBound * complexity)
        guard most <= range.upperBound, onset >= range.lowerBound else { return nil }
        return ExponentialSum(
            limit: limit, rates: terms.map { $0.rate / complexity },
            weights: terms.map { $0.logarithmic + root * $0.root },
            relativeError: BoundExponentials.relativeError, range: range
        ).restricted(toTotalsUpTo: most)
    }
}
