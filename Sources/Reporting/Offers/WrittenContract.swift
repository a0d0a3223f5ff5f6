import Foundation
import PlainText

/// A contract as `design` writes it in JSON: as much of it as offers are made of.
public struct WrittenContract: Decodable, Sendable {
    struct Problem: Decodable, Sendable {
        var accuracy, participation, valuation, conditioning: String
        /// The upper one, where there are two.
        var accuracyHigh: String?
        var types: [WrittenType]
        var worstProbabilities: [Double]?
        var scenarios: [WrittenScenario]?
    }

    struct WrittenScenario: Decodable, Sendable {
        var name: String
    }

    struct WrittenType: Decodable, Sendable {
        var name: String
        var cost: Double
        var quality: Double
        var value: Double?
        var capacity: Double?
    }

    /// On what a curve rests that was fitted.
    struct Pilot: Decodable, Sendable {
        var baseline: Double
    }

    struct WrittenOffer: Decodable, Sendable {
        var type: String
        var contribution, effectiveContribution, reward, rewardPerformance: Double
        var utility, outsideOption, standaloneContribution: Double
        var outsideSource: String?
    }

    /// What a party expects that knows itself to be in.
    struct OwnView: Decodable, Sendable {
        var type: String
        var reward, shortfall: Double
    }

    struct Rewards: Decodable, Sendable {
        var policy: String
        var draws: Int?
        var types: [Kept]
    }

    struct Kept: Decodable, Sendable {
        var type: String
        var part, threshold: Double?
        var quantiles: [String: Double]
    }

    let schema: String
    let title, consortium: String?
    let problem: Problem
    let menu: [WrittenOffer]
    let rewards: Rewards?
    let ownView: [OwnView]?
    let pilot: Pilot?

    /// The schema that is read.
    static let readable = "accord.contract/1"

    /// Reads what `design` wrote.
    /// - Throws: ``WrittenContractError`` where the bytes are no such document, or one without a menu.
    public init(json bytes: [UInt8]) throws(WrittenContractError) {
        do {
            let schema = try JSONDecoder().decode(Named.self, from: Data(bytes)).schema
            guard schema == Self.readable else {
                throw WrittenContractError(
                    place: "schema", problem: "it is \(schema.debugDescription), not \(Self.readable.debugDescription)")
            }
            self = try JSONDecoder().decode(WrittenContract.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw WrittenContractError(error)
        } catch let error as WrittenContractError {
            throw error
        } catch {
            throw WrittenContractError(place: "", problem: "it cannot be read")
        }
        try requireOffers()
    }

    /// Only which document it is.
    private struct Named: Decodable {
        var schema: String
    }

    private func requireOffers() throws(WrittenContractError) {
        guard !menu.isEmpty, let rewards else {
            throw WrittenContractError(place: "menu", problem: "there are no offers in it, since no contract was found")
        }
        guard ["proportional", "threshold"].contains(rewards.policy) else {
            throw WrittenContractError(
                place: "rewards.policy", problem: "it is \(rewards.policy.debugDescription), which is unknown")
        }
        let names = menu.map(\.type)
        guard problem.types.map(\.name) == names, rewards.types.map(\.type) == names, Set(names).count == names.count
        else {
            throw WrittenContractError(
                place: "menu",
                problem: "its types are not those of problem.types and rewards.types, each once and in one order")
        }
        for (i, offer) in menu.enumerated() { try requireSense(of: offer, problem.types[i], at: "menu[\(i)]") }
        for (i, kept) in rewards.types.enumerated() {
            if let part = kept.part, !(0...1).contains(part) {
                throw WrittenContractError(
                    place: "rewards.types[\(i)].part", problem: "it is \(part), and no part of a model")
            }
            let rule = rewards.policy == "threshold" ? kept.threshold : kept.part
            guard rule != nil, OfferText.quantiles.allSatisfy({ kept.quantiles[$0.key] != nil }) else {
                throw WrittenContractError(
                    place: "rewards.types[\(i)]", problem: "its rule or its quantiles are missing")
            }
        }
    }
}

extension WrittenContract {
    /// Checks that the numbers of an offer are those of one: what it leaves is the model's worth less the data's cost, and no
    /// less than staying out.
    private func requireSense(
        of offer: WrittenOffer, _ type: WrittenType, at place: String
    ) throws(WrittenContractError) {
        let signs = [
            ("contribution", offer.contribution), ("reward", offer.reward),
            ("effectiveContribution", offer.effectiveContribution),
        ]
        if let (key, number) = signs.first(where: { !($0.1 >= 0) }) {
            throw WrittenContractError(place: "\(place).\(key)", problem: "it is \(number), which no offer has")
        }
        let worth = (type.value ?? 1) * offer.reward
        let utility = worth - type.cost * offer.contribution
        let rounding = 1e-6 * max(1, abs(worth), abs(offer.outsideOption))
        guard abs(utility - offer.utility) <= rounding else {
            throw WrittenContractError(
                place: "\(place).utility",
                problem: "it is \(offer.utility), and the reward's worth less the contribution's cost is \(utility)")
        }
        guard offer.utility >= offer.outsideOption - rounding else {
            throw WrittenContractError(
                place: "\(place).utility",
                problem: "it is \(offer.utility), less than the outside option \(offer.outsideOption)")
        }
    }
}

/// Why a file is no contract that offers can be made of.
public struct WrittenContractError: Error, Hashable, Sendable {
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
