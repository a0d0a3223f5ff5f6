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

    /// An amount to so many decimals, or to three digits where these would show nothing of it.
    func amount(_ digits: Int) -> String {
        let text = decimals(digits)
        return self != 0 && !text.contains { ("1"..."9").contains($0) } ? significant(3) : text
    }

    /// The shortest text that reads back as the same number, for machines.
    var exact: String { description }

    /// The same in minutes, hours or days where it is long.
    var asLongDuration: String {
        switch self {
        case ..<120: asDuration
        case ..<7200: "\((self / 60).significant(3)) min"
        case ..<172_800: "\((self / 3600).significant(3)) h"
        default: "\((self / 86_400).significant(3)) days"
        }
    }

    /// Seconds in a unit that suits their size: `0.42 ms`, `1.3 s`.
    var asDuration: String {
        self < 1 ? "\((self * 1000).significant(3)) ms" : "\(significant(3)) s"
    }
}
