import Files
import PlainText

/// A page for each type of a contract, for its parties alone: what they are offered, and nothing of the others' costs,
/// names or offers.
public struct OfferPages: Sendable {
    private let contract: WrittenContract
    private let source: ReportSource

    /// The pages of a contract that was written.
    /// - Parameters:
    ///   - contract: as it was written.
    ///   - source: the file that holds it, of which the pages name the checksum alone.
    public init(of contract: WrittenContract, from source: ReportSource) {
        self.contract = contract
        self.source = source
    }

    /// The pages as files of a folder, named for their types.
    /// - Throws: where the template is broken, which a test would have found.
    public func files(in folder: String) throws -> [(path: String, bytes: [UInt8])] {
        let names = Self.fileNames(contract.menu.map(\.type))
        return try names.enumerated().map { index, name in
            (PathParts.path(of: "\(name).html", in: folder), try page(index).html())
        }
    }

    /// A line for each page: its file and the type that it is for.
    public var list: String {
        zip(Self.fileNames(contract.menu.map(\.type)), contract.menu).map { "  \($0).html: \($1.type.visible)" }
            .joined(separator: "\n")
    }

    private func page(_ index: Int) -> ReportPage {
        let text = OfferText(
            contract: contract, type: contract.problem.types[index], offer: contract.menu[index],
            kept: contract.rewards!.types[index], policy: contract.rewards!.policy, draws: contract.rewards!.draws,
            ownView: contract.ownView?.first { $0.type == contract.menu[index].type })
        let name = contract.menu[index].type
        return ReportPage(
            title: contract.title ?? "An offer to take part",
            lead: "The offer to parties of type \(name.visible), and to nobody else.",
            header: [
                contract.consortium.map { Fact("Between the members of", $0) }, source.day.map { Fact("Date", $0) },
                Fact("Made by", source.version),
            ].compactMap(\.self)
                + source.inputs.map { Fact("SHA-256 of the contract", $0.fingerprint.description) },
            sections: [
                text.offered, text.gains, text.expected, text.day,
                OpenPoints.section,
                ReportPage.Section(
                    heading: "Acceptance",
                    paragraphs: ["Whoever signs takes this offer, as it stands on this page."],
                    form: ReportPage.SignatureForm(
                        ["Name of the party", "Date", "Signature"], lines: [[], ["(the coordinator)"]])),
                Glossary.offers,
            ], runtime: .missing)
    }

    /// A name for each type's file that every file system takes, none like another even where capitals do not count.
    static func fileNames(_ types: [String]) -> [String] {
        let plain = types.map { type in
            let words = type.unicodeScalars.split { !$0.isPlain }.map { String(String.UnicodeScalarView($0)) }
            return String((["offer"] + words).joined(separator: "-").prefix(60))
        }
        // A type has the name that nobody else would have; others are told apart by their place in the contract.
        let counts = Dictionary(plain.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
        let own = plain.map { $0 != "offer" && counts[$0.lowercased()] == 1 }
        var taken = Set(zip(plain, own).filter(\.1).map { $0.0.lowercased() })
        var used: Set<String> = []
        return types.indices.map { i in
            if own[i], used.insert(plain[i].lowercased()).inserted { return plain[i] }
            var name = "\(plain[i])-no-\(i + 1)"
            while !taken.insert(name.lowercased()).inserted { name += "x" }
            used.insert(name.lowercased())
            return name
        }
    }
}

extension Unicode.Scalar {
    /// Whether every file system takes it as it is.
    fileprivate var isPlain: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
