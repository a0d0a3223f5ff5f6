/// The mean value and the mean performance of a model, or a difference of such.
struct InformedMeans {
    var value = 0.0
    var performance = 0.0

    static func += (a: inout InformedMeans, b: InformedMeans) {
        a.value += b.value
        a.performance += b.performance
    }

    static func - (a: InformedMeans, b: InformedMeans) -> InformedMeans {
        InformedMeans(value: a.value - b.value, performance: a.performance - b.performance)
    }

    /// Made as large as a part of another difference.
    func enlarged(by part: Double, of other: InformedMeans) -> InformedMeans {
        InformedMeans(
            value: max(abs(value), part * abs(other.value)),
            performance: max(abs(performance), part * abs(other.performance)))
    }

    static func * (factor: Double, a: InformedMeans) -> InformedMeans {
        InformedMeans(value: factor * a.value, performance: factor * a.performance)
    }
}
