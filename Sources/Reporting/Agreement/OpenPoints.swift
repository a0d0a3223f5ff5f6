/// What no computation settles, for those who sign to write down.
enum OpenPoints {
    static let section = ReportPage.Section(
        heading: "What is left to be settled",
        paragraphs: [
            """
            The numbers say who brings how much and gets what. They do not say the following, which is best written down before \
            anybody signs.
            """
        ],
        form: ReportPage.SignatureForm(
            ["To be settled", "What was settled"],
            lines: [
                ["What one unit of data is, how it is counted, and how amounts are rounded"],
                ["Who trains the model, who measures it, and on which rows that nobody trains on"],
                ["What happens if others come than were reckoned with, or fewer"],
                ["What happens if a party brings less than its offer asks, or a copy is worse than promised"],
                ["What may be done with the data, and with the copies, and until when"],
            ]))
}
