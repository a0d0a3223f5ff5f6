/// Arithmetic on whole numbers of any length, kept as limbs, the lowest first and the highest not zero.
enum Limbs {
    static func isLess(_ a: [UInt], _ b: [UInt]) -> Bool {
        if a.count != b.count { return a.count < b.count }
        for k in a.indices.reversed() where a[k] != b[k] { return a[k] < b[k] }
        return false
    }

    static func sum(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        var result = long
        var carry: UInt = 0
        for k in long.indices {
            if k >= short.count && carry == 0 { break }
            let (first, over) = long[k].addingReportingOverflow(k < short.count ? short[k] : 0)
            let (second, again) = first.addingReportingOverflow(carry)
            result[k] = second
            carry = over || again ? 1 : 0
        }
        if carry > 0 { result.append(carry) }
        return result
    }

    /// `a - b`, for a >= b.
    static func difference(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        var result = a
        var borrow: UInt = 0
        for k in a.indices {
            if k >= b.count && borrow == 0 { break }
            let (first, under) = a[k].subtractingReportingOverflow(k < b.count ? b[k] : 0)
            let (second, again) = first.subtractingReportingOverflow(borrow)
            result[k] = second
            borrow = under || again ? 1 : 0
        }
        return trimmed(result)
    }

    /// - Complexity: O(a.count * b.count).
    static func product(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        let result = [UInt](unsafeUninitializedCapacity: a.count + b.count) { buffer, count in
            buffer.initialize(repeating: 0)
            for i in a.indices {
                var carry: UInt = 0
                for j in b.indices {
                    let (high, low) = a[i].multipliedFullWidth(by: b[j])
                    let (first, over) = low.addingReportingOverflow(buffer[i + j])
                    let (second, again) = first.addingReportingOverflow(carry)
                    buffer[i + j] = second
                    carry = high &+ (over ? 1 : 0) &+ (again ? 1 : 0)
                }
                buffer[i + b.count] = carry
            }
            count = a.count + b.count
        }
        return trimmed(result)
    }

    /// `a / b` where b is odd and divides a: from the lowest limb upwards, each limb of the quotient is the lowest limb
    /// of what is left times the inverse of b modulo the size of a limb.
    /// - SeeAlso: Jebelean, "An algorithm for exact division", J. Symbolic Computation 15 (1993).
    /// - Complexity: O(b.count * (a.count - b.count + 1)).
    static func exactQuotient(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        let length = a.count - b.count + 1
        var inverse = b[0]
        for _ in 0..<5 { inverse = inverse &* (2 &- b[0] &* inverse) }
        var rest = Array(a.prefix(length))
        for k in 0..<length {
            let limb = rest[k] &* inverse
            rest[k] = limb
            var borrow = limb.multipliedFullWidth(by: b[0]).high
            for j in 1..<max(1, min(b.count, length - k)) {
                let (high, low) = limb.multipliedFullWidth(by: b[j])
                let (first, under) = rest[k + j].subtractingReportingOverflow(low)
                let (second, again) = first.subtractingReportingOverflow(borrow)
                rest[k + j] = second
                borrow = high &+ (under ? 1 : 0) &+ (again ? 1 : 0)
            }
            var next = k + b.count
            while borrow > 0 && next < length {
                let (value, under) = rest[next].subtractingReportingOverflow(borrow)
                rest[next] = value
                borrow = under ? 1 : 0
                next += 1
            }
        }
        return trimmed(rest)
    }

    /// `limbs * 2^bits`.
    static func shifted(_ limbs: [UInt], by bits: Int) -> [UInt] {
        if bits == 0 { return limbs }
        let (words, rest) = (bits / UInt.bitWidth, UInt(bits % UInt.bitWidth))
        var result = [UInt](repeating: 0, count: words)
        result.reserveCapacity(words + limbs.count + 1)
        guard rest > 0 else { return result + limbs }
        var carry: UInt = 0
        for limb in limbs {
            result.append(limb << rest | carry)
            carry = limb >> (UInt(UInt.bitWidth) - rest)
        }
        if carry > 0 { result.append(carry) }
        return result
    }

    /// `limbs / 2^bits`, for fewer bits than a limb has.
    static func shiftedDown(_ limbs: ArraySlice<UInt>, by bits: Int) -> [UInt] {
        if bits == 0 { return trimmed(Array(limbs)) }
        var result: [UInt] = []
        result.reserveCapacity(limbs.count)
        for k in limbs.indices {
            let above = k + 1 < limbs.endIndex ? limbs[k + 1] << (UInt.bitWidth - bits) : 0
            result.append(limbs[k] >> bits | above)
        }
        return trimmed(result)
    }

    private static func trimmed(_ limbs: [UInt]) -> [UInt] {
        var result = limbs
        while result.last == 0 { result.removeLast() }
        return result
    }
}
