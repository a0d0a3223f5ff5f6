import RealModule

/// The shapes that are searched, in coordinates in which they are spread evenly: a box of one or two dimensions.
///
///     pow4         ln gamma in [ln 0.02, ln 6], ln(1 + d / xr) with d in [0, 10 xmax]
///     power        ln gamma
///     mmf, weibull exponent in [0.05, 1], ln of half or scale in [0.001 xr, 100 xmax]
///     exponential  ln scale in [0.1 xr, 30 xmax]
struct ShapeBox {
    let family: CurveFamily
    let low: SIMD2<Double>
    let high: SIMD2<Double>

    /// - Parameter widest: the largest size as a multiple of the smallest.
    init(_ family: CurveFamily, widest: Double) {
        self.family = family
        let gamma: (low: Double, high: Double) = (.log(0.02), .log(6))
        switch family {
        case .pow4:
            low = [gamma.low, 0]
            high = [gamma.high, .log(onePlus: 10 * widest)]
        case .power:
            low = [gamma.low, 0]
            high = [gamma.high, 0]
        case .mmf, .weibull:
            low = [0.05, .log(1e-3)]
            high = [1, .log(100 * widest)]
        case .exponential:
            low = [.log(0.1), 0]
            high = [.log(30 * widest), 0]
        }
    }

    var dimensions: Int { high[1] > low[1] ? 2 : 1 }

    func shape(at point: SIMD2<Double>) -> CurveShape {
        switch family {
        case .pow4: CurveShape(family: family, power: .exp(point[0]), scale: .expMinusOne(point[1]))
        case .power: CurveShape(family: family, power: .exp(point[0]), scale: 0)
        case .mmf, .weibull: CurveShape(family: family, power: point[0], scale: .exp(point[1]))
        case .exponential: CurveShape(family: family, power: 1, scale: .exp(point[0]))
        }
    }

    /// Which of the shape's parameters lie on the box's edge, by name.
    func names(onEdge point: SIMD2<Double>) -> [String] {
        let names: [String]
        switch family {
        case .pow4: names = ["gamma", "d"]
        case .power: names = ["gamma"]
        case .mmf: names = ["exponent", "half"]
        case .weibull: names = ["exponent", "scale"]
        case .exponential: names = ["scale"]
        }
        return (0..<dimensions).filter { k in
            let near = 1e-6 * (high[k] - low[k])
            return point[k] - low[k] <= near || high[k] - point[k] <= near
        }.map { names[$0] }
    }
}
