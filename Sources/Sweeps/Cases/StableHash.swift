/// FNV-1a, 64 bits: the same number for the same bytes, today and on any machine.
///
/// Each step is a bijection of the state, so that two inputs of one length that differ in one byte never agree.
struct StableHash {
    private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        // No byte of UTF-8, so that neighbours cannot trade letters.
        add(byte: 0xFF)
    }
}
