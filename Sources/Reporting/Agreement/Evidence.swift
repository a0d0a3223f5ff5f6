/// What a page carries so that nobody need believe it.
enum Evidence {
    /// Where the page shows what it recomputed.
    static var selfCheck: ReportPage.Section {
        ReportPage.Section(
            heading: "This page checks itself",
            paragraphs: [
                """
                Where JavaScript runs, a small program in this page, which shares no code with Accord, recomputes from the \
                numbers that the page carries what each type has with and without the contract, whether anybody would refuse, \
                pose as another or be promised too much, and what the group's model performs, over all groups that may come. \
                It does not prove that no better menu exists, and it cannot know whether the inputs are true.
                """
            ], isCheck: true)
    }

    /// The files, which a party can save; nil where there are none.
    static func inputs(_ source: ReportSource) -> ReportPage.Section? {
        source.inputs.isEmpty
            ? nil
            : ReportPage.Section(
                heading: "The inputs",
                paragraphs: [
                    """
                    All that the contract rests on, byte by byte. A browser saves a file from its name below; sha256sum then \
                    says the same number.
                    """
                ], files: source.files)
    }
}
