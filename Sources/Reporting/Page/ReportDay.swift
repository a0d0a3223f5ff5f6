import Foundation

/// The day on which a page is made.
public enum ReportDay {
    /// The variable that says it in seconds since 1970, for those who make the same page again.
    package static let variable = "SOURCE_DATE_EPOCH"

    /// Today, or the day that the variable says, such as `2 January 2026`.
    public static func today(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        let stated = environment[variable].flatMap(Double.init).map(Date.init(timeIntervalSince1970:))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = stated == nil ? .current : .gmt
        let parts = calendar.dateComponents([.day, .month, .year], from: stated ?? Date())
        return "\(parts.day ?? 1) \(months[(parts.month ?? 1) - 1]) \(parts.year ?? 1970)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
