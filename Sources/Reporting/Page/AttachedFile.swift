import Foundation
import PlainText

/// A file that a page carries, byte by byte.
struct AttachedFile: Sendable {
    /// For people and for the file system.
    let name: String
    /// Of the bytes, 64 hexadecimal digits.
    let fingerprint: String
    /// The bytes; nil where the page would become too large by them.
    let base64: String?
    /// The beginning, to be read; empty where the file is not carried.
    let text: String
    /// What of the file is not shown or not carried, in a sentence.
    let remark: String?

    /// Bytes of a file that a page carries at most, and lines that it shows.
    private static let (mostBytes, mostLines) = (2_000_000, 60)

    init(_ input: ReportSource.Input, named name: String) {
        self.name = name
        fingerprint = input.fingerprint.description
        guard input.bytes.count <= Self.mostBytes else {
            base64 = nil
            text = ""
            remark = "It has \(input.bytes.count) bytes, too many for this page: ask for the file itself."
            return
        }
        base64 = Data(input.bytes).base64EncodedString()
        let lines = String(decoding: input.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        text = lines.prefix(Self.mostLines).joined(separator: "\n")
        let more = lines.count - Self.mostLines
        remark = more > 0 ? "\(more) more lines are in the file, and not shown." : nil
    }
}
