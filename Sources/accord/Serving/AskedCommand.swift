import ArgumentParser
import Foundation

/// A command of the command line that can be asked over HTTP, and what of it stands in the question as a table.
struct AskedCommand: Sendable {
    /// After `/api/`.
    let name: String
    let type: any AnsweringCommand.Type
    /// The table that the command takes without an option's name; nil where it has none.
    let main: String?
    /// Options that name a table, by key; the question holds the table itself.
    let tables: Set<String>

    static let all = [
        AskedCommand(name: "design", type: DesignCommand.self, main: "types", tables: ["scenarios", "pilot"]),
        AskedCommand(name: "verify", type: VerifyCommand.self, main: "types", tables: ["scenarios", "pilot", "menu"]),
        AskedCommand(name: "fit", type: FitCommand.self, main: "pilot", tables: []),
        AskedCommand(name: "bargain", type: BargainCommand.self, main: "specialists", tables: ["utilities"]),
        AskedCommand(
            name: "compete", type: CompeteCommand.self, main: nil,
            tables: ["prior", "payoffs", "masses", "profile", "evidence"]),
        AskedCommand(name: "align", type: AlignCommand.self, main: "ratings", tables: []),
    ]

    /// A learning curve as measured, which stands for `--accuracy table:FILE`.
    static let points = "points"
    /// Options that concern files, a terminal or the whole process.
    static let withheld: Set<String> = [
        "output", "format", "quiet", "report", "charts", "proof", "lp", "progress", "memory-limit", "help", "version",
    ]

    /// Keys whose values are tables.
    var allTables: Set<String> { tables.union([main, takesPoints ? Self.points : nil].compactMap(\.self)) }

    /// Whether the command can be told to end after some seconds; others take none.
    var hasTimeLimit: Bool { name != "fit" && name != "align" }

    private var takesPoints: Bool { name == "design" || name == "verify" }
}

/// In which form an answer is wanted, the last part of the path.
enum AnswerForm: String, CaseIterable {
    /// The JSON document.
    case document = ""
    /// The document with the charts as Vega-Lite.
    case charts
    /// A page.
    case report
    /// The menu as CSV.
    case menu
    /// What scripts/check-proof reads.
    case proof
    /// The final linear program.
    case lp

    /// Those that a command has.
    static func all(of command: AskedCommand) -> [AnswerForm] {
        switch command.name {
        case "design": allCases
        case "verify": [.document]
        default: [.document, .charts, .report]
        }
    }

    /// Groups that are drawn for a document, which has to be there while somebody drags.
    static let draws = 1000

    /// What the command is asked for beside the question.
    func words(asked words: [String], of command: AskedCommand) -> [String] {
        switch self {
        case .document where command.name == "design" && !words.contains { $0.hasPrefix("--draws=") }:
            ["--draws=\(Self.draws)"]
        case .document, .charts, .report, .menu: []
        case .proof: ["--proof=proof.json"]
        case .lp: ["--lp=program.lp"]
        }
    }
}
