import ArgumentParser
import ContractDesign
import PlainText

/// Parties that are told to act otherwise than is best for them.
struct Deviation {
    /// As it was written, for messages.
    var text: String
    /// By its place in the population.
    var type: Int
    /// The type whose offer they take; nil for staying away.
    var offer: Int?
    /// In (0, 1].
    var fraction: Double

    /// Reads `TYPE=OTHER[:FRACTION]` and `TYPE[:FRACTION]`.
    /// - Throws: `ValidationError` for what is neither.
    static func list(lies: [String], absences: [String], in population: Population) throws -> [Deviation] {
        let names = population.types.map(\.name)
        let known = population.examples
        let liars = try lies.map { text in
            for (whole, fraction) in readings(of: text) {
                for sign in whole.indices where whole[sign] == "=" {
                    guard let type = names.firstIndex(of: String(whole[..<sign])),
                        let offer = names.firstIndex(of: String(whole[whole.index(after: sign)...]))
                    else { continue }
                    return try Deviation(text: "--lie \(text)", type: type, offer: offer, fraction: fraction).checked()
                }
            }
            throw ValidationError("--lie \(text): write TYPE=OTHER or TYPE=OTHER:FRACTION, with types among \(known).")
        }
        let absentees = try absences.map { text in
            for (name, fraction) in readings(of: text) {
                guard let type = names.firstIndex(of: name) else { continue }
                return try Deviation(text: "--away \(text)", type: type, offer: nil, fraction: fraction).checked()
            }
            throw ValidationError("--away \(text): write TYPE or TYPE:FRACTION, with a type among \(known).")
        }
        return liars + absentees
    }

    /// The text as a whole, then, where it ends in a number after a colon, with that as a fraction: names may hold colons.
    private static func readings(of text: String) -> [(String, fraction: Double)] {
        guard let colon = text.lastIndex(of: ":"),
            let fraction = DecimalLiteral(String(text[text.index(after: colon)...]))?.double
        else {
            return [(text, 1)]
        }
        return [(text, 1), (String(text[..<colon]), fraction)]
    }

    private func checked() throws -> Deviation {
        guard fraction > 0, fraction <= 1 else {
            throw ValidationError("\(text): the fraction must be above 0 and at most 1.")
        }
        return self
    }
}

extension Population {
    /// Names that types have, for messages: the first ten.
    var examples: String { types.prefix(10).map(\.name).joined(separator: ", ") + (types.count > 10 ? ", ..." : "") }
}
