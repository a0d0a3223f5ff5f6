import Foundation
import Reporting

extension TextRoom {
    /// The width of the terminal that standard output is; no limit where it is none, or does not say.
    /// - Parameter elsewhere: where everything is that finds no room, as a clause.
    static func standardOutput(elsewhere: String) -> TextRoom {
        guard isatty(STDOUT_FILENO) == 1 else { return .unlimited }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return TextRoom(columns: Int(size.ws_col), elsewhere: elsewhere)
        }
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
        return TextRoom(columns: columns.flatMap { $0 > 0 ? $0 : nil }, elsewhere: elsewhere)
    }
}
