import NumericalMethods
import RealModule

/// By what the sizes of a pilot are weighed against each other.
public enum Weighting: String, CaseIterable, Hashable, Sendable {
    /// 1 / error^2, the errors smoothed over the sizes; all alike where none is known.
    case smoothed
    /// 1 / error^2, the errors as they were measured.
    case errors
    /// All alike.
    case equal
}

/// The standard errors of a pilot's skills, as a fit weighs them.
struct PointErrors {
    /// In skill, one a size; nil where they count as unknown, and all sizes alike.
    let errors: [Double]?
    /// Sizes whose error was too small to be believed.
    let small: [Double]

    /// Runs that happen to agree, or scores rounded alike, make errors near 0, which would outweigh all else. Those below
    /// this, in score, have it added in quadrature.
    private static let floor = 1e-3

    /// - Throws: `PilotError.noError` where errors are asked for and a size has none.
    init(_ pilot: Pilot, _ weighting: Weighting) throws(PilotError) {
        let scale = 1 / (1 - pilot.baseline)
        let known = pilot.measurements.map { $0.error.map(Self.credible) }
        switch weighting {
        case .equal: errors = nil
        case .errors:
            var all: [Double] = []
            for (measurement, error) in zip(pilot.measurements, known) {
                guard let error else { throw .noError(samples: measurement.samples) }
                all.append(error * scale)
            }
            errors = all
        case .smoothed:
            errors = Self.smoothed(known, pilot.measurements)?.map { Self.credible($0) * scale }
        }
        small = errors == nil ? [] : pilot.measurements.filter { $0.error ?? 1 < Self.floor }.map(\.samples)
    }

    private static func credible(_ error: Double) -> Double {
        error < floor ? (error * error + floor * floor).squareRoot() : error
    }

    /// ln(error^2) as a straight line in ln(size), by least squares; errors of single runs where it is known how many
    /// runs each mean is of. The logarithm of a variance of k degrees of freedom is too low by ln(k/2) - digamma(k/2) on
    /// average, 0.12 for ten runs, which is added. With errors at fewer than three sizes the line is level.
    private static func smoothed(_ errors: [Double?], _ measurements: [ScoredSize]) -> [Double]? {
        let isOfRuns = measurements.allSatisfy { $0.repeats != nil }
        func runs(_ measurement: ScoredSize) -> Double { isOfRuns ? Double(measurement.repeats ?? 1) : 1 }
        let known = zip(errors, measurements).compactMap { error, measurement -> (x: Double, y: Double)? in
            guard let error else { return nil }
            let half = 0.5 * Double((measurement.repeats ?? 1) - 1)
            let bias = half > 0 ? .log(half) - IncompleteGamma.digamma(half) : 0
            return (.log(measurement.samples), .log(error * error * runs(measurement)) + bias)
        }
        if known.isEmpty { return nil }
        let count = Double(known.count)
        let middle = known.reduce(0) { $0 + $1.x } / count
        let mean = known.reduce(0) { $0 + $1.y } / count
        let spread = known.reduce(0) { $0 + ($1.x - middle) * ($1.x - middle) }
        let slope = known.count < 3 ? 0 : known.reduce(0) { $0 + ($1.x - middle) * ($1.y - mean) } / spread
        return measurements.map { measurement in
            let line = mean + slope * (.log(measurement.samples) - middle)
            return (Double.exp(line) / runs(measurement)).squareRoot()
        }
    }
}
