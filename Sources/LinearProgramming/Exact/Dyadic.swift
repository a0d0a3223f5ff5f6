import Foundation

/// An exact number `± limbs * 2^exponent`, of any length: what sums and products of floating-point numbers are.
///
/// The limbs stand lowest first and make an odd number; none at all are zero. So each value has one representation.
struct Dyadic: Equatable, Sendable {
    private(set) var isNegative: Bool
    private(set) var limbs: [UInt]
    private(set) var exponent: Int

    static let zero = Dyadic(isNegative: false, limbs: [], exponent: 0)
    static let one = Dyadic(1)

    private init(isNegative: Bool, limbs: [UInt], exponent: Int) {
        self.isNegative = isNegative
        self.limbs = limbs
        self.exponent = exponent
    }

    /// The value of `number`, which is finite, without rounding.
    init(_ number: Double) {
        guard number != 0 else {
            self = .zero
            return
        }
        let significand = UInt(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
        let lowest = max(Int(number.exponentBitPattern), 1) - 1075
        let zeros = significand.trailingZeroBitCount
        self.init(isNegative: number < 0, limbs: [significand >> UInt(zeros)], exponent: lowest + zeros)
    }

    /// -1, 0 or 1.
    var signum: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }
    var isZero: Bool { limbs.isEmpty }

    static prefix func - (a: Dyadic) -> Dyadic {
        Dyadic(isNegative: !a.isNegative && !a.isZero, limbs: a.limbs, exponent: a.exponent)
    }

    static func + (a: Dyadic, b: Dyadic) -> Dyadic {
        if a.isZero { return b }
        if b.isZero { return a }
        let exponent = min(a.exponent, b.exponent)
        let (x, y) = (a.magnitude(at: exponent), b.magnitude(at: exponent))
        if a.isNegative == b.isNegative { return Dyadic(a.isNegative, Limbs.sum(x, y), exponent) }
        return Limbs.isLess(x, y)
            ? Dyadic(b.isNegative, Limbs.difference(y, x), exponent)
            : Dyadic(a.isNegative, Limbs.difference(x, y), exponent)
    }

    static func - (a: Dyadic, b: Dyadic) -> Dyadic { a + -b }

    static func * (a: Dyadic, b: Dyadic) -> Dyadic {
        if a.isZero || b.isZero { return .zero }
        return Dyadic(
            isNegative: a.isNegative != b.isNegative, limbs: Limbs.product(a.limbs, b.limbs),
            exponent: a.exponent + b.exponent)
    }

    /// `self / divisor` where the quotient is known to be such a number too.
    func exactQuotient(by divisor: Dyadic) -> Dyadic {
        if isZero { return .zero }
        return Dyadic(
            isNegative: isNegative != divisor.isNegative, limbs: Limbs.exactQuotient(limbs, divisor.limbs),
            exponent: exponent - divisor.exponent)
    }

    /// `self / divisor`, within 2^-51 of its magnitude (or infinite, or 0, where it lies outside the range of
    /// `Double`).
    func quotient(by divisor: Dyadic) -> Double {
        if isZero { return 0 }
        let (a, b) = (leading, divisor.leading)
        let magnitude = scalbn(a.value / b.value, Int(clamping: a.exponent - b.exponent))
        return isNegative != divisor.isNegative ? -magnitude : magnitude
    }

    /// The magnitude as `value * 2^exponent`, rounded.
    private var leading: (value: Double, exponent: Int) {
        let last = limbs.count - 1
        let low = last > 0 ? scalbn(Double(limbs[last - 1]), -UInt.bitWidth) : 0
        return (Double(limbs[last]) + low, exponent + last * UInt.bitWidth)
    }

    /// The magnitude as a whole multiple of 2^exponent, for an exponent no larger than its own.
    private func magnitude(at exponent: Int) -> [UInt] {
        Limbs.shifted(limbs, by: self.exponent - exponent)
    }

    /// With the trailing zeros moved into the exponent.
    private init(_ isNegative: Bool, _ limbs: [UInt], _ exponent: Int) {
        guard let first = limbs.firstIndex(where: { $0 != 0 }) else {
            self = .zero
            return
        }
        let zeros = limbs[first].trailingZeroBitCount
        self.init(
            isNegative: isNegative, limbs: Limbs.shiftedDown(limbs[first...], by: zeros),
            exponent: exponent + first * UInt.bitWidth + zeros)
    }
}
