import PlainText
import Tabular

/// What the command line adds to the words of a library: which option mends it.
enum Advice {
    /// The error for a person, with the option that mends it where there is one.
    static func complaint(_ error: any Error) -> String {
        guard let column = (error as? TableError)?.unknownColumn else { return "\(error)" }
        return "\(error) To read the table without it, add --ignore \(word(column))."
    }

    /// A name as it is written in a shell.
    private static func word(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain ? name : "'\(name.visible)'"
    }
}
