import RealModule

/// How a shortfall falls, apart from its size: phi(x), normalised to 1 at the reference size, in units of that size.
///
/// The coefficient of phi is then the drop still to come at the reference size, of order 1, where the natural b of a
/// power law reaches 1e9 and more.
struct CurveShape: Hashable, Sendable {
    let family: CurveFamily
    /// gamma, or the exponent; 1 for `exponential`.
    let power: Double
    /// d, half or scale as a multiple of the reference size; 0 for `power`.
    let scale: Double

    /// phi at `ratio` reference sizes, whose logarithm is passed too; 0 at infinity.
    @inline(__always) func left(_ ratio: Double, log: Double) -> Double {
        switch family {
        case .pow4: .exp(-power * .log((ratio + scale) / (1 + scale)))
        case .power: .exp(-power * log)
        case .mmf: (1 + start) / (1 + .exp(power * (log - .log(scale))))
        case .weibull: .exp(start - .exp(power * (log - .log(scale))))
        case .exponential: .exp((1 - ratio) / scale)
        }
    }

    /// (1 / scale)^power.
    private var start: Double { .exp(-power * .log(scale)) }

    /// What the drop at the reference size is multiplied by for the natural b, in reference sizes^power where b has a
    /// unit.
    func natural(reference: Double) -> Double {
        switch family {
        case .pow4, .power: .exp(power * .log(reference * (1 + scale)))
        case .mmf: 1 + start
        case .weibull: .exp(start)
        case .exponential: .exp(1 / scale)
        }
    }

    /// The family's other parameters in natural units, in the order of their names.
    func parameters(reference: Double) -> [Double] {
        switch family {
        case .pow4: [scale * reference, power]
        case .power: [power]
        case .mmf, .weibull: [scale * reference, power]
        case .exponential: [scale * reference]
        }
    }
}
