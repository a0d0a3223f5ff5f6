import ContractDesign
import Inputs

/// One row of a menu as JSON and CSV write it: one list of names, so that the two cannot drift apart.
struct OfferRecord: Encodable {
    private let offer: Offer
    private let fields: [Field]

    /// - Parameter fields: of all offers of the menu.
    init(_ offer: Offer, _ fields: [Field]) {
        self.offer = offer
        self.fields = fields
    }

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
        case .value: .number(offer.type.value)
        case .outside: .number(offer.type.outside)
        case .capacity: .number(offer.type.capacity)
        case .worth: .number(offer.worth)
        case .outsideSource: .text(offer.outsideSource.rawValue)
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
        for field in fields {
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

    /// The cells of a CSV row, in the order of the fields.
    var cells: [String] {
        fields.map { field in
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

extension [ParticipantType] {
    /// Which columns a menu for these types has: values, outside options and capacities where a type has its own.
    /// - Parameter hasSources: whether some outside option comes from elsewhere than training alone.
    func menuFields(sources hasSources: Bool) -> [OfferRecord.Field] {
        OfferRecord.Field.allCases.filter { field in
            switch field {
            case .value, .worth: haveOwnValues
            case .outside: nameOutsideOptions
            case .capacity: haveCapacities
            case .outsideSource: hasSources
            default: true
            }
        }
    }

    /// Whether some type puts a value of its own on models.
    var haveOwnValues: Bool { contains { $0.value != 1 } }
    /// Whether some type says what it has without the contract.
    var nameOutsideOptions: Bool { contains { $0.outside != nil } }
    /// Whether some type owns only so much.
    var haveCapacities: Bool { contains { $0.capacity != nil } }
}

extension Menu {
    /// Its types, in its order.
    var types: [ParticipantType] { offers.map(\.type) }

    /// Which columns its offers have.
    var fields: [OfferRecord.Field] {
        types.menuFields(sources: offers.contains { $0.outsideSource != .alone })
    }

    /// A row for each offer.
    var records: [OfferRecord] {
        let fields = fields
        return offers.map { OfferRecord($0, fields) }
    }
}
