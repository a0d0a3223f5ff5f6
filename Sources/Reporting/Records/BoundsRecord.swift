import ContractDesign

/// What a menu reaches at least, and what no menu can exceed, in performance.
struct BoundsRecord: Encodable {
    var lower: Double
    var upper: Double
    var gap: Double

    init(_ bounds: PerformanceBounds) {
        lower = bounds.lower
        upper = bounds.upper
        gap = bounds.gap
    }
}
