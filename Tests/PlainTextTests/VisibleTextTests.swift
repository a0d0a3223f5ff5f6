import Testing

@testable import PlainText

@Suite struct VisibleTextTests {
    static let excerpts: [(text: String, excerpt: String)] = [
        ("abc", "\"abc\""),
        ("a b\tc\r\n", "\"a b\\tc\\r\\n\""),
        ("\u{202E}x\u{A0}\u{2028}\u{E000}", "\"\\u{202E}x\\u{A0}\\u{2028}\\u{E000}\""),
        ("日本é🙂", "\"日本é🙂\""),
        (String(repeating: "x", count: 40), "\"\(String(repeating: "x", count: 40))\""),
        (String(repeating: "é", count: 41), "\"\(String(repeating: "é", count: 40))…\""),
    ]

    @Test(arguments: excerpts) func excerptsAreShortAndVisible(text: String, excerpt: String) {
        #expect(text.excerpt == excerpt)
    }

    /// Letters, marks and emoji, and joiners where writing needs them: Hindi, Persian, families and flags of emoji.
    @Test(arguments: [
        "plain", "e\u{301}cole", "Ünïversität", "東京大学", "Жук", "한글", "👩‍🔬 Labor", "👨‍👩‍👧", "❤️‍🔥", "🏳️‍🌈", "👋🏽", "🇩🇪", "1️⃣",
        "क्\u{200D}ष", "می\u{200C}خواهم", "ابن", "שלום",
    ])
    func whatPeopleWriteStays(_ text: String) {
        #expect(Array(text.visible.unicodeScalars) == Array(text.unicodeScalars))
    }

    /// Controls (C0, DEL, C1), overrides and isolates of direction, what has no width, separators, fillers, tags.
    @Test(
        arguments: [
            0x0, 0x7, 0x8, 0xB, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C,
            0x200D, 0x200E,
            0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xE000, 0xFE0F, 0xFEFF, 0xFFF9,
            0xE0001, 0xE0041,
            0x10FFFF,
        ] as [UInt32])
    func whatIsNotSeenIsEscaped(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let escape = "\\u{\(String(value, radix: 16, uppercase: true))}"
        #expect("a\(Character(scalar))b".visible == "a\(escape)b")
        #expect(String(Character(scalar)).visibleLines == escape)
    }

    @Test func onlyLinesKeepTheirEnds() {
        #expect("a\nb\tc".visible == "a\\nb\\tc")
        #expect("a\nb\tc\r\n".visibleLines == "a\nb\\tc\\r\n")
    }
}
