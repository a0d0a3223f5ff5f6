extension Character {
    /// The columns that a terminal gives the character: 2 for East Asian wide ones and emoji, 1 for others.
    fileprivate var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        let isWide =
            scalar.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
            || Self.wideRanges.contains { $0.contains(scalar.value) }
        return isWide ? 2 : 1
    }

    /// The blocks of Unicode in which characters are wide (UAX #11, classes W and F).
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}

extension String {
    /// The columns that a terminal gives the text.
    var columns: Int { reduce(0) { $0 + $1.columns } }
}
