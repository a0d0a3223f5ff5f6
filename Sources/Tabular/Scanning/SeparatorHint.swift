/// Notices a file whose cells are separated by something else than commas.
enum SeparatorHint {
    private static let rivals: [(byte: UInt8, name: String)] = [
        (UInt8(ascii: ";"), "semicolons"), (.tab, "tabs"), (UInt8(ascii: "|"), "bars"),
    ]

    /// A sentence for a remedy, or nil when the first line has a comma or no other separator. O(line).
    static func sentence(for text: ArraySlice<UInt8>) -> String? {
        let firstLine = text.prefix { !$0.isLineEnd }
        guard !firstLine.contains(.comma) else { return nil }
        return rivals.first { firstLine.contains($0.byte) }.map {
            "The first line has \($0.name) and no commas: separate the cells with commas."
        }
    }
}
