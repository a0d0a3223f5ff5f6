import Foundation

/// How often a test tries: as often as fits into an ordinary run, or, with ACCORD_CAMPAIGN=1 in the environment, as often as
/// it takes to trust the answer.
public enum Campaign {
    public static let isOn = ProcessInfo.processInfo.environment["ACCORD_CAMPAIGN"] == "1"

    public static func count(_ ordinary: Int, _ campaign: Int) -> Int { isOn ? campaign : ordinary }
}
