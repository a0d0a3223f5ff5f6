/// A sum in blocks, so that its error does not grow with the number of terms as that of a running sum does.
package enum BlockedSum {
    @inlinable @inline(__always)
    package static func over(_ count: Int, _ term: (Int) -> Double) -> Double {
        var total = 0.0
        var start = 0
        while start < count {
            let end = min(start + 256, count)
            var strands = SIMD4<Double>.zero
            var k = start
            while k + 4 <= end {
                strands += SIMD4(term(k), term(k + 1), term(k + 2), term(k + 3))
                k += 4
            }
            var block = strands.sum()
            while k < end {
                block += term(k)
                k += 1
            }
            total += block
            start = end
        }
        return total
    }
}
