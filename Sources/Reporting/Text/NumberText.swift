import Foundation
import PlainText

extension Double {
    /// The number to so many significant digits, for people: `391.909`, `1.2e-13`, `0`.
    func significant(_ digits: Int) -> String {
        self == 0 ? "0" : String(format: "%.\(digits)g", self)
    }

    /// The number to so many decimals, for people; 0 without a sign.
    func decimals(_ digits: Int) -> String {
        let text = String(format: "%.\(digits)f", self)
        return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) } ? String(text.dropFirst()) : text
    }

    /// The shortest text that reads back as the same number, for machines.
    var exact: String { description }

    /// Seconds in a unit that suits their size: `0.42 ms`, `1.3 s`.
    var asDuration: String {
        self < 1 ? "\((self * 1000).significant(3)) ms" : "\(significant(3)) s"
    }
}
