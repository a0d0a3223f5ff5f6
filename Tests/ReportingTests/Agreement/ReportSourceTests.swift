import TestSupport
import Testing

@testable import Reporting

/// What readers learn of where a page comes from: names and bytes, and no folders.
@Suite struct ReportSourceTests {
    private func source(_ files: String...) -> ReportSource {
        ReportSource(
            files.map { ReportSource.Input(file: $0, bytes: Array("type,cost\n".utf8)) }, version: "accord test",
            runtime: .missing)
    }

    @Test func foldersAreLeftOut() {
        let source = source("/home/anna/secret/types.csv", "../curve.csv")
        #expect(source.names == ["types.csv", "curve.csv"])
        #expect(
            source.shown([
                "accord", "design", "/home/anna/secret/types.csv", "--accuracy", "table:../curve.csv", "--report",
                "/home/anna/r.html",
                "--came", "a/b=1",
            ]) == [
                "scripts/accord", "design", "types.csv", "--accuracy", "table:curve.csv", "--report", "r.html",
                "--came", "a/b=1",
            ])
    }

    @Test func oneNameIsTwoFiles() {
        let source = source("a/types.csv", "b/types.csv", "-", "b/types-2.csv")
        #expect(source.names == ["types.csv", "types-2.csv", "standard-input.csv", "types-2-2.csv"])
        #expect(source.shown(["accord", "design", "-"]) == ["scripts/accord", "design", "standard-input.csv"])
    }

    @Test func filesAreCarriedByteByByte() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x41, 0x0D, 0x0A, 0xFF]
        let file = AttachedFile(ReportSource.Input(file: "x/y.csv", bytes: bytes), named: "y.csv")
        #expect(file.base64 == "77u/QQ0K/w==")
        #expect(file.fingerprint == Fingerprint(of: bytes).description && file.remark == nil)
        let long = AttachedFile(
            ReportSource.Input(file: "y.csv", bytes: Array(String(repeating: "a\n", count: 100).utf8)), named: "y.csv")
        #expect(long.remark == "41 more lines are in the file, and not shown.")
        let large = AttachedFile(
            ReportSource.Input(file: "y.csv", bytes: [UInt8](repeating: 65, count: 2_000_001)), named: "y.csv")
        #expect(large.base64 == nil && large.remark?.contains("2000001 bytes") == true)
    }

    @Test func theDayCanBeSaid() {
        #expect(ReportDay.today(environment: ["SOURCE_DATE_EPOCH": "1767312000"]) == "2 January 2026")
        #expect(ReportDay.today(environment: [:]).wholeMatch(of: /\d{1,2} [A-Z][a-z]+ \d{4}/) != nil)
    }
}
