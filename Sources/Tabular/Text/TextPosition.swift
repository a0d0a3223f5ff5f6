/// A place in a text: line and column, both counted from 1, the column in Unicode scalars.
struct TextPosition: Equatable, Sendable {
    var line = 1
    var column = 1

    /// Finds the position of a byte, after the byte order mark if there is one. O(offset).
    static func locating(_ offset: Int, in bytes: [UInt8], from start: Int) -> TextPosition {
        var position = TextPosition()
        var index = start
        while index < offset {
            index += position.advance(over: bytes, at: index)
        }
        return position
    }

    /// Moves past the scalar byte or the line end at `index`; returns its count of bytes, 2 for CR LF. O(1).
    mutating func advance(over bytes: [UInt8], at index: Int) -> Int {
        let byte = bytes[index]
        if byte.isLineEnd {
            line += 1
            column = 1
            let isPair = byte == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
            return isPair ? 2 : 1
        }
        if !byte.continuesScalar { column += 1 }
        return 1
    }
}

/// The bytes that give CSV text its structure.
extension UInt8 {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }

    var isBlank: Bool { self == .space || self == .tab }

    /// True for the second and later bytes of a UTF-8 scalar, which take up no column of their own.
    var continuesScalar: Bool { self & 0xC0 == 0x80 }

    /// True for the control bytes that text files do not hold.
    var isBinary: Bool { (self < 0x20 && !isLineEnd && self != .tab) || self == 0x7F }

    var hexadecimal: String {
        let digits = String(self, radix: 16, uppercase: true)
        return digits.count == 1 ? "0x0\(digits)" : "0x\(digits)"
    }
}
