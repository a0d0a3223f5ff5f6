import ContractDesign
import Inputs

/// One row of a menu as JSON and CSV write it: one list of names, so that the two cannot drift apart.
struct OfferRecord: Encodable {
    private let offer: Offer

    init(_ offer: Offer) { self.offer = offer }

    typealias Field = MenuColumn

    enum Value {
        case text(String)
        case number(Double?)
        case count(Int)
        case truth(Bool)
        case list([String])
    }

    func value(_ field: Field) -> Value {
        switch field {
        case .type: .text(offer.type.name)
        case .cost: .number(offer.type.cost)
        case .probability: .number(offer.type.probability)
        case .quality: .number(offer.type.quality)
        case .contribution: .number(offer.contribution)
        case .effectiveContribution: .number(offer.effectiveContribution)
        case .reward: .number(offer.reward)
        case .rewardPerformance: .number(offer.rewardPerformance)
        case .cap: .number(offer.cap)
        case .share: .number(offer.share)
        case .utility: .number(offer.utility)
        case .outsideOption: .number(offer.outsideOption)
        case .standaloneContribution: .number(offer.standaloneContribution)
        case .excluded: .truth(offer.isExcluded)
        case .pool: .count(offer.pool)
        case .binding: .list(offer.binding.map(\.key))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Field.self)
        for field in Field.allCases {
            switch value(field) {
            case .text(let text): try container.encode(text, forKey: field)
            case .number(let number?): try container.encode(number, forKey: field)
            case .number(nil): try container.encodeNil(forKey: field)
            case .count(let count): try container.encode(count, forKey: field)
            case .truth(let truth): try container.encode(truth, forKey: field)
            case .list(let list): try container.encode(list, forKey: field)
            }
        }
    }

    /// The cells of a CSV row, in the order of `Field.allCases`.
    var cells: [String] {
        Field.allCases.map { field in
            switch value(field) {
            case .text(let text): text
            case .number(let number): number?.exact ?? ""
            case .count(let count): String(count)
            case .truth(let truth): String(truth)
            case .list(let list): list.joined(separator: ";")
            }
        }
    }
}
