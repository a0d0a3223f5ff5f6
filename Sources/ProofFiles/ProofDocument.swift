import ContractDesign
import Foundation
import PlainText

/// A proof of a contract as a file holds it: JSON by the schema `accord.proof/1`, every number the decimal that is written.
public struct ProofDocument: Codable, Sendable {
    /// Changes where a reader of the file would have to.
    public static let schema = "accord.proof/1"

    var schema = ProofDocument.schema
    var problem: ProblemRecord
    var menu: [OfferRecord]
    var claims: Claims
    /// By class; by curve and class where outside options rest on several.
    var alone: Witnesses
    var tree: NodeRecord?

    struct OfferRecord: Codable, Sendable {
        var contribution: WrittenDecimal
        var reward: WrittenDecimal
    }

    struct Claims: Codable, Sendable {
        var lower: WrittenDecimal
        var upper: WrittenDecimal?
        var violation: WrittenDecimal
    }

    /// The file's content as compact UTF-8 that ends with a line break.
    /// - Throws: `EncodingError` for a decimal of more than 38 digits.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// Reads what ``json()`` writes.
    /// - Throws: `ProofFileError`.
    public init(json bytes: [UInt8]) throws(ProofFileError) {
        do {
            self = try JSONDecoder().decode(ProofDocument.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw ProofFileError(error)
        } catch {
            throw ProofFileError(place: "", problem: "it is not JSON")
        }
        guard schema == Self.schema else {
            throw ProofFileError(place: "schema", problem: "it is not \(Self.schema.debugDescription)")
        }
    }
}

/// A decimal number with all its digits, up to 38.
struct WrittenDecimal: Codable, Sendable, Hashable {
    var decimal: ExactDecimal

    init(_ decimal: ExactDecimal) { self.decimal = decimal }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let written = try container.decode(Decimal.self)
        guard !written.isNaN, let decimal = ExactDecimal(written.description) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "it is not a number")
        }
        self.decimal = decimal
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        guard let written = Decimal(string: decimal.text), ExactDecimal(written.description) == decimal else {
            throw EncodingError.invalidValue(
                decimal.text,
                EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "It has more than 38 digits."))
        }
        try container.encode(written)
    }
}

/// What types do alone: a list by class, or one such list a curve.
enum Witnesses: Codable, Sendable {
    case ofOneCurve([Double?])
    case ofCurves([[Double?]])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let one = try? container.decode([Double?].self) {
            self = .ofOneCurve(one)
        } else {
            self = .ofCurves(try container.decode([[Double?]].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .ofOneCurve(let one): try container.encode(one)
        case .ofCurves(let several): try container.encode(several)
        }
    }
}

/// Why a file is no proof.
public struct ProofFileError: Error, Hashable, Sendable {
    /// Where in the document, such as `menu[2].reward`; empty for all of it.
    public var place: String
    /// What is wrong there, a clause.
    public var problem: String

    init(place: String, problem: String) {
        self.place = place
        self.problem = problem
    }

    init(_ error: DecodingError) {
        let fault = DecodingFault(error)
        self.init(place: fault.place, problem: fault.problem)
    }
}

extension String {
    /// A sentence that goes on in another.
    var trimmedFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
