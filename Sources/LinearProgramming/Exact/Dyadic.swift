import BigInt
import Foundation

/// An exact number `significand * 2^exponent`, of any length: what sums and products of floating-point numbers are.
///
/// The significand is odd, or the number is 0 and so is the exponent. So each value has one representation.
package struct Dyadic: Equatable, Sendable {
    let significand: BigInt
    let exponent: Int

    package static let zero = Dyadic(significand: 0, exponent: 0)
    package static let one = Dyadic(significand: 1, exponent: 0)

    private init(significand: BigInt, exponent: Int) {
        self.significand = significand
        self.exponent = exponent
    }

    /// With the trailing zeros moved into the exponent.
    private init(reducing significand: BigInt, _ exponent: Int) {
        guard significand != 0 else {
            self = .zero
            return
        }
        let zeros = significand.magnitude.trailingZeroBitCount
        self.init(significand: zeros > 0 ? significand >> zeros : significand, exponent: exponent + zeros)
    }

    /// The value of `number`, which is finite, without rounding.
    package init(_ number: Double) {
        let fraction = BigInt(number.significandBitPattern | (number.isNormal ? 1 << 52 : 0))
        let lowest = max(Int(number.exponentBitPattern), 1) - 1075
        self.init(reducing: number < 0 ? -fraction : fraction, lowest)
    }

    /// -1, 0 or 1.
    package var signum: Int { Int(significand.signum()) }
    var isZero: Bool { significand.isZero }
    /// How long the number is, in machine words, for counting work.
    var wordCount: Int { significand.magnitude.words.count }

    package static prefix func - (a: Dyadic) -> Dyadic { Dyadic(significand: -a.significand, exponent: a.exponent) }

    package static func + (a: Dyadic, b: Dyadic) -> Dyadic {
        if a.isZero { return b }
        if b.isZero { return a }
        let exponent = min(a.exponent, b.exponent)
        return Dyadic(
            reducing: (a.significand << (a.exponent - exponent)) + (b.significand << (b.exponent - exponent)), exponent)
    }

    package static func - (a: Dyadic, b: Dyadic) -> Dyadic { a + -b }

    package static func * (a: Dyadic, b: Dyadic) -> Dyadic {
        if a.isZero || b.isZero { return .zero }
        return Dyadic(significand: a.significand * b.significand, exponent: a.exponent + b.exponent)
    }

    /// `self / divisor` where the quotient is known to be such a number too.
    func exactQuotient(by divisor: Dyadic) -> Dyadic {
        if isZero { return .zero }
        return Dyadic(significand: significand / divisor.significand, exponent: exponent - divisor.exponent)
    }

    /// `self / divisor`, within 2^-51 of its magnitude (or infinite, or 0, where it lies outside the range of `Double`).
    func quotient(by divisor: Dyadic) -> Double {
        if isZero { return 0 }
        let (a, b) = (leading, divisor.leading)
        return scalbn(a.value / b.value, Int(clamping: a.exponent - b.exponent))
    }

    /// The largest floating-point number that is not above it; -infinity where there is none.
    package var roundedDown: Double {
        var number = quotient(by: .one)
        while number.isFinite, (self - Dyadic(number)).signum < 0 { number = number.nextDown }
        while number.nextUp.isFinite, (self - Dyadic(number.nextUp)).signum >= 0 { number = number.nextUp }
        return number == .infinity ? .greatestFiniteMagnitude : number
    }

    /// The number as `value * 2^exponent`, rounded.
    private var leading: (value: Double, exponent: Int) {
        let excess = max(0, significand.magnitude.bitWidth - 64)
        return (Double(significand >> excess), exponent + excess)
    }
}
